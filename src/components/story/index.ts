import Chart from './Chart.astro';
import Figure from './Figure.astro';
import Period from './Period.astro';
import Statement from './Statement.astro';
import Statements from './Statements.astro';
import Term from './Term.astro';

/** What a story may use besides words; `stories/check.ts` knows their attributes. */
export const storyComponents = { Chart, Figure, Period, Statement, Statements, Term };
