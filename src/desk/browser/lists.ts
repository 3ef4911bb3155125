import { drawingWidth } from '../../formats/picture/widths.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { problemText } from '../../i18n/problems.ts';
import type { ChartChange, RenderedChart } from '../changes.ts';
import type { CheckResult, PlacedProblem } from '../desk.ts';
import type { FilePosition } from '../edits.ts';
import { create, part, say, sayCount, setup } from './page.ts';

/** The list of problems, each a link to its cell. Returns a function that shows a check's problems. */
export function problemList(go: (position: FilePosition) => void): (found: CheckResult) => void {
  const list = create('ol');
  const lead = create('p', 'desk-lead');
  let listed: readonly PlacedProblem[] = [];
  part('desk-problems').append(list, lead);
  list.addEventListener('click', ({ target }) => {
    const item = (target as Element).closest('li');
    const problem = item && listed[[...list.children].indexOf(item)];
    if (problem) go({ ...problem, column: problem.at });
  });
  return ({ problems, total }) => {
    listed = problems;
    // A pressed button must stay the same element until the click: a check may end in between.
    while (list.children.length > problems.length) list.lastElementChild?.remove();
    while (list.children.length < problems.length)
      list.append(create('li', {}, create('button', { type: 'button' })));
    for (const [at, button] of list.querySelectorAll('button').entries())
      button.replaceChildren(...problemWords(problems[at]!));
    const more = total - problems.length;
    lead.textContent = total === 0 ? say('desk.sound') : more > 0 ? sayCount('desk.more', more) : '';
  };
}

function problemWords(problem: PlacedProblem): HTMLElement[] {
  const { file, line, column, code } = problem;
  const { message, fix } = problemText(problem, setup.locale);
  const place =
    column === null ? say('desk.place', { file, line }) : say('desk.placeColumn', { file, line, column });
  return [
    create('span', 'desk-place', place),
    create('b', {}, say(`problem.${code}` as MessageKey)),
    create('span', {}, `${message} ${fix}`),
  ];
}

/** The charts affected by the changes, before and after. */
export function chartList(go: (position: FilePosition) => void, onResize: () => void) {
  const host = part('desk-charts');
  const width = () => drawingWidth(host.clientWidth);
  let lastWidth = 0;
  new ResizeObserver(() => {
    if (width() === lastWidth || host.clientWidth === 0) return;
    lastWidth = width();
    onResize();
  }).observe(host);
  const show = (charts: CheckResult['charts']) => {
    const lead = charts ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    const shown = charts?.map((chart) => chartElement(chart, go)) ?? host.querySelectorAll('article');
    host.replaceChildren(create('p', 'desk-lead', lead), ...shown);
  };
  return { width, show };
}

function chartElement(
  { before, after, values, places }: ChartChange,
  go: (position: FilePosition) => void,
): HTMLElement {
  const { title = '', subtitle = '' } = after ?? before ?? {};
  const leads = [...(before ? [] : [say('desk.chartNew')]), ...(after ? [] : [say('desk.chartGone')])];
  const changes = values.map(({ label, before, after }) => {
    const [removed, added] = [before, after].map((value) => value || say('desk.none'));
    return create('li', {}, `${label}: `, create('del', {}, removed!), ' → ', create('ins', {}, added!));
  });
  const article = create(
    'article',
    {},
    create('h3', {}, title),
    ...(before && after && before.subtitle !== after.subtitle ? [] : [create('p', 'subtitle', subtitle)]),
    ...leads.map((text) => create('p', 'desk-lead', text)),
    ...(changes.length > 0 ? [create('ul', 'desk-values', ...changes)] : []),
    ...(before ? [drawing('before', before, after)] : []),
    ...(after ? [drawing('after', after, before)] : []),
  );
  for (const mark of article.querySelectorAll('.drawings a')) {
    const place = places[mark.getAttribute('href')?.slice(1) ?? ''];
    mark.addEventListener('click', (event) => {
      event.preventDefault();
      if (place) go(place);
    });
    // A value that is gone now has no link.
    if (!place) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
  }
  return article;
}

/** One of the two drawings, with its texts that differ from the other's. */
function drawing(when: 'before' | 'after', chart: RenderedChart, other: RenderedChart | undefined) {
  const line = (name: 'title' | 'subtitle', className: string) =>
    other && chart[name] !== other[name] ? [create('p', className, chart[name])] : [];
  const known = new Set(['', ...(other?.notes ?? []), other?.source]);
  const notes = [...chart.notes, chart.source].filter((text) => !known.has(text));
  return create(
    'figure',
    `is-${when}`,
    create('figcaption', {}, say(`desk.${when}`)),
    ...line('title', 'desk-title'),
    ...line('subtitle', 'subtitle'),
    // From our drawing code, which escapes texts of the data.
    create('div', { className: 'drawings', innerHTML: chart.svg }),
    ...notes.map((text) => create('p', 'note', text)),
  );
}
