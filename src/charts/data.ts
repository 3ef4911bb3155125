import { descending } from 'd3';
import type { Figure } from '../figures/figure.ts';
import { formatFigure, formatInterval } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import type { Chart, Observation, Subject, Tables } from '../tables/tables.ts';

/** One value of a chart with its words in the chart's language. No pixels. */
export interface Datum {
  observation: Observation;
  figure: Figure;
  label: string;
  /** The figure with its qualifier, as short as it can be: "≈ 9,550". */
  value: string;
  /** The same for screen readers and tables, with its unit: "about 9,550 requests". */
  longValue: string;
  /** "9,504 to 9,605"; '' when the figure is one number. */
  interval: string;
  period: string;
  /** What the colour says: the subject's origin. Derived values are hatched as well. */
  tone: 'domestic' | 'foreign' | 'neutral';
}

/** A chart's data stage: everything that its drawing, its table and its description say. */
export interface ChartData {
  chart: Chart;
  locale: Locale;
  title: string;
  /** Measure, unit and period. */
  subtitle: string;
  note: string;
  /** The largest value first. */
  data: Datum[];
}

/** The tables that a chart's words come from. */
export type ChartTables = Pick<Tables, 'units' | 'subjects' | 'measures'>;

/**
 * Puts the observations that a chart shows into words. The tables are checked: whatever the chart and its
 * observations name is there.
 */
export function chartData(
  chart: Chart,
  shown: readonly Observation[],
  tables: ChartTables,
  locale: Locale,
): ChartData {
  const measure = need(
    tables.measures.find(({ id }) => id === chart.measure),
    chart.measure,
  );
  const unit = need(
    tables.units.find(({ id }) => id === measure.unit),
    measure.unit,
  );
  const origins = new Set(
    chart.subjects.map((id) => tables.subjects.find((subject) => subject.id === id)?.origin),
  );
  const words = shown.map((observation): Datum => {
    const subject = need(
      tables.subjects.find(({ id }) => id === observation.subject),
      observation.subject,
    );
    const { figure } = observation;
    return {
      observation,
      figure,
      label: labelOf(subject, origins.size > 1, locale),
      value: formatFigure(figure, unit, locale, { bare: true }),
      longValue: formatFigure(figure, unit, locale, { words: 'long' }),
      interval: formatInterval(figure, unit, locale),
      period: formatPeriod(observation.period, locale),
      tone: subject.origin ?? 'neutral',
    };
  });
  const data = words.toSorted((a, b) => descending(a.figure.value, b.figure.value));
  return {
    chart,
    locale,
    title: localized(chart, 'title', locale),
    subtitle: t(locale, 'chart.subtitle', {
      measure: localized(measure, 'label', locale),
      period: formatPeriod(chart.period, locale),
    }),
    note: localized(chart, 'note', locale),
    data,
  };
}

/** A subject's name. Where colours tell platforms from home and abroad apart, the name says it too. */
function labelOf(subject: Subject, originMatters: boolean, locale: Locale): string {
  const name = localized(subject, 'label', locale);
  if (!originMatters || subject.kind !== 'platform' || subject.origin === undefined) return name;
  return t(locale, `label.${subject.origin}`, { name });
}

function need<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`"${name}" is in no table, although the tables were checked.`);
  return found;
}
