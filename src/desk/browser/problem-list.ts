import { problemText } from '../../i18n/problems.ts';
import type { Checked, PlacedProblem } from '../protocol.ts';
import { create } from './dom.ts';
import { part, say, sayCount, setup } from './setup.ts';

/** Further problems are only counted. */
const MAX_LISTED = 100;

/** The list of problems, each a link to its cell. */
export class ProblemList {
  private readonly host = part('desk-problems');
  private problems: readonly PlacedProblem[] = [];
  private readonly list = create('ol');
  /** The list items by problem, as JSON. */
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
      this.list.replaceChildren();
      this.items.clear();
      this.host.replaceChildren(create('p', 'desk-lead', say('desk.sound')));
      return;
    }
    // A pressed button must stay the same element until the click: a check may end in between.
    if (!this.list.isConnected) this.host.replaceChildren(this.list);
    while (this.list.nextSibling) this.list.nextSibling.remove();
    this.update(problems.slice(0, MAX_LISTED));
    const more = total - this.list.children.length;
    if (more > 0) this.host.append(create('p', 'desk-lead', sayCount('desk.more', more)));
  }

  /** Shows the problems in order, keeping the elements of those already listed. */
  private update(listed: readonly PlacedProblem[]): void {
    const items = new Map<string, HTMLElement>();
    for (const problem of listed) {
      const json = JSON.stringify(problem);
      const key = items.has(json) ? `${json} ${items.size}` : json;
      items.set(key, this.items.get(key) ?? create('li', {}, createButton(problem)));
    }
    for (const [key, item] of this.items) if (!items.has(key)) item.remove();
    for (const [at, item] of [...items.values()].entries()) {
      const current = this.list.children[at] ?? null;
      if (item !== current) this.list.insertBefore(item, current);
      const button = item.querySelector('button');
      if (button) button.dataset['at'] = String(at);
    }
    this.items = items;
  }
}

function createButton(problem: PlacedProblem): HTMLElement {
  const { file, line, column, code } = problem;
  const { message, fix } = problemText(problem, setup.locale);
  const values = { file, line, column: column ?? '' };
  return create(
    'button',
    { type: 'button' },
    create('span', 'desk-place', say(column === null ? 'desk.place' : 'desk.placeColumn', values)),
    create('b', {}, say(`problem.${code}`)),
    create('span', {}, `${message} ${fix}`),
  );
}
