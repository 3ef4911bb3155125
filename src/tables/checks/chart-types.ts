import type { Selection } from '../select.ts';
import type { Chart, Observation, Unit } from '../tables.ts';

/** What does not fit between a chart and its data: the column, the offending text, what is wrong, how to mend it. */
export type Misfit = [column: string, text: string, message: string, mend: string];

/** Units that share a scale: all counts do; currencies and ratios only with themselves. */
export function kindOf(unit: Unit | undefined): string {
  return unit === undefined || unit.kind === 'count' || unit.kind === 'percent'
    ? (unit?.kind ?? 'count')
    : unit.id;
}

type TypeRule = (
  chart: Chart,
  shown: Observation[],
  wholes: Selection['wholes'],
  kinds: Set<string>,
) => Misfit | undefined;

/** What each type asks of the values that it shows. */
export const typeRules: Partial<Record<Chart['type'], TypeRule>> = {
  stack: (_, shown, wholes) => {
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
  dots: (chart, shown, _, kinds) => {
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
  range: (_, shown) => {
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
  line: (chart, shown) => {
    const spans = Map.groupBy(shown, ({ subject }) => subject);
    const longest = Math.max(
      ...[...spans.values()].map((values) => new Set(values.map((one) => one.period)).size),
    );
    // One that asks for all periods waits for the second.
    if (chart.period === 'all' || longest > 1) return undefined;
    return [
      'period',
      chart.period,
      `None of the subjects has values of two periods in ${chart.period}; a line needs them.`,
      'Set the period to all, or choose the type bar.',
    ];
  },
  card: (chart, shown) => {
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
