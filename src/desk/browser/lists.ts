import { drawingWidth } from '../../formats/picture/widths.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { problemText } from '../../i18n/problems.ts';
import type { ChartChange, RenderedChart } from '../changes.ts';
import type { CheckResult, PlacedProblem } from '../desk.ts';
import { projectPath } from '../files.ts';
import type { FilePosition, Workbook } from '../workbook.ts';
import { button, create, part, say, sayCount, setAttribute, setup, tableOf } from './page.ts';
import type { Marks } from './session.ts';

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

/** The groups follow each other as the files of a workbook do. */
function groupOf(file: string): 'figures' | 'tables' | 'evidence' | 'others' {
  if (file.startsWith('observations/')) return 'figures';
  if (file.startsWith('seeds/')) return 'evidence';
  return /^[a-z]+\.csv$/.test(file) ? 'tables' : 'others';
}

/** The list of files with their problems and changes; a select menu on narrow pages. Returns a function that shows it. */
export function fileList(open: (file: string) => void) {
  const list = part('desk-list');
  const menu = part<HTMLSelectElement>('desk-choose');
  const entries = new Map<string, { button: HTMLElement; option: HTMLOptionElement }>();
  menu.addEventListener('change', () => open(menu.value));
  list.addEventListener('click', ({ target }) => {
    const file = (target as HTMLElement).dataset['file'];
    if (file !== undefined) open(file);
  });

  function rebuild(files: readonly string[]): void {
    entries.clear();
    for (const file of files) {
      const button = create('button', { type: 'button', title: file, set: { 'data-file': file } });
      entries.set(file, { button, option: create('option', { value: file }) });
    }
    list.replaceChildren();
    menu.replaceChildren();
    for (const [group, own] of Map.groupBy(files, groupOf)) {
      const heading = say(`desk.group.${group}`);
      const items = own.map((file) => entries.get(file)!);
      list.append(create('h2', {}, heading));
      list.append(create('ul', {}, ...items.map(({ button }) => create('li', {}, button))));
      menu.append(create('optgroup', { label: heading }, ...items.map(({ option }) => option)));
    }
  }

  return (files: readonly string[], current: string, marks: Marks) => {
    // A pressed button must stay the same element until the click: a check may end in between.
    if (files.join() !== [...entries.keys()].join()) rebuild(files);
    for (const [file, { button, option }] of entries) {
      const { problems, difference } = statusOf(file, marks);
      setAttribute(button, 'aria-current', file === current ? 'true' : null);
      button.replaceChildren(create('span', {}, file.slice(file.indexOf('/') + 1)));
      if (problems !== '') button.append(' ', create('small', 'is-wrong', problems));
      if (difference !== '') button.append(' ', create('small', {}, difference));
      option.text = [file, problems, difference].filter((text) => text !== '').join(' · ');
    }
    if (files.includes(current)) menu.value = current;
  };
}

/** A file's problems and its difference from the published file, in words; '' for none. */
function statusOf(file: string, marks: Marks): { problems: string; difference: string } {
  const { problems = 0, changes = 0, isNew, isGone } = marks.state(file) ?? {};
  const changed = changes > 0 ? sayCount('desk.changes', changes) : '';
  return {
    problems: problems > 0 ? sayCount('desk.problems', problems) : '',
    difference: isGone ? say('desk.isGone') : isNew ? say('desk.isNew') : changed,
  };
}

/** Shows the name, description and actions of the current file. */
export function showFileHead(file: string, workbook: Workbook, marks: Marks): void {
  const table = tableOf(file);
  const content = workbook.get(file);
  const state = marks.state(file);
  part('desk-name').textContent = file;
  part('desk-about').textContent = [
    ...(table ? [setup.tables[table].title] : []),
    ...(content?.kind === 'rows' ? [sayCount('desk.rows', Math.max(0, content.rows.length - 1))] : []),
  ].join(', ');

  for (const name of ['download', 'copy'] as const) {
    button(name).hidden = !content || content.kind === 'binary';
    button(name).setAttribute('aria-label', say(`desk.${name}Of`, { file }));
  }
  button('remove').hidden = !content || !state?.isNew;
  const edit = part<HTMLAnchorElement>('desk-edit');
  edit.hidden = !setup.edit || !state || state.isNew;
  if (!setup.edit || edit.hidden) return;
  const { folder, host } = setup.edit;
  edit.href = folder + projectPath(file).split('/').map(encodeURIComponent).join('/');
  edit.textContent = say('desk.edit', { host });
  edit.setAttribute('aria-label', say('desk.editOf', { file, host }));
}
