import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import StatementList from '../StatementList.astro';
import Chart from './Chart.astro';
import Figure from './Figure.astro';
import Statement from './Statement.astro';
import Term from './Term.astro';

/** What a story of a report may use besides words; `stories/check.ts` knows their attributes. */
export function storyComponents(report: string) {
  const component: AstroComponentFactory = Figure;
  // MDX passes on what stands in the story, and nothing else.
  const figure = (shows: 'figure' | 'period') => {
    const filled: AstroComponentFactory = (result, props, slots) =>
      component(result, { ...props, report, shows }, slots);
    return Object.assign(filled, component);
  };
  return {
    Chart,
    Figure: figure('figure'),
    Period: figure('period'),
    Statement,
    Statements: StatementList,
    Term,
  };
}
