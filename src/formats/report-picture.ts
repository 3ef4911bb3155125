import { type ColorRole, neutral, palette } from '../charts/parts/palette.ts';
import { type LitFigure, reportPicture, setText } from '../charts/parts/report-picture.ts';
import { textWidth, unbroken, wrap } from '../charts/parts/text.ts';
import { formatFigure, unitName } from '../figures/format.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Observation, observationKey, type Report } from '../tables/tables.ts';
import type { Row } from './row.ts';
import { evidenceAnchor, litAnchor } from './site.ts';
import type { ChartView, EvidenceView } from './view.ts';

/** The room of a note and its font sizes in pixels, as `src/styles/report-picture.css` has them. */
const NOTE = { width: 161, number: 16, size: 12.75 };

/** A fallback font may be wider by this factor. */
const SLACK = 0.97;

export interface PictureOptions {
  /** The most notes. */
  most: number;
  /** The width of a note in pixels, if it is set in the font sizes of a page. */
  room?: number;
  /** The address of a chart, from the page that the picture is on. */
  chartLink: (view: ChartView) => string;
  /** The address of the table of all figures, likewise. */
  rows: string;
}

/** A report as a picture, with notes on its right; undefined where the lengths of its lines are not known. */
export function pictureOf(
  report: Report,
  places: readonly EvidenceView[],
  locale: Locale,
  { most, room = NOTE.width, chartLink, rows }: PictureOptions,
) {
  const lengths = report.line_lengths?.split(' ').map(Number) ?? [];
  // The figures of the text, each with the key of its observation and the chart that it leads to, if there is one.
  const figures = places.flatMap(({ evidence, rows: [row], charts }) => {
    if (!row || evidence.line === undefined) return [];
    const key = observationKey(row.observation);
    const view = charts.find((one) => keysOf(one).includes(key)) ?? charts[0];
    return [{ evidence, row, key, view }];
  });
  if (lengths.length === 0 || figures.length === 0) return undefined;
  const charts = Map.groupBy(figures, ({ view }) => view);
  charts.delete(undefined);
  // Of many charts, those of the most figures; in the order of the text, so that threads cross little.
  const noted = [...charts].toSorted(([, a], [, b]) => b.length - a.length).slice(0, most);
  const middle = (of: typeof figures) => figures.findIndex((one) => one === of[of.length >> 1]);
  const inOrder = noted.toSorted(([, a], [, b]) => middle(a) - middle(b));
  const notes = inOrder.flatMap(([view, figures]) =>
    view ? { view, href: chartLink(view), ...noteOf(view, figures, locale, room) } : [],
  );
  const lit = figures.map(({ evidence, row, key, view }): LitFigure => {
    const note = notes.findIndex((one) => one.view === view);
    return {
      id: litAnchor(evidence.id),
      line: evidence.line ?? 0,
      column: evidence.column ?? 0,
      length: [...evidence.phrase].length,
      colorRole: colorOf(key, view),
      name: `${row.figure}: ${row.subjectLabel}, ${row.measureLabel}`,
      href: view ? chartLink(view) : `${rows}#${evidenceAnchor(evidence.id)}`,
      note: note < 0 ? undefined : note,
    };
  });
  const spans = notes.map(({ lines }) => lines);
  const counts = { figures: figures.length, lines: lengths.filter(Boolean).length, charts: notes.length };
  return {
    ...reportPicture(setText(lengths, lit), lit, spans),
    notes,
    description: t(locale, 'picture.description', counts),
  };
}

export type ReportPicture = NonNullable<ReturnType<typeof pictureOf>>;

type Keyed = { row: Row; key: string };

/** What a chart shows of a report, beside its picture: the figure that comes first in the chart. */
function noteOf(view: ChartView, figures: readonly Keyed[], locale: Locale, room: number) {
  const keys = keysOf(view);
  // A figure that only a derived value of the chart rests on comes last.
  const at = ({ key }: Keyed) => keys.indexOf(key) >>> 0;
  const { row, key } = figures.toSorted((a, b) => at(a) - at(b))[0] as Keyed;
  const { observation, unit, measureLabel, subjectLabel, period } = row;
  /** "76.5 million", and "users"; '' of a percentage */
  const number = formatFigure(observation.figure, unit, locale, { bare: true });
  const name = unit.kind === 'percent' ? '' : unitName(unit, locale, observation.figure.value);
  const lines = (text: string) => wrap(text, NOTE.size, 400, room * SLACK).length;
  const label = view.rows[keys.indexOf(key)]?.label ?? period;
  const subject = label === period ? subjectLabel : label;
  // The unit of a count says what is counted; of money, percentages and the parts of several subjects, the measure does.
  const isPart = label === measureLabel && view.chart.subjects.length > 1;
  const long =
    unit.kind === 'count' && !isPart ? subject : `${measureLabel}: ${isPart ? subjectLabel : subject}`;
  /** "Zalo" */
  const what = unit.kind === 'count' || lines(long) <= 2 ? long : measureLabel;
  const more = figures.length === 1 ? '' : t(locale, 'picture.more', { count: figures.length - 1 });
  /** The number and its unit take two lines. */
  const isWide = textWidth(number, NOTE.number, 600) + textWidth(` ${name}`, NOTE.size) > room * SLACK;
  // The number stays with its qualifier, where that leaves it room, and with its unit where it does not.
  const isLong = textWidth(number, NOTE.number, 600) > room * SLACK;
  const broken = isLong ? number.replace(/\s(?=\d)/, '\n') : unbroken(number);
  const all = Math.min((isWide ? 2 : 1) + lines(what + more), 5);
  return { number: broken, unit: unbroken(name), what, more, lines: all, colorRole: colorOf(key, view) };
}

const keysOf = (view: ChartView) => view.rows.map(({ observation }) => observationKey(observation));

function colorOf(key: string, view: ChartView | undefined): ColorRole {
  const shows = (one: Observation | undefined) => one && observationKey(one) === key;
  const datum = view?.data.data.find((one) => shows(one.observation) || shows(one.secondaryObservation));
  const roles = new Set(view?.data.data.map((one) => one.colorRole));
  const role = datum?.colorRole ?? (roles.size === 1 ? [...roles][0] : undefined) ?? neutral;
  return role === neutral ? { ...neutral, color: palette.muted } : role;
}
