import { type Figure, printedPrecision } from '../figures/figure.ts';
import { agree } from '../tables/prefer.ts';

/** How a draft's number stands to a source's figure: the same, less precise, or more precise than the source is. */
export type Relation = 'reported' | 'rounded' | 'overstated';

/** A draft may round a number by this share of it, and state a bound this far from it. */
const ROUNDING = 0.06;
const BOUND = 0.25;

const sideOf = ({ qualifier }: Figure) =>
  /^(?:over|at_least)$/.test(qualifier) ? 1 : /^(?:under|at_most)$/.test(qualifier) ? -1 : 0;
const isVague = ({ qualifier }: Figure) => qualifier === 'about' || qualifier === 'estimated';
const precisionOf = (value: number) => printedPrecision(Number(value.toPrecision(12)));
export const isEqual = (a: number, b: number, share = 1e-9) => Math.abs(a - b) <= Math.abs(b) * share;

/** The interval of a figure; of an estimate the precision with which it is printed. */
const endsOf = (figure: Figure) =>
  figure.qualifier === 'estimated' ? { ...figure, ...precisionOf(figure.value) } : figure;

/** How a draft's number stands to a source's figure in its unit; undefined where it is another number. @param isExact "exactly 4,100" */
export function relate(said: Figure, source: Figure, isExact: boolean): Relation | undefined {
  const { low, high } = endsOf(source);
  const [a, b] = [said.value, source.value];
  if (said.qualifier === 'between') {
    const isNarrow = said.low <= b && b <= said.high && said.high - said.low <= Math.abs(b) * BOUND;
    return said.low === low && said.high === high ? 'reported' : isNarrow ? 'rounded' : undefined;
  }
  if (source.qualifier === 'between') return low <= a && a <= high ? 'overstated' : undefined;
  const [own, other] = [sideOf(said), sideOf(source)];
  const away = Math.abs(a - b) / Math.abs(b);
  if (own !== 0) {
    if (other !== 0 && other !== own) return undefined;
    if (!isEqual(a, b)) return a < b === own > 0 && away <= BOUND ? 'rounded' : undefined;
    if (said.qualifier === source.qualifier) return 'reported';
    return said.qualifier.startsWith('at_') && !isVague(source) ? 'rounded' : 'overstated';
  }
  if (other !== 0) return isEqual(a, b) ? 'overstated' : undefined;
  if (isEqual(a, b)) {
    if (isVague(source) && !isVague(said)) return 'overstated';
    if (isVague(said)) return said.qualifier === source.qualifier ? 'reported' : 'rounded';
    return source.qualifier === 'rounded' && (isExact || said.high - said.low < (high - low) * 0.99)
      ? 'overstated'
      : 'reported';
  }
  const near = precisionOf(a);
  const isVaguer = isVague(said) || !isVague(source);
  if (near.low <= b && b <= near.high && away <= ROUNDING && !isExact)
    return isVaguer ? 'rounded' : 'overstated';
  // More digits than the source has.
  return low < a && a < high ? (isVague(said) && isVague(source) ? 'rounded' : 'overstated') : undefined;
}

/** True if both numbers can be true of one thing: then the draft's must not be called wrong. */
export function mayBothHold(said: Figure, source: Figure): boolean {
  return agree({ ...endsOf(said), ...(said.low === said.high && precisionOf(said.value)) }, endsOf(source));
}

/** A slip that makes one number of another: its scale, digits that changed places, one wrong digit of several. */
export function slipBetween({ value: a }: Figure, { value: b }: Figure): 'scale' | 'digits' | undefined {
  const power = Math.log10(a / b);
  if (Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-9)
    return Math.round(power) % 3 === 0 || digitsOf(b).length > 1 ? 'scale' : undefined;
  const length = Math.max(digitsOf(a).length, digitsOf(b).length);
  const [own, other] = [[...digitsOf(a).padEnd(length, '0')], [...digitsOf(b).padEnd(length, '0')]];
  if (length < 2 || Math.floor(Math.log10(a)) !== Math.floor(Math.log10(b))) return undefined;
  const wrong = own.filter((digit, at) => digit !== other[at]).length;
  const isTransposed = wrong === 2 && own.toSorted().join() === other.toSorted().join();
  return isTransposed || (wrong === 1 && length > 3) ? 'digits' : undefined;
}

/** The digits of a number without the zeros at its end: 76,500,000 → "765". */
export function digitsOf(value: number): string {
  return value.toExponential(11).replace(/0*e.*|[-.]/g, '');
}
