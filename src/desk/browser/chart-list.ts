import type { Charts, PlacedChart } from '../protocol.ts';
import type { RenderedChart } from '../redraw.ts';
import { create } from './dom.ts';
import { part, say, setup } from './setup.ts';

/** Goes to a row of a file. */
type Go = (row: { file: string; row: number }) => void;

/** The charts affected by the changes, before and after. */
export class ChartList {
  private readonly host = part('desk-charts');
  private readonly go: Go;
  private width = 0;

  constructor(go: Go, onResize: (width: number) => void) {
    this.go = go;
    new ResizeObserver(() => {
      const width = this.chartWidth();
      if (width === this.width || this.host.clientWidth === 0) return;
      this.width = width;
      onResize(width);
    }).observe(this.host);
  }

  /** The widest drawing that fits, in px: text is never scaled. */
  chartWidth(): number {
    const room = this.host.clientWidth;
    return setup.widths.findLast((width) => width <= room) ?? setup.widths[0] ?? 0;
  }

  show({ sound, charts }: Charts): void {
    const text = sound ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    const old = [...this.host.querySelectorAll('article')];
    const shown = sound ? charts.map((chart) => this.createChart(chart)) : old;
    this.host.replaceChildren(...(text === '' ? [] : [create('p', 'desk-lead', text)]), ...shown);
  }

  private createChart(chart: PlacedChart): HTMLElement {
    const { before, after, values } = chart;
    const { title = '', subtitle = '' } = after ?? before ?? {};
    const article = create('article', {}, create('h3', {}, title));
    if (!before || !after || before.subtitle === after.subtitle)
      article.append(create('p', 'subtitle', subtitle));
    if (!before) article.append(create('p', 'desk-lead', say('desk.chartNew')));
    if (!after) article.append(create('p', 'desk-lead', say('desk.chartGone')));
    if (values.length > 0)
      article.append(
        create(
          'ul',
          'desk-values',
          ...values.map(({ label, before, after }) =>
            create(
              'li',
              {},
              `${label}: `,
              create('del', {}, before || say('desk.none')),
              ' → ',
              create('ins', {}, after || say('desk.none')),
            ),
          ),
        ),
      );
    if (before) article.append(this.createSide('before', before, after, chart));
    if (after) article.append(this.createSide('after', after, before, chart));
    return article;
  }

  /** One of the two drawings, with its texts that differ from the other's. */
  private createSide(
    when: 'before' | 'after',
    drawn: RenderedChart,
    other: RenderedChart | undefined,
    chart: PlacedChart,
  ): HTMLElement {
    const drawing = create('div', 'drawings');
    // From our drawing code, which escapes texts of the data.
    drawing.innerHTML = drawn.svg;
    for (const mark of drawing.querySelectorAll('a')) {
      const place = chart.places[mark.getAttribute('href')?.slice(1) ?? ''];
      mark.addEventListener('click', (event) => {
        event.preventDefault();
        if (place) this.go(place);
      });
      // A value that is gone now has no link.
      if (!place) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
    }
    const words = (pick: (one: RenderedChart) => string[]) =>
      pick(drawn).filter((text) => text !== '' && !(other && pick(other).includes(text)));
    const lines = other ? (['title', 'subtitle'] as const).filter((one) => drawn[one] !== other[one]) : [];
    return create(
      'figure',
      `is-${when}`,
      create('figcaption', {}, say(`desk.${when}`)),
      ...lines.map((one) => create('p', one === 'title' ? 'desk-title' : 'subtitle', drawn[one])),
      drawing,
      ...words((one) => [...one.notes, one.source]).map((text) => create('p', 'note', text)),
    );
  }
}
