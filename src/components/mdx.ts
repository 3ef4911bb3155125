import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import Command from './guide/Command.astro';
import GuideLink from './guide/GuideLink.astro';
import Label from './guide/Label.astro';
import Mistake from './guide/Mistake.astro';
import Picture from './guide/Picture.astro';
import StatementList from './StatementList.astro';
import Chart from './story/Chart.astro';
import Figure from './story/Figure.astro';
import Statement from './story/Statement.astro';
import Term from './story/Term.astro';

/** What a story of a report may use besides words; `stories/check.ts` knows their attributes. Links as in the guide. */
export function storyComponents(report: string) {
  const component: AstroComponentFactory = Figure;
  // MDX passes on what stands in the story, and nothing else.
  const figure = (shows: 'figure' | 'period') => {
    const filled: AstroComponentFactory = (result, props, slots) =>
      component(result, { ...props, report, shows }, slots);
    return Object.assign(filled, component);
  };
  return {
    a: GuideLink,
    Chart,
    Figure: figure('figure'),
    Period: figure('period'),
    Statement,
    Statements: StatementList,
    Term,
  };
}

/** What a section of the guide may use. A Markdown link to `/data/` leads to that page in the guide's language. */
export const guideComponents = { a: GuideLink, Command, File: Command, Label, Mistake, Picture };
