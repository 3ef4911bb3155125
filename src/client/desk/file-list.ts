import type { Marks } from '../../desk/marks.ts';
import { element, part, say, sayCount } from './setup.ts';

const groups = ['figures', 'tables', 'evidence', 'others'] as const;

function groupOf(file: string): (typeof groups)[number] {
  if (file.startsWith('observations/')) return 'figures';
  if (file.startsWith('seeds/')) return 'evidence';
  return /^[a-z]+\.csv$/.test(file) ? 'tables' : 'others';
}

/** The files of the desk, with what is wrong and what is new in each: a list where there is room for one, else a choice. */
export class FileList {
  private readonly list = part('desk-list');
  private readonly choice = part<HTMLSelectElement>('desk-choose');
  /** The list's buttons, by their files. */
  private readonly buttons = new Map<string, HTMLButtonElement>();
  /** What the list and the choice are made of. */
  private names = '';
  private told = '';

  constructor(open: (file: string) => void) {
    this.choice.addEventListener('change', () => open(this.choice.value));
    this.list.addEventListener('click', ({ target }) => {
      const file = (target as Element).closest('button')?.dataset['file'];
      if (file !== undefined) open(file);
    });
  }

  show(files: readonly string[], current: string, marks: Marks): void {
    const shown = groups.flatMap((group) => {
      const own = files.filter((file) => groupOf(file) === group);
      return own.length === 0 ? [] : [{ heading: say(`desk.group.${group}`), own }];
    });
    // What a press has begun on stays there until it ends: a check may be done between the two.
    const names = JSON.stringify(shown);
    if (names !== this.names) this.list.replaceChildren(...this.entriesOf(shown));
    this.names = names;
    for (const [file, button] of this.buttons) {
      if (file === current) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      const { problems, difference } = stateOf(file, marks);
      const words = [
        ...(problems === '' ? [] : [element('small', 'is-wrong', problems)]),
        ...(difference === '' ? [] : [element('small', '', difference)]),
      ];
      while (button.childNodes.length > 1) button.lastChild?.remove();
      button.append(...words.flatMap((one) => [' ', one]));
    }
    const choices = shown.map(({ heading, own }) => ({
      heading,
      own: own.map((file) => ({ file, words: inOneLine(file, marks) })),
    }));
    const told = JSON.stringify(choices);
    if (told !== this.told)
      this.choice.replaceChildren(
        ...choices.map(({ heading, own }) => {
          const group = document.createElement('optgroup');
          group.label = heading;
          group.append(...own.map(({ file, words }) => new Option(words, file)));
          return group;
        }),
      );
    this.told = told;
    if (files.includes(current)) this.choice.value = current;
  }

  /** New entries, by groups. Which one had the focus has it again. */
  private entriesOf(shown: readonly { heading: string; own: readonly string[] }[]): HTMLElement[] {
    const focused = [...this.buttons].find(([, button]) => button === document.activeElement)?.[0];
    this.buttons.clear();
    const entries = shown.flatMap(({ heading, own }) => [
      element('h2', '', heading),
      element('ul', '', ...own.map((file) => element('li', '', this.entry(file)))),
    ]);
    if (focused !== undefined) queueMicrotask(() => this.buttons.get(focused)?.focus());
    return entries;
  }

  private entry(file: string): HTMLElement {
    const [folder, base] = file.includes('/') ? file.split(/\/(.*)/s) : ['', file];
    const button = element('button', '', element('span', '', base ?? file));
    button.type = 'button';
    button.dataset['file'] = file;
    button.title = folder === '' ? file : `${folder}/${base}`;
    this.buttons.set(file, button);
    return button;
  }
}

/** A file with what there is to say of it. */
function inOneLine(file: string, marks: Marks): string {
  return [file, ...Object.values(stateOf(file, marks))].filter((one) => one !== '').join(' · ');
}

/** What there is to say of a file: its problems, and how it differs from the published one; '' for nothing. */
function stateOf(file: string, marks: Marks): { problems: string; difference: string } {
  const { problems = 0, changes = 0, isNew, isGone } = marks.state(file) ?? {};
  const changed = changes > 0 ? sayCount('desk.changes', changes) : '';
  return {
    problems: problems > 0 ? sayCount('desk.problems', problems) : '',
    difference: isGone ? say('desk.isGone') : isNew ? say('desk.isNew') : changed,
  };
}
