import type { MessageKey } from '../../i18n/index.ts';
import { problemText } from '../../i18n/problems.ts';
import type { Charts, CheckResult } from '../desk.ts';
import type { PlacedProblem } from '../inspect.ts';
import type { ChartChange, RenderedChart } from '../redraw.ts';
import { create, part, say, sayCount, setup } from './page.ts';

/** The list of problems, each a link to its cell. */
export class ProblemList {
  private readonly list = create('ol');
  private readonly lead = create('p', 'desk-lead');
  private problems: readonly PlacedProblem[] = [];

  constructor(go: (problem: PlacedProblem) => void) {
    part('desk-problems').append(this.list, this.lead);
    this.list.addEventListener('click', ({ target }) => {
      const item = (target as Element).closest('li')!;
      const problem = this.problems[[...this.list.children].indexOf(item)];
      if (problem) go(problem);
    });
  }

  show({ problems, total }: CheckResult): void {
    this.problems = problems;
    // A pressed button must stay the same element until the click: a check may end in between.
    while (this.list.children.length > problems.length) this.list.lastElementChild?.remove();
    while (this.list.children.length < problems.length)
      this.list.append(create('li', {}, create('button', { type: 'button' })));
    for (const [at, button] of this.list.querySelectorAll('button').entries())
      button.replaceChildren(...problemWords(problems[at]!));
    const more = total - problems.length;
    this.lead.textContent = total === 0 ? say('desk.sound') : more > 0 ? sayCount('desk.more', more) : '';
    this.list.hidden = total === 0;
    this.lead.hidden = this.lead.textContent === '';
  }
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
export class ChartList {
  private readonly host = part('desk-charts');
  private readonly go: (place: { file: string; row: number }) => void;
  private width = 0;

  constructor(go: (place: { file: string; row: number }) => void, onResize: () => void) {
    this.go = go;
    new ResizeObserver(() => {
      const width = this.chartWidth();
      if (width === this.width || this.host.clientWidth === 0) return;
      this.width = width;
      onResize();
    }).observe(this.host);
  }

  /** The widest drawing that fits, in px: text is never scaled. */
  chartWidth(): number {
    const room = this.host.clientWidth;
    return setup.widths.findLast((width) => width <= room) ?? setup.widths[0] ?? 0;
  }

  show({ isSound, charts }: Charts): void {
    const lead = isSound ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    const shown = isSound
      ? charts.map((chart) => this.createChart(chart))
      : this.host.querySelectorAll('article');
    this.host.replaceChildren(...(lead === '' ? [] : [create('p', 'desk-lead', lead)]), ...shown);
  }

  private createChart(chart: ChartChange): HTMLElement {
    const { before, after, values } = chart;
    const { title = '', subtitle = '' } = after ?? before ?? {};
    const leads = [...(before ? [] : [say('desk.chartNew')]), ...(after ? [] : [say('desk.chartGone')])];
    const changes = values.map(({ label, before, after }) =>
      create(
        'li',
        {},
        `${label}: `,
        create('del', {}, before || say('desk.none')),
        ' → ',
        create('ins', {}, after || say('desk.none')),
      ),
    );
    return create(
      'article',
      {},
      create('h3', {}, title),
      ...(before && after && before.subtitle !== after.subtitle ? [] : [create('p', 'subtitle', subtitle)]),
      ...leads.map((text) => create('p', 'desk-lead', text)),
      ...(changes.length > 0 ? [create('ul', 'desk-values', ...changes)] : []),
      ...(before ? [this.createSide('before', before, after, chart)] : []),
      ...(after ? [this.createSide('after', after, before, chart)] : []),
    );
  }

  /** One of the two drawings, with its texts that differ from the other's. */
  private createSide(
    when: 'before' | 'after',
    rendered: RenderedChart,
    other: RenderedChart | undefined,
    { places }: ChartChange,
  ): HTMLElement {
    const drawing = create('div', 'drawings');
    // From our drawing code, which escapes texts of the data.
    drawing.innerHTML = rendered.svg;
    for (const mark of drawing.querySelectorAll('a')) {
      const place = places[mark.getAttribute('href')?.slice(1) ?? ''];
      mark.addEventListener('click', (event) => {
        event.preventDefault();
        if (place) this.go(place);
      });
      // A value that is gone now has no link.
      if (!place) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
    }
    const line = (name: 'title' | 'subtitle', className: string) =>
      other && rendered[name] !== other[name] ? [create('p', className, rendered[name])] : [];
    const known = new Set(['', ...(other?.notes ?? []), other?.source]);
    const notes = [...rendered.notes, rendered.source].filter((text) => !known.has(text));
    return create(
      'figure',
      `is-${when}`,
      create('figcaption', {}, say(`desk.${when}`)),
      ...line('title', 'desk-title'),
      ...line('subtitle', 'subtitle'),
      drawing,
      ...notes.map((text) => create('p', 'note', text)),
    );
  }
}
