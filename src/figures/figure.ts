/** How sure the report is of a number. `exact` and `rounded` are read off the way it is printed, the others off its words. */
export const qualifiers = [
  'exact',
  'rounded',
  'about',
  'estimated',
  'between',
  'about_between',
  'estimated_between',
  'over',
  'under',
  'at_least',
  'at_most',
] as const;
export type Qualifier = (typeof qualifiers)[number];

/** The qualifiers of a figure with one printed number. */
export type PointQualifier = Exclude<Qualifier, `${string}between`>;

/** Whether a figure has two printed ends: "64 to 66 million", "about 5–7 million". */
export const isRange = ({ qualifier }: Pick<Figure, 'qualifier'>) => qualifier.endsWith('between');
/** The qualifier of what is calculated from some figures, if one of them is a range. */
export const rangeOf = (qualifiers: readonly string[]) =>
  (['about_between', 'between'] as const).find((one) => qualifiers.includes(one));
/** Whether a figure is an estimate, as one number or as a range. */
export const isEstimate = ({ qualifier }: Pick<Figure, 'qualifier'>) => qualifier.startsWith('estimated');

/**
 * A number with its precision: the true value lies in `low … high`, both ends included.
 * All are in the same unit; an open end is `Infinity` or `-Infinity`.
 * A figure `between` two printed ends, which may be `about` or `estimated`, has no number of its own: its `value` is the lower end, for sorting and scales,
 * and is never shown without the other.
 * An `estimated` figure has no known interval, so both of its ends are open: an estimate's error is not its rounding.
 */
export interface Figure {
  value: number;
  low: number;
  high: number;
  qualifier: Qualifier;
}

/** A figure's number as a CSV cell has it: "76500000", and both ends of a range, "64000000..66000000". */
export function numberCell(figure: Figure): string {
  return isRange(figure) ? `${figure.low}..${figure.high}` : String(figure.value);
}

/** A printed number without rounding: `digits` × 10^`exponent`; "76.5 million" is 765 × 10^5. */
export interface Decimal {
  negative: boolean;
  digits: string;
  exponent: number;
}

/** The double nearest to a decimal. Going through text keeps 0.1 × 10^3 exactly 100. */
export function toNumber({ negative, digits, exponent }: Decimal): number {
  const value = Number(`${digits}e${exponent}`);
  return negative && value !== 0 ? -value : value;
}

/**
 * The figure that a printed number stands for.
 *
 * - `rounded`: half a unit of the last printed digit on both sides (76.5 million: 76,450,000 … 76,550,000).
 * - `about`: half a unit of the last digit that is not zero (about 4,100: 4,050 … 4,150).
 * - `estimated`: unknown, so open on both sides.
 * - `over`, `at_least` and `under`, `at_most`: open on one side.
 */
export function toFigure(decimal: Decimal, qualifier: PointQualifier): Figure {
  const value = toNumber(decimal);
  const within = qualifier === 'rounded' ? aroundLastDigit(decimal) : printedPrecision(value);
  return { value, ...endsOf(value, within, qualifier), qualifier };
}

/** The ends of a printed number, which lies `within` an interval that its qualifier may open or close. */
export function endsOf(value: number, within: Interval, qualifier: Qualifier): Interval {
  if (qualifier === 'exact') return { low: value, high: value };
  if (qualifier === 'over' || qualifier === 'at_least') return { ...UNKNOWN, low: value };
  if (qualifier === 'under' || qualifier === 'at_most') return { ...UNKNOWN, high: value };
  return qualifier === 'estimated' ? UNKNOWN : within;
}

/** All numbers from `low` to `high`, both included; either may be infinite. */
export type Interval = Pick<Figure, 'low' | 'high'>;

/** The interval of an estimate. */
export const UNKNOWN: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Half a unit of the last digit that is not zero, on both sides. */
export function printedPrecision(value: number): Interval {
  const [mantissa = '', exponent] = Math.abs(value).toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  return aroundLastDigit({ negative: value < 0, digits, exponent: Number(exponent) - fraction.length });
}

function aroundLastDigit({ negative, digits, exponent }: Decimal): Interval {
  const tenfold = BigInt(`${negative ? '-' : ''}${digits}0`);
  const end = (offset: bigint) => Number(`${tenfold + offset}e${exponent - 1}`);
  return { low: end(-5n), high: end(5n) };
}
