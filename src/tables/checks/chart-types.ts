import { excerpt } from '../../csv/problem.ts';
import { isWithin } from '../periods.ts';
import type { Selection } from '../select.ts';
import type { Chart, Unit } from '../tables.ts';

/** What does not fit between a chart and its data: the column, the offending text, what is wrong, how to mend it. */
export type Misfit = [column: string, text: string, message: string, mend: string];

/** Units that share a scale: all counts do; currencies and ratios only with themselves. */
export function kindOf(unit: Unit | undefined): string {
  return unit === undefined || unit.kind === 'count' || unit.kind === 'percent'
    ? (unit?.kind ?? 'count')
    : unit.id;
}

type TypeRule = (chart: Chart, selection: Selection, kinds: Set<string>) => Misfit | undefined;

/** What each type asks of the values that it shows. */
export const typeRules: Partial<Record<Chart['type'], TypeRule>> = {
  stack: (_, { shown, wholes }) => {
    const negative = shown.find(({ figure }) => figure.value < 0);
    if (negative)
      return [
        'subjects',
        negative.subject,
        `"${negative.subject}" is below zero; a stack cannot show that.`,
        'Choose the type bar.',
      ];
    for (const { whole, parts } of wholes) {
      const least = parts.reduce((sum, { figure }) => sum + figure.low, 0);
      if (least <= whole.figure.high) continue;
      return [
        'subjects',
        whole.subject,
        `The parts of "${whole.subject}" add up to at least ${least}, more than the whole (${whole.figure.value}).`,
        'Choose the measures anew: these are not parts and whole.',
      ];
    }
    return undefined;
  },
  dots: (chart, { shown }, kinds) => {
    if (!kinds.has('count'))
      return [
        'measures',
        chart.measures.join(' '),
        'Dots stand for things that are counted; this is not a count.',
        'Choose the type bar.',
      ];
    const negative = shown.find(({ figure }) => figure.value < 0);
    return (
      negative && [
        'subjects',
        negative.subject,
        `"${negative.subject}" is below zero; dots cannot show that.`,
        'Choose the type bar.',
      ]
    );
  },
  range: (_, { shown }) => {
    const open = shown.find(({ figure }) => !Number.isFinite(figure.low) || !Number.isFinite(figure.high));
    return (
      open && [
        'subjects',
        open.subject,
        `The interval of "${open.subject}" has no end; a range needs both.`,
        'Choose the type bar.',
      ]
    );
  },
  line: (chart, { shown, dropped }) => {
    const rivals = dropped.find(
      ({ shown, other }) => shown.origin === 'reported' && other.origin === 'reported',
    );
    if (rivals) {
      const { subject, measure, period } = rivals.shown;
      return [
        'measures',
        chart.measures.join(' '),
        `Of "${excerpt(subject)}", reports give both "${rivals.other.measure}" and "${measure}" of ${period}; a line has one value at a time.`,
        'Keep one of the measures, or choose the type bar.',
      ];
    }
    const spans = [...Map.groupBy(shown, ({ subject }) => subject).values()];
    for (const values of spans)
      for (const { subject, period } of values) {
        const inner = values.find((one) => one.period !== period && isWithin(one.period, period));
        if (!inner) continue;
        return [
          'period',
          chart.period,
          `"${excerpt(subject)}" has a value of ${period} and one of ${inner.period}, which lies within it; a line has one value at a time.`,
          'Choose a narrower period, or the type bar.',
        ];
      }
    // One that asks for all periods waits for the second.
    if (chart.period === 'all' || spans.some((values) => values.length > 1)) return undefined;
    return [
      'period',
      chart.period,
      `None of the subjects has values of two periods in ${chart.period}; a line needs them.`,
      'Set the period to all, or choose the type bar.',
    ];
  },
  card: (chart, { shown }) => {
    const [first] = shown;
    const isOne = shown.every(
      ({ subject, measure }) => subject === first?.subject && measure === first?.measure,
    );
    // One that asks for all periods becomes a comparison of them.
    if (shown.length === 1 || (chart.period === 'all' && isOne)) return undefined;
    return [
      'subjects',
      chart.subjects.join(' '),
      `A card shows one figure; there are ${shown.length}.`,
      'Choose one subject, measure and period.',
    ];
  },
};
