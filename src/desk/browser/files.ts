import { projectPath } from '../files.ts';
import type { Workbook } from '../workbook.ts';
import { button, create, part, say, sayCount, setAttribute, setup, tableOf } from './page.ts';
import type { Marks } from './session.ts';

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
