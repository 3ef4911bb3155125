import type { Charts, PlacedChart } from '../../desk/protocol.ts';
import type { Drawn } from '../../desk/redraw.ts';
import { element, part, say, setup } from './setup.ts';

/** Goes to a row of a file. */
type Go = (place: { file: string; row: number }) => void;

/** The charts that the changes touch, before and after. */
export class ChartList {
  private readonly host = part('desk-charts');
  private readonly go: Go;
  private width = 0;

  constructor(go: Go, resized: (width: number) => void) {
    this.go = go;
    new ResizeObserver(() => {
      const width = this.drawnWidth();
      if (width === this.width || this.host.clientWidth === 0) return;
      this.width = width;
      resized(width);
    }).observe(this.host);
  }

  /** The widest that fits, in px: text is never scaled. */
  drawnWidth(): number {
    const room = this.host.clientWidth;
    return setup.widths.findLast((width) => width <= room) ?? setup.widths[0] ?? 0;
  }

  show({ sound, charts }: Charts): void {
    const words = sound ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    const old = [...this.host.querySelectorAll('article')];
    const shown = sound ? charts.map((chart) => this.chart(chart)) : old;
    this.host.replaceChildren(...(words === '' ? [] : [element('p', 'desk-lead', words)]), ...shown);
  }

  private chart(chart: PlacedChart): HTMLElement {
    const { before, after, values } = chart;
    const { title = '', subtitle = '' } = after ?? before ?? {};
    const article = element('article', '', element('h3', '', title));
    if (!before || !after || before.subtitle === after.subtitle)
      article.append(element('p', 'subtitle', subtitle));
    if (!before) article.append(element('p', 'desk-lead', say('desk.chartNew')));
    if (!after) article.append(element('p', 'desk-lead', say('desk.chartGone')));
    if (values.length > 0)
      article.append(
        element(
          'ul',
          'desk-values',
          ...values.map(({ label, before, after }) =>
            element(
              'li',
              '',
              `${label}: `,
              element('del', '', before || say('desk.none')),
              ' → ',
              element('ins', '', after || say('desk.none')),
            ),
          ),
        ),
      );
    if (before) article.append(this.side('before', before, after, chart));
    if (after) article.append(this.side('after', after, before, chart));
    return article;
  }

  /** One of the two drawings, with those of its words that the other does not have. */
  private side(
    when: 'before' | 'after',
    drawn: Drawn,
    other: Drawn | undefined,
    chart: PlacedChart,
  ): HTMLElement {
    const drawing = element('div', 'drawings');
    // From our own drawing code, in which texts of the data are escaped.
    drawing.innerHTML = drawn.svg;
    for (const mark of drawing.querySelectorAll('a')) {
      const place = chart.places[mark.getAttribute('href')?.slice(1) ?? ''];
      mark.addEventListener('click', (event) => {
        event.preventDefault();
        if (place) this.go(place);
      });
      // A value that is nowhere now leads nowhere.
      if (!place) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
    }
    const words = (pick: (one: Drawn) => string[]) =>
      pick(drawn).filter((text) => text !== '' && !(other && pick(other).includes(text)));
    const lines = other ? (['title', 'subtitle'] as const).filter((one) => drawn[one] !== other[one]) : [];
    return element(
      'figure',
      `is-${when}`,
      element('figcaption', '', say(`desk.${when}`)),
      ...lines.map((one) => element('p', one === 'title' ? 'desk-title' : 'subtitle', drawn[one])),
      drawing,
      ...words((one) => [...one.notes, one.source]).map((text) => element('p', 'note', text)),
    );
  }
}
