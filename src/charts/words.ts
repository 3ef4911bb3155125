import { formatFigure, formatInterval, type UnitNames, unitName } from '../figures/format.ts';
import type { Formula, Operator } from '../figures/formula.ts';
import { formatPeriod, isUndated } from '../figures/period.ts';
import { insideSentence, t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import type { Chart, Measure, Observation, Subject } from '../tables/tables.ts';
import type { ColorRole } from './parts/palette.ts';
import { registry } from './registry.ts';
import {
  type ChartData,
  type ChartModule,
  type ChartTables,
  type Datum,
  type LabelWords,
  REST,
} from './types.ts';

/** The words of one chart in one language. */
export class ChartWording {
  private readonly chart: Chart;
  private readonly tables: ChartTables;
  private readonly locale: Locale;
  private readonly type: ChartModule;
  private readonly originMatters: boolean;

  constructor(chart: Chart, tables: ChartTables, locale: Locale) {
    this.chart = chart;
    this.tables = tables;
    this.locale = locale;
    this.type = registry[chart.type];
    const origins = new Set(chart.subjects.map((id) => this.getById(tables.subjects, id).origin));
    this.originMatters = chart.colour === 'origin' && origins.size > 1;
  }

  datum(observation: Observation, whole: Observation | undefined, beside?: Observation): Datum {
    const { figure, period } = observation;
    const isRest = whole !== undefined && observation.measure === REST;
    const unit = this.unitOf(isRest ? whole : observation);
    const subject = this.getById(this.tables.subjects, observation.subject);
    const measure = isRest ? undefined : this.getById(this.tables.measures, observation.measure);
    return {
      observation,
      figure,
      unit,
      label: isRest ? this.restLabel(subject) : this.label(observation, subject),
      subject: this.platformLabel(subject),
      value: formatFigure(figure, unit, this.locale, { bare: this.bare(unit) }),
      longValue: formatFigure(figure, unit, this.locale, { words: 'long' }),
      interval: formatInterval(figure, unit, this.locale),
      period: formatPeriod(period, this.locale),
      secondaryValue: beside ? this.secondaryValue(beside) : '',
      secondaryObservation: beside,
      formula: isRest
        ? t(this.locale, 'chart.restFormula')
        : measure && observation.origin === 'derived'
          ? formulaInWords(measure, this.tables.measures, this.locale)
          : '',
      colorRole: this.colorRole(isRest ? undefined : subject),
      row: [this.chart.id, observation.subject, isRest ? 'rest' : observation.measure, period].join('--'),
    };
  }

  /** "Zalo (76.5 million users)"; where the chart has several measures, "Zalo, licences (…)". */
  named(observation: Observation): string {
    const { measures, whole } = this.chart;
    const names = [this.subject(observation.subject)];
    if (measures.length > 1 || observation.measure === whole)
      names.push(insideSentence(this.measure(observation.measure)));
    return `${names.join(', ')} (${this.value(observation)})`;
  }

  subject(id: string): string {
    return localized(this.getById(this.tables.subjects, id), 'label', this.locale);
  }

  /** The name of a whole; where a chart shows several periods, with its own. */
  whole({ subject, period }: Observation): string {
    const name = this.subject(subject);
    return this.chart.period === 'all' ? `${name}, ${formatPeriod(period, this.locale)}` : name;
  }

  measure(id: string): string {
    return localized(this.getById(this.tables.measures, id), 'label', this.locale);
  }

  value(observation: Observation): string {
    return formatFigure(observation.figure, this.unitOf(observation), this.locale);
  }

  /** The range that a derived value lies in. */
  derivedInterval({ figure, origin, measure }: Observation): string {
    return origin === 'derived' ? formatInterval(figure, this.unitOf({ measure }), this.locale) : '';
  }

  /** Measure or measures, unit where the measure's name does not say it, subject where there is but one, period or periods. */
  subtitle(shown: readonly Observation[]): string {
    const { chart, locale } = this;
    const measures = this.namedMeasures();
    const names = measures.map((id) => this.measure(id));
    const unit = this.unitOf({ measure: measures[0] ?? '' });
    const nameOfUnit = unitName(unit, locale);
    // Columns have a unit each.
    const isNamed =
      this.type.hasColumns ||
      ['count', 'ratio'].includes(unit.kind) ||
      names.join(' ').toLowerCase().includes(nameOfUnit.toLowerCase());
    const single =
      chart.subjects.length === 1 && !this.type.hasWholes ? [this.subject(chart.subjects[0] ?? '')] : [];
    const what = single.length > 0 && names.length > 1 ? [] : [this.inSeries(names)];
    const about = single.length > 0 ? what.map(insideSentence) : what;
    const { joined, words: when } = this.periods(shown);
    const named = [...single, ...about, ...(isNamed ? [] : [nameOfUnit])].join(', ');
    return [named, ...when].join(joined);
  }

  /** The chart's period; where the report dates only some of the values, whose date is which. */
  private periods(shown: readonly Observation[]): { joined: string; words: string[] } {
    const { chart, locale } = this;
    if (chart.period === 'all') return { joined: ', ', words: [] };
    const groups = [...Map.groupBy(shown, ({ period }) => formatPeriod(period, locale))];
    const [first] = groups;
    if (!first || !shown.some(({ period }) => isUndated(period)))
      return { joined: ', ', words: [formatPeriod(chart.period, locale)] };
    if (groups.length === 1) return { joined: ', ', words: [first[0]] };
    const most = Math.max(...groups.map(([, { length }]) => length));
    const others = groups.findLast(([, { length }]) => length === most);
    const words = groups
      .filter((group) => group !== others)
      .map(([period, values]) => {
        const measures = new Set(values.map(({ measure }) => measure));
        // All values of fewer measures, or some subjects.
        const isOfMeasures =
          measures.size < values.length &&
          measures.size < new Set(shown.map(({ measure }) => measure)).size &&
          shown.every((one) => values.includes(one) || !measures.has(one.measure));
        const names = isOfMeasures
          ? [...measures].map((id) => insideSentence(this.measure(id)))
          : values.map(({ subject }) => this.subject(subject));
        return `${names.join(', ')}: ${period}`;
      });
    return { joined: '; ', words: [...words, t(locale, 'chart.otherDates', { period: others?.[0] ?? '' })] };
  }

  /** Wholes in another unit are named too. */
  private namedMeasures(): string[] {
    const { measures, whole } = this.chart;
    if (this.type.subtitleMeasures) return this.type.subtitleMeasures(this.chart);
    if (
      whole === undefined ||
      this.unitOf({ measure: whole }) === this.unitOf({ measure: measures[0] ?? '' })
    )
      return measures;
    return [whole, ...measures];
  }

  remarks(): Pick<ChartData, 'remarks' | 'direction'> {
    const { chart, locale, tables } = this;
    const found = tables.statements.filter(
      ({ subject, measure, direction, period }) =>
        this.type.showsStatements &&
        direction !== undefined &&
        (period === undefined || isOfTime(period, chart.period)) &&
        subject !== undefined &&
        measure !== undefined &&
        chart.subjects.includes(subject) &&
        chart.measures.includes(measure),
    );
    const direction = found.length === 1 ? found[0]?.direction : undefined;
    return { remarks: found.map((statement) => localized(statement, 'text', locale)), direction };
  }

  private inSeries(names: string[]): string {
    const [first = '', ...more] = names;
    const list = new Intl.ListFormat(this.locale, { type: 'conjunction' });
    return list.format([first, ...more.map(insideSentence)]);
  }

  private secondaryValue(observation: Observation): string {
    const unit = this.unitOf(observation);
    const figure = formatFigure(observation.figure, unit, this.locale, { bare: true });
    return t(this.locale, 'chart.beside', {
      measure: insideSentence(this.measure(observation.measure)),
      figure,
    });
  }

  /** The unit is in the subtitle or in the measure's name, save that of money. */
  private bare(unit: UnitNames): boolean {
    return !this.type.printsUnits && unit.kind !== 'currency';
  }

  private label(observation: Observation, subject: Subject): string {
    const words = {
      subject: this.platformLabel(subject),
      measure: this.measure(observation.measure),
      period: formatPeriod(observation.period, this.locale),
    };
    return (this.type.label ?? defaultLabel)(words, this.chart);
  }

  private restLabel(whole: Subject): string {
    if (this.chart.subjects.length === 1) return t(this.locale, 'chart.rest');
    return t(this.locale, 'chart.restOf', { whole: insideSentence(localized(whole, 'label', this.locale)) });
  }

  /** A subject's name. Where colours tell platforms from home and abroad apart, the name says it too. */
  private platformLabel(subject: Subject): string {
    const name = localized(subject, 'label', this.locale);
    if (!this.originMatters || subject.kind !== 'platform' || subject.origin === undefined) return name;
    return t(this.locale, `label.${subject.origin}`, { name });
  }

  private colorRole(subject: Subject | undefined): ColorRole {
    if (this.chart.colour === 'state') return 'state';
    return this.chart.colour === 'origin' ? (subject?.origin ?? 'neutral') : 'neutral';
  }

  private unitOf({ measure }: { measure: string }): UnitNames {
    return this.getById(this.tables.units, this.getById<Measure>(this.tables.measures, measure).unit);
  }

  private getById<T extends { id: string }>(records: readonly T[], id: string): T {
    const found = byId(records).get(id);
    if (found === undefined) throw new Error(`"${id}" is in no table, although the tables were checked.`);
    return found;
  }
}

/** The subject or the measure, and in a chart of all periods the period. */
function defaultLabel(words: LabelWords, { subjects, measures, period }: Chart): string {
  const isOne = subjects.length === 1 && measures.length === 1;
  const name = subjects.length > 1 || isOne ? words.subject : words.measure;
  if (period !== 'all') return name;
  return isOne ? words.period : `${name}, ${words.period}`;
}

/** One period, or one within the other. */
function isOfTime(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

const signs: Record<Operator, string> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** A derived measure's formula in words: "items removed ÷ compliance rate"; '' for a measure without one. */
export function formulaInWords(measure: Measure, measures: readonly Measure[], locale: Locale): string {
  return measure.formula ? inWords(measure.formula.tree, measures, locale) : '';
}

function inWords(formula: Formula, measures: readonly Measure[], locale: Locale): string {
  if (formula.kind === 'number') return new Intl.NumberFormat(locale).format(formula.value);
  if (formula.kind === 'measure') {
    const measure = measures.find(({ id }) => id === formula.name);
    const name = measure ? insideSentence(localized(measure, 'label', locale)) : formula.name;
    return formula.scope === 'self' ? name : t(locale, `formula.${formula.scope}`, { measure: name });
  }
  const [left, right] = [formula.left, formula.right].map((side) => {
    const words = inWords(side, measures, locale);
    return side.kind === 'operation' ? `(${words})` : words;
  });
  return `${left} ${signs[formula.operator]} ${right}`;
}
