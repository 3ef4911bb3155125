import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Problem } from '../../csv/problem.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { localeName } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';
import { tableOfFile } from '../../tables/canonical.ts';
import {
  type FilePosition,
  groupOf,
  isRows,
  isStory,
  positionOf,
  projectPath,
  storyFile,
} from '../workbook.ts';
import { Grid } from './grid/grid.ts';
import { connectInput } from './grid/input.ts';
import { button, part, say, sayCount, setup } from './page.ts';
import { MAX_PROBLEMS, type Session } from './session.ts';

/** Takes the row of a correction, and the reasons by their columns. */
type Correct = (paste: string, reasons: Record<string, string>) => unknown;

/** Shows the problems, each as a button that leads to its cell; a missing correction also with a form for its reasons. */
export function showProblems(problems: readonly Problem[], session: Session, correct: Correct): void {
  const item = (problem: Problem) => {
    const { file, line, column, character, code, params } = problem;
    const paste = code === 'correction-missing' ? problem.paste : undefined;
    const here = paste ? { ...params, paste: { words: 'problem.paste.here' } as const } : params;
    const { message, fix } = problemText({ ...problem, params: here }, setup.locale);
    const within = column ?? character ?? '';
    const key = column ? 'desk.placeColumn' : character ? 'desk.placeCharacter' : 'desk.place';
    const place = say(key, { file, line, column: within, character: within });
    const go = () => session.go(positionOf(session.workbook, problem));
    return html`<li><button type="button" @click=${go}>
      <span class="desk-place">${place}</span>
      <b>${say(`problem.${code}` as MessageKey)}</b>
      <span>${message} ${fix}</span>
    </button>${paste ? correctionForm(paste, correct) : ''}</li>`;
  };
  const more = problems.length - MAX_PROBLEMS;
  const lead = problems.length === 0 ? say('desk.sound') : more > 0 ? sayCount('desk.more', more) : '';
  // By their texts: a form must not pass on to another problem while it is filled in.
  const keyOf = ({ file, key, params }: Problem) => JSON.stringify([file, key, params]);
  const list = repeat(problems.slice(0, MAX_PROBLEMS), keyOf, item);
  render(html`<ol>${list}</ol><p class="desk-lead">${lead}</p>`, part('desk-problems'));
}

function correctionForm(paste: string, correct: Correct) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    correct(paste, Object.fromEntries([...fields].map(([name, text]) => [name, String(text).trim()])));
  };
  const fields = setup.locales.map(
    (locale) => html`<label>${say('desk.reason', { language: localeName(locale) })}
      <textarea name=${`reason_${locale}`} lang=${locale} rows="2" required></textarea></label>`,
  );
  return html`<form class="desk-form" @submit=${submit}>${fields}<button>${say('desk.correct')}</button></form>`;
}

/** Shows the menu of files with their problems and changes. */
export function showFiles({ files, current, problems, changed, workbook, published }: Session): void {
  const option = (file: string) => {
    const wrong = problems.get(file)?.length ?? 0;
    const { changes = 0 } = changed.get(file) ?? {};
    const news = !workbook.has(file) ? say('desk.isGone') : !published.has(file) && say('desk.isNew');
    const words = [
      file,
      wrong > 0 && sayCount('desk.problems', wrong),
      news || (changes > 0 && sayCount('desk.changes', changes)),
    ];
    return html`<option value=${file}>${words.filter(Boolean).join(' · ')}</option>`;
  };
  const groups = [...Map.groupBy(files, (file) => say(`desk.group.${groupOf(file)}`))];
  const menu = part<HTMLSelectElement>('desk-choose');
  const options = groups.map(
    ([heading, own]) => html`<optgroup label=${heading}>${own.map(option)}</optgroup>`,
  );
  render(options, menu);
  menu.value = current;
}

/** The report that a file is the evidence of; '' for other files. */
export const reportOf = (file: string): string => /^seeds\/(.+)\.csv$/.exec(file)?.[1] ?? '';

/** Shows the name, description and actions of the current file. */
export function showFileHead({ current: file, workbook, published, problems }: Session): void {
  const table = tableOfFile(file);
  const content = workbook.get(file);
  const rows = isRows(content) ? sayCount('desk.rows', Math.max(0, content.length - 1)) : '';
  part('desk-name').textContent = file;
  part('desk-about').textContent = [table && say(`tables.${table}.title`), rows].filter(Boolean).join(', ');
  for (const name of ['download', 'copy'] as const) {
    button(name).hidden = content === undefined || content instanceof Uint8Array;
    button(name).setAttribute('aria-label', say(`desk.${name}Of`, { file }));
  }
  button('remove').hidden = content === undefined || published.has(file);
  const report = reportOf(file);
  const hasStories = setup.locales.every((locale) => workbook.has(storyFile(report, locale)));
  button('story').hidden = report === '' || hasStories || problems.size > 0;
  const edit = part<HTMLAnchorElement>('desk-edit');
  edit.hidden = !setup.edit || !published.has(file);
  if (!setup.edit || edit.hidden) return;
  const { folder, host } = setup.edit;
  edit.href = folder + projectPath(file).split('/').map(encodeURIComponent).join('/');
  edit.textContent = say('desk.edit', { host });
  edit.setAttribute('aria-label', say('desk.editOf', { file, host }));
}

/** The current file: a grid, a text if it is a story or cannot be a grid, or a sentence if it can be neither. */
export function fileView(session: Session) {
  const grid = new Grid(session);
  connectInput(grid);
  const other = document.createElement('div');
  part('desk-view').append(grid.box, other);

  const textField = (file: string, text: string) => {
    const read = ({ target }: Event) => session.readText((target as HTMLTextAreaElement).value);
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
      grid.box.hidden = !isRows(content);
      if (!grid.box.hidden) grid.show(current);
      part('desk-preview').hidden = !isStory(current);
      const text = isStory(current) ? 'desk.story' : 'desk.text';
      const lead = say(typeof content === 'string' ? text : content ? 'desk.binary' : 'desk.goneFile');
      const field = typeof content === 'string' ? textField(current, content) : '';
      render(grid.box.hidden ? html`<p class="desk-lead">${lead}</p>${field}` : nothing, other);
    },
    /** Goes to a cell, or to a row without a column; in a text, to a line. */
    reveal({ row, column = -1, line = 1, character = 1 }: FilePosition): void {
      const field = other.querySelector('textarea');
      if (field) selectLine(field, line, character);
      else if (grid.box.hidden) part('desk-name').focus();
      else if (row === undefined) grid.focus();
      else grid.go({ row: row - 1, column });
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
