import type { Checked, ToldProblem } from '../../desk/protocol.ts';
import { element, part, say, sayCount } from './setup.ts';

/** So many are listed: who mends these has the next ones then. */
const MOST_LISTED = 100;

/** The list of problems: each leads to its cell. */
export class ProblemList {
  private readonly host = part('desk-problems');
  private problems: readonly ToldProblem[] = [];

  constructor(go: (problem: ToldProblem) => void) {
    this.host.addEventListener('click', ({ target }) => {
      const at = (target as Element).closest('button')?.dataset['at'];
      const problem = this.problems[Number(at)];
      if (problem) go(problem);
    });
  }

  show({ problems, total }: Pick<Checked, 'problems' | 'total'>): void {
    this.problems = problems;
    if (total === 0) {
      this.host.replaceChildren(element('p', 'desk-lead', say('desk.sound')));
      return;
    }
    const listed = problems.slice(0, MOST_LISTED);
    const list = element('ol', '', ...listed.map((problem, at) => element('li', '', entry(problem, at))));
    const more = total - listed.length;
    this.host.replaceChildren(
      list,
      ...(more > 0 ? [element('p', 'desk-lead', sayCount('desk.more', more))] : []),
    );
  }
}

function entry({ file, line, column, heading, message, mend }: ToldProblem, at: number): HTMLElement {
  const values = { file, line, column: column ?? '' };
  const place = say(column === null ? 'desk.place' : 'desk.placeColumn', values);
  const button = element(
    'button',
    '',
    element('span', 'desk-place', place),
    element('b', '', heading),
    element('span', '', `${message} ${mend}`),
  );
  button.type = 'button';
  button.dataset['at'] = String(at);
  return button;
}
