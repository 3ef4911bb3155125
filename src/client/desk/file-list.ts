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

  constructor(open: (file: string) => void) {
    this.choice.addEventListener('change', () => open(this.choice.value));
    this.list.addEventListener('click', ({ target }) => {
      const file = (target as Element).closest('button')?.dataset['file'];
      if (file !== undefined) open(file);
    });
  }

  show(files: readonly string[], current: string, marks: Marks): void {
    const active = document.activeElement;
    const focused =
      active instanceof HTMLElement && this.list.contains(active) ? active.dataset['file'] : undefined;
    const shown = groups.flatMap((group) => {
      const own = files.filter((file) => groupOf(file) === group);
      return own.length === 0 ? [] : [{ heading: say(`desk.group.${group}`), own }];
    });
    this.list.replaceChildren(
      ...shown.flatMap(({ heading, own }) => [
        element('h2', '', heading),
        element('ul', '', ...own.map((file) => this.entry(file, file === current, marks))),
      ]),
    );
    this.choice.replaceChildren(
      ...shown.map(({ heading, own }) => {
        const group = document.createElement('optgroup');
        group.label = heading;
        for (const file of own) {
          const words = [file, ...Object.values(stateOf(file, marks))]
            .filter((one) => one !== '')
            .join(' · ');
          group.append(new Option(words, file, false, file === current));
        }
        return group;
      }),
    );
    if (focused !== undefined)
      [...this.list.querySelectorAll('button')].find(({ dataset }) => dataset['file'] === focused)?.focus();
  }

  private entry(file: string, isCurrent: boolean, marks: Marks): HTMLElement {
    const [folder, base] = file.includes('/') ? file.split(/\/(.*)/s) : ['', file];
    const button = element('button', '', element('span', '', base ?? file));
    button.type = 'button';
    button.dataset['file'] = file;
    button.title = folder === '' ? file : `${folder}/${base}`;
    if (isCurrent) button.setAttribute('aria-current', 'true');
    const { problems, difference } = stateOf(file, marks);
    if (problems !== '') button.append(' ', element('small', 'is-wrong', problems));
    if (difference !== '') button.append(' ', element('small', '', difference));
    return element('li', '', button);
  }
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
