import type { Checked, PlacedProblem } from '../../desk/protocol.ts';
import { problemText } from '../../i18n/problems.ts';
import { element, part, say, sayCount, setup } from './setup.ts';

/** So many are listed: who fixes these sees the next ones then. */
const MOST_LISTED = 100;

/** The list of problems: each leads to its cell. */
export class ProblemList {
  private readonly host = part('desk-problems');
  private problems: readonly PlacedProblem[] = [];
  private readonly list = element('ol', '');
  /** What is listed, by its problem. */
  private items = new Map<string, HTMLElement>();

  constructor(go: (problem: PlacedProblem) => void) {
    this.host.addEventListener('click', ({ target }) => {
      const at = (target as Element).closest('button')?.dataset['at'];
      const problem = this.problems[Number(at)];
      if (problem) go(problem);
    });
  }

  show({ problems, total }: Pick<Checked, 'problems' | 'total'>): void {
    this.problems = problems;
    if (total === 0) {
      this.keep([]);
      this.host.replaceChildren(element('p', 'desk-lead', say('desk.sound')));
      return;
    }
    // What a press has begun on stays there until it ends: a check may be done between the two.
    if (!this.list.isConnected) this.host.replaceChildren(this.list);
    while (this.list.nextSibling) this.list.nextSibling.remove();
    this.keep(problems.slice(0, MOST_LISTED));
    const more = total - this.list.children.length;
    if (more > 0) this.host.append(element('p', 'desk-lead', sayCount('desk.more', more)));
  }

  /** Has the listed problems in their order; those that were listed before stay the same elements. */
  private keep(listed: readonly PlacedProblem[]): void {
    const items = new Map<string, HTMLElement>();
    for (const problem of listed) {
      const text = JSON.stringify(problem);
      const key = items.has(text) ? `${text} ${items.size}` : text;
      items.set(key, this.items.get(key) ?? element('li', '', entry(problem)));
    }
    for (const [key, item] of this.items) if (!items.has(key)) item.remove();
    for (const [at, item] of [...items.values()].entries()) {
      const there = this.list.children[at] ?? null;
      if (item !== there) this.list.insertBefore(item, there);
      const button = item.querySelector('button');
      if (button) button.dataset['at'] = String(at);
    }
    this.items = items;
  }
}

function entry(problem: PlacedProblem): HTMLElement {
  const { file, line, column, code } = problem;
  const { message, fix } = problemText(problem, setup.locale);
  const values = { file, line, column: column ?? '' };
  const place = say(column === null ? 'desk.place' : 'desk.placeColumn', values);
  const button = element(
    'button',
    '',
    element('span', 'desk-place', place),
    element('b', '', say(`problem.${code}`)),
    element('span', '', `${message} ${fix}`),
  );
  button.type = 'button';
  return button;
}
