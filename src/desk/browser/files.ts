import { projectPath } from '../files.ts';
import type { Marks } from '../marks.ts';
import { Sheet, type Workbook } from '../sheet.ts';
import { create, setAttribute } from './dom.ts';
import { button, part, say, sayCount, setup, tableOf } from './setup.ts';

const groups = ['figures', 'tables', 'evidence', 'others'] as const;

function groupOf(file: string): (typeof groups)[number] {
  if (file.startsWith('observations/')) return 'figures';
  if (file.startsWith('seeds/')) return 'evidence';
  return /^[a-z]+\.csv$/.test(file) ? 'tables' : 'others';
}

/** A group of files with its heading. */
interface Group {
  heading: string;
  files: readonly string[];
}

/** The list of files with their problems and changes; a select menu on narrow pages. */
export class FileList {
  private readonly list = part('desk-list');
  private readonly menu = part<HTMLSelectElement>('desk-choose');
  /** The list's buttons by file. */
  private readonly buttons = new Map<string, HTMLButtonElement>();
  /** The content of the list and of the menu, as JSON: they are redrawn only if it changes. */
  private listed = '';
  private offered = '';

  constructor(open: (file: string) => void) {
    this.menu.addEventListener('change', () => open(this.menu.value));
    this.list.addEventListener('click', ({ target }) => {
      const file = (target as Element).closest('button')?.dataset['file'];
      if (file !== undefined) open(file);
    });
  }

  show(files: readonly string[], current: string, marks: Marks): void {
    const shown = groups.flatMap((group): Group[] => {
      const own = files.filter((file) => groupOf(file) === group);
      return own.length === 0 ? [] : [{ heading: say(`desk.group.${group}`), files: own }];
    });
    this.showList(shown, current, marks);
    this.showMenu(shown, marks);
    if (files.includes(current)) this.menu.value = current;
  }

  private showList(shown: readonly Group[], current: string, marks: Marks): void {
    // A pressed button must stay the same element until the click: a check may end in between.
    const listed = JSON.stringify(shown);
    if (listed !== this.listed) this.list.replaceChildren(...this.createList(shown));
    this.listed = listed;
    for (const [file, button] of this.buttons) {
      setAttribute(button, 'aria-current', file === current ? 'true' : null);
      const { problems, difference } = statusOf(file, marks);
      while (button.childNodes.length > 1) button.lastChild?.remove();
      if (problems !== '') button.append(' ', create('small', 'is-wrong', problems));
      if (difference !== '') button.append(' ', create('small', {}, difference));
    }
  }

  private showMenu(shown: readonly Group[], marks: Marks): void {
    const options = shown.map(({ heading, files }) => ({
      heading,
      files: files.map((file) => {
        const status = Object.values(statusOf(file, marks)).filter((text) => text !== '');
        return { file, label: [file, ...status].join(' · ') };
      }),
    }));
    const offered = JSON.stringify(options);
    if (offered !== this.offered)
      this.menu.replaceChildren(
        ...options.map(({ heading, files }) =>
          create('optgroup', { label: heading }, ...files.map(({ file, label }) => new Option(label, file))),
        ),
      );
    this.offered = offered;
  }

  /** Creates the list; a button that had the focus gets it back. */
  private createList(shown: readonly Group[]): HTMLElement[] {
    const focused = [...this.buttons].find(([, button]) => button === document.activeElement)?.[0];
    this.buttons.clear();
    const elements = shown.flatMap(({ heading, files }) => [
      create('h2', {}, heading),
      create('ul', {}, ...files.map((file) => create('li', {}, this.createButton(file)))),
    ]);
    if (focused !== undefined) queueMicrotask(() => this.buttons.get(focused)?.focus());
    return elements;
  }

  private createButton(file: string): HTMLElement {
    const name = file.slice(file.indexOf('/') + 1);
    const button = create('button', { type: 'button', title: file }, create('span', {}, name));
    button.dataset['file'] = file;
    this.buttons.set(file, button);
    return button;
  }
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
  const book = workbook.get(file);
  const state = marks.state(file);
  part('desk-name').textContent = file;
  const rows = book instanceof Sheet ? [sayCount('desk.rows', Math.max(0, book.rowCount - 1))] : [];
  const about = table ? [setup.tables[table].title] : [];
  part('desk-about').textContent = [...about, ...rows].join(', ');

  const isText = book !== undefined && (book instanceof Sheet || book.kind === 'text');
  for (const name of ['download', 'copy'] as const) {
    button(name).hidden = !isText;
    button(name).setAttribute('aria-label', say(`desk.${name}Of`, { file }));
  }
  button('remove').hidden = !book || !state?.isNew;
  const edit = part<HTMLAnchorElement>('desk-edit');
  edit.hidden = !setup.edit || !state || state.isNew;
  if (!setup.edit || edit.hidden) return;
  const { folder, host } = setup.edit;
  edit.href = folder + projectPath(file).split('/').map(encodeURIComponent).join('/');
  edit.textContent = say('desk.edit', { host });
  edit.setAttribute('aria-label', say('desk.editOf', { file, host }));
}
