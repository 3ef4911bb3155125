import { type Figure, isRange, printedPrecision } from '../figures/figure.ts';
import { fromJson } from '../formats/about.ts';
import type { Sentence } from '../tables/draft/sentences.ts';
import { agree, isVague } from '../tables/prefer.ts';
import type { Fact } from './facts.ts';
import type { ArticleWords } from './words.ts';

/** How a draft's number stands to a source's figure: the same, less precise, or more precise than the source is. */
export type Relation = 'reported' | 'rounded' | 'overstated';

/** A draft may round a number by this share of it, and state a bound this far from it. */
const ROUNDING = 0.06;
const BOUND = 0.25;
const PART_BOUND = 0.1;

const sideOf = ({ qualifier }: Figure) =>
  /^(?:over|at_least)$/.test(qualifier) ? 1 : /^(?:under|at_most)$/.test(qualifier) ? -1 : 0;
const precisionOf = (value: number) => printedPrecision(Number(value.toPrecision(12)));
export const isEqual = (a: number, b: number, share = 1e-9) => Math.abs(a - b) <= Math.abs(b) * share;

/** The interval of a figure; of an estimate the precision with which it is printed. */
const endsOf = (figure: Figure) =>
  figure.qualifier === 'estimated' ? { ...figure, ...precisionOf(figure.value) } : figure;

/**
 * How a draft's number stands to a source's figure in its unit; undefined where it is another number.
 * @param isExact "exactly 4,100"
 * @param isPart "two thirds", which is never exact
 */
export function relate(said: Figure, source: Figure, isExact: boolean, isPart = false): Relation | undefined {
  const { low, high } = endsOf(source);
  const [a, b] = [said.value, source.value];
  if (isRange(said)) {
    const isNarrow = said.low <= b && b <= said.high && said.high - said.low <= Math.abs(b) * BOUND;
    if (said.low !== low || said.high !== high) return isNarrow ? 'rounded' : undefined;
    return isVague(source) && !isVague(said) ? 'overstated' : 'reported';
  }
  if (isRange(source)) return low <= a && a <= high ? 'overstated' : undefined;
  const [own, other] = [sideOf(said), sideOf(source)];
  const away = Math.abs(a - b) / Math.abs(b);
  if (own !== 0) {
    if (other !== 0 && other !== own) return undefined;
    if (!isEqual(a, b))
      return a < b === own > 0 && away <= (isPart ? PART_BOUND : BOUND) ? 'rounded' : undefined;
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
  const isVaguer = isPart || isVague(said) || !isVague(source);
  if ((isPart || (near.low <= b && b <= near.high)) && away <= ROUNDING && !isExact)
    return isVaguer ? 'rounded' : 'overstated';
  // More digits than the source has.
  return low < a && a < high ? (isVague(said) && isVague(source) ? 'rounded' : 'overstated') : undefined;
}

/** True if a number is printed about as precisely as a source's interval allows, such as 125 for one of 124 to 126. */
export function isNoFiner(said: Figure, source: Figure): boolean {
  const { low, high } = precisionOf(said.value);
  return (high - low) * 4 >= source.high - source.low;
}

export const isComparable = ({ value }: Pick<Figure, 'value'>, other: Pick<Figure, 'value'>) =>
  value < other.value * 3 && value > other.value / 3;

const relations = {
  difference: (a: number, b: number) => a - b,
  ratio: (a: number, b: number) => a / b,
  part: (a: number, b: number) => (a / b) * 100,
  growth: (a: number, b: number) => (a / b - 1) * 100,
};

/**
 * What a number says of two facts of one measure: "4.5 million more", "twice as many as", "a ninth of", "7% above".
 * @returns what is known of it, or pairs of facts that it may be about, with another number
 */
export function comparedTo(said: Figure, facts: Fact[], kind: keyof typeof relations, unit: string) {
  const possible: [Fact, Fact][] = [];
  const of = relations[kind];
  for (const a of facts)
    for (const b of facts.filter(({ subject, measure }) => measure === a.measure && subject !== a.subject)) {
      if (kind === 'difference' && a.unit !== unit) continue;
      const found = (verdict: 'reported' | 'rounded' | 'uncertain') => ({ verdict, facts: [a, b] });
      // "94%, 3% above 91%": percentage points are meant.
      if (kind === 'growth' && a.unit === 'percent' && isEqual(said.value, a.value - b.value))
        return { known: { ...found('uncertain'), cause: 'difference' as const }, possible };
      const [one, other] = [fromJson(a), fromJson(b)];
      const ends = { low: of(one.low, other.high), high: of(one.high, other.low) };
      const figure: Figure = { value: of(a.value, b.value), ...ends, qualifier: 'rounded' };
      if (isEqual(said.value, figure.value)) return { known: found('reported'), possible };
      if (relate(said, figure, false, kind === 'part')) return { known: found('rounded'), possible };
      const isMeant = /growth|ratio/.test(kind) || (kind !== 'part' && isComparable(said, figure));
      if (isMeant && a.value > b.value) possible.push([a, b]);
    }
  return { known: undefined, possible };
}

/** Pairs of facts whose order a sentence turns round: "TikTok overtook Facebook". */
export function reversedIn({ subjects, encode, tokens }: Sentence, { is, data }: ArticleWords) {
  return subjects.slice(1).flatMap((other, nth): Fact[][] => {
    const { id, end = 0 } = subjects[nth] ?? {};
    const between = encode(end, other.start);
    const isBelow = is.below.test(between);
    // "Overtaken by TikTok"; in Vietnamese the verb stands behind the name.
    const isPassive = is.passive.test(between);
    const ends = [1, 2].map((words) => Math.min(other.end + words, tokens.length));
    const verbs = [between, ...(isPassive ? ends.map((to) => encode(other.end, to)) : [])];
    if (is.denied.test(between) || (!isBelow && !verbs.some((verb) => is.above.test(verb)))) return [];
    const [more, less] = isBelow !== isPassive ? [other.id, id] : [id, other.id];
    const factsOf = (id?: string) => data.facts.filter((one) => one.subject === id && !one.isCorrected);
    return factsOf(more).flatMap((a) =>
      factsOf(less)
        .filter((b) => a.measure === b.measure && a.value < b.value)
        .map((b) => [a, b]),
    );
  });
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

/** A slip that is only likely: digits in another order, one too many or one missing. */
export function mayBeSlip({ value: a }: Figure, { value: b }: Figure): boolean {
  const [short = [], long = []] = [[...digitsOf(a)], [...digitsOf(b)]].toSorted(
    (x, y) => x.length - y.length,
  );
  if (short.length < 2 || isEqual(a, b)) return false;
  if (short.length === long.length) return short.toSorted().join() === long.toSorted().join();
  return long.some((_, at) => long.toSpliced(at, 1).join() === short.join());
}

/** The digits of a number without the zeros at its end: 76,500,000 → "765". */
export function digitsOf(value: number): string {
  return value.toExponential(11).replace(/0*e.*|[-.]/g, '');
}
