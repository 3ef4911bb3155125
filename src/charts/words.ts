import { formatFigure, formatInterval, type UnitNames } from '../figures/format.ts';
import type { Formula, Operator } from '../figures/formula.ts';
import { formatPeriod, isUndated } from '../figures/period.ts';
import { insideSentence, t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId, getById } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import type { Category, Chart, Measure, Observation, Subject } from '../tables/tables.ts';
import { type ColorRole, neutral, roleOf } from './parts/palette.ts';
import { unbroken } from './parts/text.ts';
import { registry } from './registry.ts';
import {
  type ChartData,
  type ChartModule,
  type ChartTables,
  type Datum,
  type LabelWords,
  REST,
  type WholeDatum,
} from './types.ts';

/** The words of one chart in one language. */
export class ChartWording {
  private readonly chart: Chart;
  private readonly tables: ChartTables;
  private readonly locale: Locale;
  private readonly type: ChartModule;
  private readonly areCategoriesNamed: boolean;

  constructor(chart: Chart, tables: ChartTables, locale: Locale) {
    this.chart = chart;
    this.tables = tables;
    this.locale = locale;
    this.type = registry[chart.type];
    const categories = new Set(chart.subjects.map((id) => getById(tables.subjects, id).category));
    this.areCategoriesNamed = chart.colour === 'category' && categories.size > 1;
  }

  datum(observation: Observation, beside: Observation | undefined): Datum {
    const { chart, locale } = this;
    const { figure, period, measure } = observation;
    const isRest = measure === REST;
    const subject = getById(this.tables.subjects, observation.subject);
    const unit = this.unitOf(isRest ? (chart.whole ?? '') : measure);
    return {
      observation,
      figure,
      unit,
      ...(isRest ? this.ofRest(subject) : this.ofValue(observation, subject)),
      subject: this.subjectLabel(subject),
      // The unit is in the measure's name, save that of money.
      value: formatFigure(figure, unit, locale, { bare: !this.type.printsUnits && unit.kind !== 'currency' }),
      longValue: formatFigure(figure, unit, locale, { words: 'long' }),
      interval: formatInterval(figure, unit, locale),
      period: formatPeriod(period, locale),
      secondaryValue: beside ? this.secondaryValue(beside) : '',
      secondaryObservation: beside,
      row: [chart.id, observation.subject, isRest ? 'rest' : measure, period].join('--'),
    };
  }

  private ofValue(observation: Observation, subject: Subject) {
    const { tables, locale, chart } = this;
    const measure = getById(tables.measures, observation.measure);
    const words = {
      subject: this.subjectLabel(subject),
      measure: localized(measure, 'label', locale),
      period: formatPeriod(observation.period, locale),
    };
    const formula = observation.origin === 'derived' ? formulaInWords(measure, tables.measures, locale) : '';
    return {
      label: (this.type.label ?? defaultLabel)(words, chart),
      formula,
      colorRole: this.colorRole(subject),
    };
  }

  private ofRest({ id }: Subject) {
    const { locale, chart } = this;
    const ofOne = t(locale, 'chart.rest');
    const whole = insideSentence(this.subject(id));
    return {
      label: chart.subjects.length === 1 ? ofOne : t(locale, 'chart.restOf', { whole }),
      formula: t(locale, 'chart.restFormula'),
      colorRole: this.colorRole(),
    };
  }

  /** A whole without its parts. */
  whole({ subject, measure, period, figure, origin }: Observation): Omit<WholeDatum, 'parts'> {
    const { chart, locale } = this;
    const unit = this.unitOf(measure);
    const when = chart.period === 'all' ? [formatPeriod(period, locale)] : [];
    return {
      label: [this.subject(subject), ...when].join(', '),
      value: formatFigure(figure, unit, locale),
      interval: origin === 'derived' ? formatInterval(figure, unit, locale) : '',
      figure,
    };
  }

  /** "Zalo (76.5 million users)"; where the chart has several measures, "Zalo, licences (…)". */
  named({ subject, measure, figure }: Observation): string {
    const { measures, whole } = this.chart;
    const names = [this.subject(subject)];
    if (measures.length > 1 || measure === whole) names.push(insideSentence(this.measure(measure)));
    return `${names.join(', ')} (${formatFigure(figure, this.unitOf(measure), this.locale)})`;
  }

  measure(id: string): string {
    return localized(getById(this.tables.measures, id), 'label', this.locale);
  }

  /** Measure or measures, subject where there is but one, period or periods. */
  subtitle(shown: readonly Observation[]): string {
    const { subjects } = this.chart;
    const [first = '', ...more] = this.namedMeasures().map((id) => this.measure(id));
    const list = new Intl.ListFormat(this.locale, { type: 'conjunction' });
    const measures = list.format([first, ...more.map(insideSentence)]);
    const single =
      subjects.length === 1 && !this.type.hasWholes ? this.subject(subjects[0] ?? '') : undefined;
    const ofSingle = more.length > 0 ? [] : [insideSentence(measures)];
    const what = single === undefined ? [measures] : [single, ...ofSingle];
    return what.join(', ') + this.when(shown);
  }

  /** The chart's period; where the report dates only some of the values, whose date is which. */
  private when(shown: readonly Observation[]): string {
    const { chart, locale } = this;
    if (chart.period === 'all') return '';
    if (!shown.some(({ period }) => isUndated(period))) return `, ${formatPeriod(chart.period, locale)}`;
    const groups = [...Map.groupBy(shown, ({ period }) => unbroken(formatPeriod(period, locale)))];
    const [others = ''] = groups.toSorted(([, a], [, b]) => a.length - b.length).at(-1) ?? [];
    if (groups.length === 1) return `, ${others}`;
    const words = groups.flatMap(([period, values]) => {
      if (period === others) return [];
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
    return `; ${[...words, t(locale, 'chart.otherDates', { period: others })].join('; ')}`;
  }

  /** Wholes in another unit are named too. */
  private namedMeasures(): string[] {
    const { measures, whole } = this.chart;
    if (this.type.subtitleMeasures) return this.type.subtitleMeasures(this.chart);
    const isOfUnit = whole === undefined || this.unitOf(whole) === this.unitOf(measures[0] ?? '');
    return isOfUnit ? measures : [whole, ...measures];
  }

  remarks(): Pick<ChartData, 'remarks' | 'direction'> {
    const { chart, locale, tables } = this;
    const found = tables.statements.filter(
      ({ subject = '', measure = '', direction, period }) =>
        this.type.showsStatements &&
        direction !== undefined &&
        (period === undefined || isOfTime(period, chart.period)) &&
        chart.subjects.includes(subject) &&
        chart.measures.includes(measure),
    );
    const direction = found.length === 1 ? found[0]?.direction : undefined;
    return { remarks: found.map((statement) => localized(statement, 'text', locale)), direction };
  }

  private secondaryValue({ figure, measure }: Observation): string {
    return t(this.locale, 'chart.beside', {
      measure: insideSentence(this.measure(measure)),
      figure: formatFigure(figure, this.unitOf(measure), this.locale, { bare: true }),
    });
  }

  private subject(id: string): string {
    return localized(getById(this.tables.subjects, id), 'label', this.locale);
  }

  /** A subject's name. Where colours distinguish categories, the name says which, if it does not anyway. */
  private subjectLabel({ id, category: named }: Subject): string {
    const name = this.subject(id);
    const category = this.category(this.areCategoriesNamed ? named : undefined);
    if (!category) return name;
    const label = localized(category, 'label', this.locale);
    const words = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    if (words(name).includes(words(label))) return name;
    return t(this.locale, 'chart.inCategory', { name, category: label });
  }

  /** That of one category where the chart names one, else that of the subject's. */
  private colorRole(subject?: Subject): ColorRole {
    const { colour } = this.chart;
    const category = this.category(colour === 'category' ? subject?.category : colour);
    return category ? roleOf(category) : neutral;
  }

  private category(id: string | undefined): Category | undefined {
    return byId(this.tables.categories).get(id ?? '');
  }

  private unitOf(measure: string): UnitNames {
    return getById(this.tables.units, getById<Measure>(this.tables.measures, measure).unit);
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
    const measure = byId(measures).get(formula.name);
    const name = measure ? insideSentence(localized(measure, 'label', locale)) : formula.name;
    return formula.scope === 'self' ? name : t(locale, `formula.${formula.scope}`, { measure: name });
  }
  const [left, right] = [formula.left, formula.right].map((side) => {
    const words = inWords(side, measures, locale);
    return side.kind === 'operation' ? `(${words})` : words;
  });
  return `${left} ${signs[formula.operator]} ${right}`;
}
