import { formatFigure, formatInterval, type UnitNames } from '../figures/format.ts';
import type { Formula, Operator } from '../figures/formula.ts';
import { byTime, formatPeriod, isUndated } from '../figures/period.ts';
import { insideSentence, t } from '../i18n/index.ts';
import { type Locale, listOf, localized } from '../i18n/locales.ts';
import { byId, getById } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import type { Chart, Measure, Observation, Subject } from '../tables/tables.ts';
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
export function chartWording(chart: Chart, tables: ChartTables, locale: Locale) {
  const { measures, subjects, whole: wholeMeasure, period: shownPeriod, colour } = chart;
  const isOfAll = shownPeriod === 'all';
  const type: ChartModule = registry[chart.type];
  const categoryOf = (id: string | undefined) => byId(tables.categories).get(id ?? '');
  const named = new Set(subjects.map((id) => getById(tables.subjects, id).category));
  const areCategoriesNamed = colour === 'category' && named.size > 1;
  const measureOf = (id: string) => localized(getById(tables.measures, id), 'label', locale);
  const subjectOf = (id: string) => localized(getById(tables.subjects, id), 'label', locale);
  const unitOf = (measure: string): UnitNames =>
    getById(tables.units, getById<Measure>(tables.measures, measure).unit);

  /** A subject's name. Where colours distinguish categories, the name says which, if it does not anyway. */
  function subjectLabel({ id, category }: Subject): string {
    const name = subjectOf(id);
    const record = areCategoriesNamed && categoryOf(category);
    if (!record) return name;
    const label = localized(record, 'label', locale);
    const words = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return words(name).includes(words(label))
      ? name
      : t(locale, 'chart.inCategory', { name, category: label });
  }

  /** That of one category where the chart names one, else that of the subject's. */
  function roleIn(category: string | undefined): ColorRole {
    const record = categoryOf(colour === 'category' ? category : colour);
    return record ? roleOf(record) : neutral;
  }

  function ofValue({ origin, ...observation }: Observation, subject: Subject) {
    const measure = getById(tables.measures, observation.measure);
    const words = {
      subject: subjectLabel(subject),
      measure: localized(measure, 'label', locale),
      period: formatPeriod(observation.period, locale),
    };
    return {
      label: (type.label ?? defaultLabel)(words, chart),
      formula: origin === 'derived' ? formulaInWords(measure, tables.measures, locale) : '',
      colorRole: roleIn(subject.category),
    };
  }

  function ofRest({ id }: Subject) {
    const whole = insideSentence(subjectOf(id));
    return {
      label: t(locale, subjects.length === 1 ? 'chart.rest' : 'chart.restOf', { whole }),
      formula: t(locale, 'chart.restFormula'),
      colorRole: roleIn(undefined),
    };
  }

  function datum(observation: Observation, beside: Observation | undefined): Datum {
    const { figure, period, measure } = observation;
    const isRest = measure === REST;
    const subject = getById(tables.subjects, observation.subject);
    const unit = unitOf(isRest ? (wholeMeasure ?? '') : measure);
    const longValue = formatFigure(figure, unit, locale, { words: 'long' });
    return {
      observation,
      figure,
      unit,
      ...(isRest ? ofRest(subject) : ofValue(observation, subject)),
      subject: subjectLabel(subject),
      // The unit is in the measure's name, save that of money.
      value: formatFigure(figure, unit, locale, { bare: !type.printsUnits && unit.kind !== 'currency' }),
      longValue,
      spokenValue:
        observation.origin === 'derived' ? t(locale, 'chart.derivedValue', { value: longValue }) : longValue,
      interval: formatInterval(figure, unit, locale),
      period: formatPeriod(period, locale),
      secondaryValue: beside ? besideWords(beside) : '',
      secondaryObservation: beside,
      row: [chart.id, observation.subject, isRest ? 'rest' : measure, period].join('--'),
    };
  }

  const besideWords = ({ figure, measure }: Observation) =>
    t(locale, 'chart.beside', {
      measure: insideSentence(measureOf(measure)),
      figure: formatFigure(figure, unitOf(measure), locale, { bare: true }),
    });

  /** The chart's period; where the report dates only some of the values, whose date is which. */
  function when(shown: readonly Observation[]): string {
    if (isOfAll) {
      const periods = [...new Set(shown.map(({ period }) => period).toSorted(byTime))];
      const names = periods.map((one) => formatPeriod(one, locale));
      return names.length === 2 ? `, ${listOf(names, locale)}` : '';
    }
    if (!shown.some(({ period }) => isUndated(period))) return `, ${formatPeriod(shownPeriod, locale)}`;
    const groups = [...Map.groupBy(shown, ({ period }) => unbroken(formatPeriod(period, locale)))];
    const [others = ''] = groups.toSorted(([, a], [, b]) => a.length - b.length).at(-1) ?? [];
    if (groups.length === 1) return `, ${others}`;
    const words = groups.flatMap(([period, values]) => {
      if (period === others) return [];
      const own = new Set(values.map(({ measure }) => measure));
      // All values of fewer measures, or some subjects.
      const isOfMeasures =
        own.size < values.length &&
        own.size < new Set(shown.map(({ measure }) => measure)).size &&
        shown.every((one) => values.includes(one) || !own.has(one.measure));
      const names = isOfMeasures
        ? [...own].map((id) => insideSentence(measureOf(id)))
        : values.map(({ subject }) => subjectOf(subject));
      return short(`${names.join(', ')}: ${period}`, 30);
    });
    return `; ${[...words, t(locale, 'chart.otherDates', { period: others })].join('; ')}`;
  }

  /** Wholes in another unit are named too. */
  function namedMeasures(): string[] {
    if (type.subtitleMeasures) return type.subtitleMeasures(chart);
    const isOfUnit = wholeMeasure === undefined || unitOf(wholeMeasure) === unitOf(measures[0] ?? '');
    return isOfUnit ? measures : [wholeMeasure, ...measures];
  }

  return {
    datum,
    measure: measureOf,
    whole({ subject, measure, period, figure, origin }: Observation): Omit<WholeDatum, 'parts'> {
      const unit = unitOf(measure);
      return {
        label: [subjectOf(subject), ...(isOfAll ? [formatPeriod(period, locale)] : [])].join(', '),
        value: formatFigure(figure, unit, locale),
        interval: origin === 'derived' ? formatInterval(figure, unit, locale) : '',
        figure,
      };
    },
    /** "Zalo (76.5 million users)"; where the chart has several measures, "Zalo, licences (…)". */
    named({ subject, measure, figure }: Observation): string {
      const names = [subjectOf(subject)];
      if (measures.length > 1 || measure === wholeMeasure) names.push(insideSentence(measureOf(measure)));
      return `${names.join(', ')} (${formatFigure(figure, unitOf(measure), locale)})`;
    },
    /** Measure or measures, subject where there is but one, period or periods. */
    subtitle(shown: readonly Observation[]): string {
      const [first = '', ...more] = namedMeasures().map((id) => short(measureOf(id), 28));
      const all = listOf([first, ...more.map(insideSentence)], locale);
      const ofSingle = more.length > 0 ? [] : [insideSentence(all)];
      const isSingle = subjects.length === 1 && !type.hasWholes;
      const what = isSingle ? [short(subjectOf(subjects[0] ?? ''), 28), ...ofSingle] : [all];
      return what.join(', ') + when(shown);
    },
    remarks(): Pick<ChartData, 'remarks' | 'direction'> {
      const found = tables.statements.filter(
        ({ subject = '', measure = '', direction, period }) =>
          type.showsStatements &&
          direction !== undefined &&
          (period === undefined || isOfTime(period, shownPeriod)) &&
          subjects.includes(subject) &&
          measures.includes(measure),
      );
      const direction = found.length === 1 ? found[0]?.direction : undefined;
      return { remarks: found.map((statement) => localized(statement, 'text', locale)), direction };
    },
  };
}

/** What has so many letters at most does not break. */
const short = (text: string, most: number) => (text.length > most ? text : unbroken(text));

/** The subject or the measure, and in a chart of all periods the period. */
function defaultLabel(words: LabelWords, { subjects, measures, period }: Chart): string {
  const isOne = subjects.length === 1 && measures.length === 1;
  const name = subjects.length > 1 || isOne ? words.subject : words.measure;
  if (period !== 'all') return name;
  return isOne ? words.period : `${name}, ${words.period}`;
}

/** One period, or one within the other. */
const isOfTime = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);

const signs: Record<Operator, string> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/**
 * A derived measure's formula in words: "items removed ÷ compliance rate"; '' for a measure without one.
 * @param isWhole with the formulas of derived operands in their place, so that only reported measures are named
 */
export const formulaInWords = (
  measure: Measure,
  measures: readonly Measure[],
  locale: Locale,
  isWhole = false,
): string => (measure.formula ? inWords(measure.formula.tree, measures, locale, isWhole) : '');

function inWords(formula: Formula, measures: readonly Measure[], locale: Locale, isWhole: boolean): string {
  if (formula.kind === 'number') return new Intl.NumberFormat(locale).format(formula.value);
  if (formula.kind === 'measure') {
    const measure = byId(measures).get(formula.name);
    const derived = isWhole && formula.scope !== 'parent' ? measure?.formula?.tree : undefined;
    const words = derived ? inWords(derived, measures, locale, isWhole) : '';
    if (words && formula.scope === 'self') return words;
    const label = measure ? insideSentence(localized(measure, 'label', locale)) : formula.name;
    const name = words ? `(${words})` : label;
    return formula.scope === 'self' ? name : t(locale, `formula.${formula.scope}`, { measure: name });
  }
  const [left, right] = [formula.left, formula.right].map((side) => {
    const words = inWords(side, measures, locale, isWhole);
    return / [+−×÷] /.test(words) ? `(${words})` : words;
  });
  return `${left} ${signs[formula.operator]} ${right}`;
}
