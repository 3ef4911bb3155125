import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import StatementList from '../StatementList.astro';
import Chart from './Chart.astro';
import Figure from './Figure.astro';
import Period from './Period.astro';
import Statement from './Statement.astro';
import Term from './Term.astro';

/** What a story of a report may use besides words; `stories/check.ts` knows their attributes. */
export function storyComponents(report: string) {
  const components = { Chart, Figure, Period, Statement, Statements: StatementList, Term };
  return { ...components, Figure: ofReport(Figure, report), Period: ofReport(Period, report) };
}

/** A component that is told which report's story it stands in, for MDX passes on what stands in the story and nothing else. */
function ofReport(component: AstroComponentFactory, report: string): AstroComponentFactory {
  const told: AstroComponentFactory = (result, props, slots) =>
    component(result, { ...props, report }, slots);
  return Object.assign(told, component);
}
