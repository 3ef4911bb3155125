import type { Remote } from 'comlink';
import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { drawingWidth } from '../../formats/picture/widths.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { problemText } from '../../i18n/problems.ts';
import { tableOfFile } from '../../tables/canonical.ts';
import type { ChartChange, RenderedChart } from '../changes.ts';
import type { CheckResult, Desk } from '../desk.ts';
import { type FilePosition, groupOf, isStory, projectPath, type Workbook } from '../workbook.ts';
import { Grid } from './grid/grid.ts';
import { connectInput } from './grid/input.ts';
import { button, type Correct, correctionForm, part, say, sayCount, setup } from './page.ts';
import type { Session } from './session.ts';

type Go = (position: FilePosition) => void;

/** Shows the problems, each as a button that leads to its cell; a missing correction also with a form for its reasons. */
export function showProblems({ problems, total }: CheckResult, go: Go, correct: Correct): void {
  const item = (problem: CheckResult['problems'][number]) => {
    const { file, line, column, character, code, at, params } = problem;
    const paste = code === 'correction-missing' ? problem.paste : undefined;
    const here = paste ? { ...params, paste: { words: 'problem.paste.here' } as const } : params;
    const { message, fix } = problemText({ ...problem, params: here }, setup.locale);
    const within = column ?? character ?? '';
    const key = column ? 'desk.placeColumn' : character ? 'desk.placeCharacter' : 'desk.place';
    const place = say(key, { file, line, column: within, character: within });
    return html`<li><button type="button" @click=${() => go({ ...problem, column: at })}>
      <span class="desk-place">${place}</span>
      <b>${say(`problem.${code}` as MessageKey)}</b>
      <span>${message} ${fix}</span>
    </button>${paste ? correctionForm(paste, correct) : ''}</li>`;
  };
  const more = total - problems.length;
  const lead = total === 0 ? say('desk.sound') : more > 0 ? sayCount('desk.more', more) : '';
  // By their texts: a form must not pass on to another problem while it is filled in.
  const list = repeat(problems, ({ file, key, params }) => JSON.stringify([file, key, params]), item);
  render(html`<ol>${list}</ol><p class="desk-lead">${lead}</p>`, part('desk-problems'));
}

/** The charts affected by the changes, before and after; `width` is that of drawings in their column, in px. */
export function chartList(go: Go, onResize: () => unknown) {
  const host = part('desk-charts');
  const width = () => drawingWidth(host.clientWidth);
  let lastWidth = 0;
  new ResizeObserver(() => {
    if (width() === lastWidth || host.clientWidth === 0) return;
    lastWidth = width();
    onResize();
  }).observe(host);
  let shown: unknown[] = [];
  // Those of the changed categories: the page has the published ones.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const show = ({ charts, colours }: CheckResult) => {
    if (colours !== undefined) sheet.replaceSync(colours);
    const lead = charts ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    shown = charts?.map((chart) => chartTemplate(chart, go)) ?? shown;
    render(html`<p class="desk-lead">${lead}</p>${shown}`, host);
  };
  return { width, show };
}

function chartTemplate({ before, after, values, places }: ChartChange, go: Go) {
  const { title, subtitle } = (after ?? before)!;
  const lead = before ? (after ? '' : say('desk.chartGone')) : say('desk.chartNew');
  const isSame = !before || !after || before.subtitle === after.subtitle;
  const valueOr = (value = say('desk.none')) => value;
  const changes = values.map(
    ({ before, after }) =>
      html`<li>${(after ?? before)?.label}: <del>${valueOr(before?.value)}</del> → <ins>${valueOr(after?.value)}</ins></li>`,
  );
  /** One of the two drawings, with its texts that differ from the other's. */
  const figure = (when: 'before' | 'after', chart?: RenderedChart, other?: RenderedChart) => {
    if (!chart) return '';
    const differing = (name: 'title' | 'subtitle') =>
      other && chart[name] !== other[name] ? chart[name] : '';
    const notes = chart.notes.filter((text) => text !== '' && !other?.notes.includes(text));
    return html`<figure class="is-${when}">
      <figcaption>${say(`desk.${when}`)}</figcaption>
      <p class="desk-title">${differing('title')}</p>
      <p class="subtitle">${differing('subtitle')}</p>
      ${drawing(chart.svg, places, go)}
      ${notes.map((text) => html`<p class="note">${text}</p>`)}
    </figure>`;
  };
  return html`<article>
    <h3>${title}</h3>
    <p class="subtitle">${isSame ? subtitle : ''}</p>
    <p class="desk-lead">${lead}</p>
    <ul class="desk-values">${changes}</ul>
    ${figure('before', before, after)}
    ${figure('after', after, before)}
  </article>`;
}

/** A drawing whose marks lead to the rows of their values. */
function drawing(svg: string, places: ChartChange['places'], go: Go): HTMLElement {
  // From our drawing code, which escapes texts of the data.
  const host = Object.assign(document.createElement('div'), { className: 'drawings', innerHTML: svg });
  for (const mark of host.querySelectorAll('a')) {
    const place = places[mark.getAttribute('href')?.slice(1) ?? ''];
    mark.addEventListener('click', (event) => {
      event.preventDefault();
      if (place) go(place);
    });
    // A value that is gone now has no link.
    if (!place) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
  }
  return host;
}

/** Shows the list of files with their problems and changes; a select menu on narrow pages. */
export function showFiles(session: Session): void {
  const { files, current, marks, workbook, published } = session;
  const entries = files.map((file) => {
    const { problems = 0, changes = 0 } = marks.states.get(file) ?? {};
    const changed = changes > 0 ? sayCount('desk.changes', changes) : '';
    const news = !workbook.has(file) ? say('desk.isGone') : !published.has(file) && say('desk.isNew');
    return {
      file,
      wrong: problems > 0 ? sayCount('desk.problems', problems) : '',
      difference: news || changed,
    };
  });
  const groups = [...Map.groupBy(entries, ({ file }) => say(`desk.group.${groupOf(file)}`))];
  const item = ({ file, wrong, difference }: (typeof entries)[number]) => {
    const isCurrent = file === current ? 'true' : nothing;
    const open = () => session.open(file);
    return html`<li><button type="button" title=${file} data-file=${file} aria-current=${isCurrent} @click=${open}>
      <span>${file.slice(file.indexOf('/') + 1)}</span>
      ${wrong && html`<small class="is-wrong">${wrong}</small>`}
      ${difference && html`<small>${difference}</small>`}
    </button></li>`;
  };
  const option = ({ file, ...status }: (typeof entries)[number]) =>
    html`<option value=${file}>${[file, ...Object.values(status)].filter(Boolean).join(' · ')}</option>`;
  const lists = groups.map(([heading, own]) => html`<h2>${heading}</h2><ul>${own.map(item)}</ul>`);
  render(lists, part('desk-list'));
  const menu = part<HTMLSelectElement>('desk-choose');
  const options = groups.map(
    ([heading, own]) => html`<optgroup label=${heading}>${own.map(option)}</optgroup>`,
  );
  render(options, menu);
  menu.value = current;
}

/** Shows the name, description and actions of the current file. */
export function showFileHead({ current: file, workbook, published }: Session): void {
  const table = tableOfFile(file);
  const content = workbook.get(file);
  const rows = content?.kind === 'rows' ? sayCount('desk.rows', Math.max(0, content.rows.length - 1)) : '';
  part('desk-name').textContent = file;
  part('desk-about').textContent = [table && say(`tables.${table}.title`), rows].filter(Boolean).join(', ');
  for (const name of ['download', 'copy'] as const) {
    button(name).hidden = !content || content.kind === 'binary';
    button(name).setAttribute('aria-label', say(`desk.${name}Of`, { file }));
  }
  button('remove').hidden = !content || published.has(file);
  const edit = part<HTMLAnchorElement>('desk-edit');
  edit.hidden = !setup.edit || !published.has(file);
  if (!setup.edit || edit.hidden) return;
  const { folder, host } = setup.edit;
  edit.href = folder + projectPath(file).split('/').map(encodeURIComponent).join('/');
  edit.textContent = say('desk.edit', { host });
  edit.setAttribute('aria-label', say('desk.editOf', { file, host }));
}

/** The current file: a grid, a story with its preview, a text if it cannot be a grid, or a sentence if it can be neither. */
export function fileView(
  session: Session,
  desk: Remote<Desk>,
  width: () => number,
  failed: (error: Error) => void,
) {
  const grid = new Grid(session);
  connectInput(grid);
  const other = document.createElement('div');
  const preview = part('desk-preview');
  part('desk-view').append(grid.box, other);
  /** The workbook and the file of the preview. */
  let previewed: [Workbook?, string?] = [];
  async function showPreview(): Promise<void> {
    const { workbook, current } = session;
    if (workbook === previewed[0] && current === previewed[1]) return;
    previewed = [workbook, current];
    const [found, { showStory }] = await Promise.all([
      desk.preview(workbook, current, width()),
      import('./story.ts'),
    ]);
    // Another one may be shown by now.
    if (workbook === previewed[0] && current === previewed[1]) showStory(found, preview);
  }

  const textField = (file: string, text: string) => {
    const read = ({ target }: Event) => session.readText(file, (target as HTMLTextAreaElement).value);
    // Pressing the button leaves the field, which is what reads the text.
    return html`
      <textarea class=${isStory(file) ? 'desk-text is-prose' : 'desk-text'} rows="20" spellcheck="false" aria-label=${say('desk.textOf', { file })}
        .value=${text} @change=${read}></textarea>
      <button type="button">${say('desk.reread')}</button>`;
  };
  return {
    /** Shows the current file: another one from its beginning. */
    refresh(): void {
      const { current, workbook } = session;
      const content = workbook.get(current);
      grid.box.hidden = content?.kind !== 'rows';
      if (!grid.box.hidden) grid.show(current);
      preview.hidden = !isStory(current);
      if (isStory(current)) showPreview().catch(failed);
      const text = isStory(current) ? 'desk.story' : 'desk.text';
      const lead = say(content?.kind === 'text' ? text : content ? 'desk.binary' : 'desk.goneFile');
      const field = content?.kind === 'text' ? textField(current, content.text) : '';
      render(grid.box.hidden ? html`<p class="desk-lead">${lead}</p>${field}` : nothing, other);
    },
    /** Goes to a cell, or to a row without a column; in a text, to a line. */
    reveal({ row = -1, column = -1, line = 1, character = 1 }: FilePosition): void {
      const { first } = grid.model;
      const field = other.querySelector('textarea');
      if (field) selectLine(field, line, character);
      else if (grid.box.hidden) part('desk-name').focus();
      else if (row >= first) grid.go({ row: row - first, column });
      else grid.focus();
    },
  };
}

/** Focuses a field and selects a line, from 1, and of it what begins with a character, from 1. */
function selectLine(field: HTMLTextAreaElement, line: number, character: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + Math.min(line - 1, 1);
  field.focus();
  field.setSelectionRange(start + character - 1, start + (lines[line - 1]?.length ?? 0));
  // Not every browser scrolls to it.
  field.scrollTop = (field.scrollHeight * start) / field.value.length - field.clientHeight / 2;
}
