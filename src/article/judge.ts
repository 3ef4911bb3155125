import type { EvidenceCells } from '../evidence/extract.ts';
import type { Qualifier } from '../figures/figure.ts';
import { isUndated } from '../figures/period.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { fromJson } from '../formats/about.ts';
import { isWithin } from '../tables/periods.ts';
import { observationKey } from '../tables/tables.ts';
import {
  comparedTo,
  digitsOf,
  isComparable,
  isEqual,
  isNoFiner,
  mayBeSlip,
  mayBothHold,
  relate,
  slipBetween,
} from './compare.ts';
import type { Context } from './context.ts';
import type { Fact } from './facts.ts';
import type { ArticleWords } from './words.ts';

/** What may be said of a number, with a sign, so that none depends on a colour. `none` is no figure, such as a date. */
export const signs = {
  contradicted: '×',
  superseded: '→',
  overstated: '!',
  uncertain: '?',
  rounded: '≈',
  reported: '=',
  current: '=',
  unknown: '–',
  none: '',
} as const;
export type Verdict = keyof typeof signs;

/** In what a number contradicts the data. */
type Cause =
  | ('value' | 'subject' | 'measure' | 'period' | 'scale' | 'digits' | 'points' | 'currency')
  | ('difference' | 'order');

export interface Judgement {
  verdict: Verdict;
  cause?: Cause;
  /** The value that a number is, or should be; of an uncertain one those that it may be. */
  facts: Fact[];
}

const nothing: Judgement = { verdict: 'unknown', facts: [] };

/** Compares a number with the data, by what its words say of it. */
export function judge(row: EvidenceCells, context: Context, words: ArticleWords): Judgement {
  const { data, is, locale, nameOf, partOf } = words;
  // "76.5M" is of millions beside a currency, and here if the data have it.
  const [plain, beside] = [row.phrase, row.phrase.replace(/(?=\d)/, '$')].map((phrase) =>
    readPhrase(phrase, locale, row.unit),
  );
  const reading = plain?.decimal || plain?.part ? plain : beside;
  const said = reading && figureOf(reading, row.qualifier as Qualifier);
  if (!said) return { verdict: 'uncertain', facts: [] };
  const { change, period, isPlan } = context;
  const isPoints = row.unit === 'percentage_point';
  const unit = isPoints ? 'percent' : row.unit;
  const digits = digitsOf(said.value).length;
  /** The number alone says much; of others the words must. */
  const isTelling = digits > 2 || (digits > 1 && said.value >= 1000) || said.value >= 1e6;
  const least = reading.part ? 2 : isTelling ? 0 : 1;

  /** All values in the unit, those first that the words and the number fit best. */
  const candidates = data.facts
    .filter((fact) => fact.unit === unit)
    .map((fact, _, alike) => {
      const figure = fromJson(fact);
      const relation = relate(said, figure, context.isExact, reading.part !== undefined);
      const subject = context.subjectScore(fact);
      const isOther = (one: Fact) =>
        !one.isDerived && one.subject === fact.subject && one.measure !== fact.measure;
      const isOnly = unit !== '' && subject >= 1.5 && !alike.some(isOther);
      const score = context.measureScore(fact.measure);
      const measure = isOnly && score >= 0 ? Math.max(1, score) : score;
      const fit = relation === 'reported' ? 1 : relation === 'rounded' ? 0.5 : 0;
      return { fact, figure, relation, subject, measure, rank: subject + measure + fit };
    })
    .toSorted((a, b) => b.rank - a.rank);
  const matches = candidates.filter(({ relation }) => relation !== undefined);
  const asked = (...facts: Fact[]): Judgement =>
    facts.length > 0 ? { verdict: 'uncertain', facts: facts.slice(0, 3) } : nothing;
  // Beside words that may change what it says, a number is never called wrong.
  const contradicted = (cause: Cause, ...facts: [Fact, ...Fact[]]): Judgement => {
    const isOwnChange = nameOf(facts[0]).includes(change ?? '');
    const isCounted = unit !== '' || !context.isOtherNoun;
    const isMarked = plain?.isScaled || (plain && plain.unit !== '');
    const isSure = (row.number !== '' || isMarked) && !context.isElsewhere && isCounted;
    const isFirm = !facts[0].isDerived || /digits|scale/.test(cause);
    const isSaid = !context.isOpen || context.measureScore(facts[0].measure) > 0;
    return isSure && isFirm && isSaid && (isOwnChange || isPoints)
      ? { verdict: 'contradicted', cause, facts }
      : asked(...facts);
  };

  const isOfAverage = (one: Fact) => is.average.test(` ${nameOf(one).toLowerCase()} `);
  /** A total of several is not what is known of one, such as the users of all of Facebook's. */
  const isOfOperands = ({ measure }: Fact, id = '') =>
    words.operands.get(measure)?.some((of) => words.factsOf.get(of)?.some(({ subject }) => subject === id));
  const isGrowth = (one: Fact) => one.unit === 'percent' && is.growth.test(nameOf(one));
  const mayBeOf = ({ subject }: Fact) => context.isAhead && context.earlier.includes(subject);
  const isNamed = ({ subject }: Fact) => subject === context.subject || context.names.includes(subject);
  const best = matches.find(({ subject, measure, relation }) => {
    const isFitting = subject >= 1 && (measure >= least || (subject >= 3 && measure >= 1));
    return isFitting && (!isPlan || relation !== 'rounded');
  });
  if (best) {
    const { fact, relation = 'reported' } = best;
    if (isPoints) return contradicted('points', fact);
    if (context.isFall && fact.value > 0 && isGrowth(fact)) return asked(fact);
    if (period !== undefined && !isWithin(fact.period, period) && !isWithin(period, fact.period)) {
      if (context.isOwnPeriod && !isUndated(fact.period)) return contradicted('period', fact);
      // A later year of an earlier sentence is one of plans.
      if (context.isOwnPeriod || period < fact.period) return asked(fact);
    }
    const isNearer = (one: typeof best) =>
      (one.subject >= best.subject && one.measure > best.measure) ||
      (!isNamed(fact) && isNamed(one.fact) && one.measure >= (fact.isDerived ? 1 : 3)) ||
      (one.subject > Math.max(2, best.subject) && one.measure >= 0 && best.measure < 1.5);
    const rivals = candidates.filter((one) => !one.relation && !one.fact.isDerived && isNearer(one));
    const [rival] = rivals.filter((one) => !words.operands.get(fact.measure)?.includes(one.fact.measure));
    const isUnsaid = (rival?.measure ?? 0) > Math.max(1.5, best.measure);
    if (rival && (!isTelling || isUnsaid)) return asked(fact, rival.fact);
    // "Da Nang issued 40 …", behind a sentence on other licences.
    const isOfSeveral = words.factsOf.get(fact.measure)?.some((one) => one.subject !== fact.subject);
    const isOfPlace = context.isOfOthers && isOfSeveral && !isTelling && best.subject === 1.5;
    const isUnclear = context.isOpen && (best.measure < 0.5 || isOfPlace);
    const isOfNone = context.isOtherNoun && (context.isOpen || context.isJoined || best.measure < 1);
    const isOfOtherKind =
      unit === '' && (isOfNone || (isTelling && context.isOpen && context.isOtherCount(fact.measure)));
    const isOfWhole = best.subject < 2 && isOfOperands(fact, context.subject);
    const isAverage = context.isAverage && !isOfAverage(fact);
    if (context.isGlobal || isUnclear || isOfOtherKind || isAverage || isOfWhole) return asked(fact);
    const isNow = (one: Fact) => !one.isCorrected && observationKey(one) === observationKey(fact);
    if (fact.isCorrected) return { verdict: 'superseded', facts: [fact, ...data.facts.filter(isNow)] };
    // A round number that nothing qualifies is none that is rounded to it.
    const isPlain = said.qualifier === 'rounded' && reading.part === undefined;
    if (isPlain && (fact.value < said.low || fact.value > said.high)) return asked(fact);
    const isFair = context.isHedged || (fact.isDerived && isNoFiner(said, best.figure));
    const isRounded = relation === 'overstated' && isFair && !context.isExact;
    if (relation === 'overstated' && !isRounded && row.number === '') return asked(fact);
    return { verdict: isRounded ? 'rounded' : relation, facts: [fact] };
  }
  const isWhole = ({ subject }: Fact) =>
    context.names.length > 1 && context.names.every((one) => partOf(one) === subject);
  const near = candidates.filter(({ fact, subject, measure }) => {
    const isMeant = isNamed(fact) || isWhole(fact) || isOfOperands(fact, fact.subject);
    const isClear = !fact.isDerived || ((isTelling || unit !== '') && measure >= 1.5 && isMeant);
    return !fact.isCorrected && subject >= 1 && isClear;
  });
  const ofUnit = unit === 'percent' && !isPoints ? 'growth' : 'difference';
  const kind = unit === 'ratio' ? 'ratio' : reading.part ? 'part' : ofUnit;
  if (change !== undefined || unit === 'ratio' || reading.part) {
    const plain = data.facts.filter((one) => !one.isCorrected && !one.isDerived);
    const isMeant = ({ measure }: Fact) => context.measureScore(measure) >= 1;
    const named = [...context.names, ...context.earlier];
    // "Four times those of domestic ones": the other of two parts need not be named as the data do.
    const isSibling = ({ subject }: Fact) =>
      kind === 'ratio' &&
      context.names.length < 2 &&
      (context.isOpen || named.some((one) => partOf(one) && partOf(one) === partOf(subject)));
    // Where neither is named, as of a share price behind users, only the measure's own words compare.
    const mayCompare = (one: Fact) =>
      (named.includes(one.subject) || isSibling(one)) && (!context.isOpen || isMeant(one));
    const { known, possible } = comparedTo(said, plain.filter(mayCompare), kind, unit);
    if (known) return known;
    const clear = possible.filter(([one]) => isMeant(one));
    const isNear = ([a, b]: [Fact, Fact]) => isComparable(said, { value: a.value / b.value });
    const [pair, ...others] = clear.length > 0 || kind !== 'ratio' ? clear : possible.filter(isNear);
    if (pair && others.length === 0) return asked(...pair);
    // "46 fines, more than half of the sites inspected": readers must compare.
    if (reading.part) return asked(...plain.filter((one) => isMeant(one) && context.subjectScore(one) >= 1));
  }
  // "Doubled" is a growth of 100%.
  if (unit === 'ratio')
    return asked(...data.facts.filter((one) => isGrowth(one) && context.subjectScore(one) >= 1));

  // The number of another subject, or of another measure of the same one.
  const meant = near.filter(({ measure }) => measure >= 1);
  const other = matches.find(
    ({ fact, subject, measure }) => subject < 1 && !fact.isCorrected && measure >= (isTelling ? 0 : 1),
  );
  if (other && !context.isOpen) {
    const own = meant.find(
      ({ fact, subject }) => fact.measure === other.fact.measure && (subject > 2 || context.names.length < 2),
    );
    if (own && context.isNear && !mayBeOf(other.fact)) return contradicted('subject', own.fact, other.fact);
    return asked(other.fact);
  }
  const misnamed = near.find(({ relation, measure }) => relation !== undefined && measure < 0);
  if (misnamed && isTelling) return contradicted('measure', misnamed.fact);
  for (const { fact, figure } of context.isOpen ? meant : near.filter(({ measure }) => measure >= least)) {
    const slip = slipBetween(said, figure);
    if (slip) return contradicted(slip, fact);
  }
  const isForeign = (one: Fact) => /^[A-Z]{3}[A-Z]{3}$/.test(unit + one.unit) && unit !== one.unit;
  const money = data.facts.find((one) => isForeign(one) && isEqual(said.value, one.value));
  if (money && context.subjectScore(money) >= 1) return contradicted('currency', money);
  if (money && context.isAkin(money)) return asked(money);
  if (isPlan && !isTelling) return nothing;

  const isOfTime = (fact: Fact) => period === undefined || isWithin(fact.period, period);
  const excluded = meant.filter(({ figure }) => !mayBothHold(said, figure));
  const given = meant.filter(({ fact }) => context.subject === fact.subject || context.isOpen);
  const one =
    excluded.find(({ fact }) => isEqual(said.value, fact.value)) ??
    given.find(({ subject, measure }) => subject >= 2 && measure >= 2);
  if (one && (isComparable(said, one.fact) || !context.isElsewhere)) {
    if (!isOfTime(one.fact)) return nothing;
    const isWrong = !isPoints && isComparable(said, one.fact) && excluded.includes(one);
    // Of a subject that is not named, another number may be of another one.
    return isWrong && (isNamed(one.fact) || one.measure > 2)
      ? contradicted('value', one.fact)
      : asked(one.fact);
  }
  const possible = matches.filter(({ subject, measure }) => subject > 0 && (isTelling || measure > 0.5));
  const isLikely = ({ fact }: (typeof meant)[number]) => isComparable(said, fact) && isOfTime(fact);
  const isOwnKind = ({ fact }: (typeof meant)[number]) => change === undefined || isGrowth(fact);
  const likely = isPlan ? [] : meant.filter((one) => isOwnKind(one) && isLikely(one));
  const slips = candidates.filter(({ fact, figure, subject, measure }) => {
    const isOwn =
      subject > 0 || words.factsOf.get(fact.measure)?.every((one) => one.subject === fact.subject);
    const isScaled = digitsOf(fact.value) === digitsOf(said.value) && !isEqual(said.value, fact.value);
    const isClear = digits > 2 || measure >= 1;
    const least = subject >= 2 ? 0 : isTelling ? 0.1 : 1;
    const isSlip = isScaled && isClear ? measure >= 0 : measure >= least && mayBeSlip(said, figure);
    const isKnown = !fact.isCorrected && (!fact.isDerived || digits > 2);
    const isMeant = context.isAverage && isOfAverage(fact) && measure >= 1;
    return isMeant || (isOwn && isKnown && isSlip);
  });
  // "Penalties worth …": neither is named, and the only figure in this unit of what the sentence is about is another.
  const akin = candidates.filter(({ fact, figure, relation }) => {
    const isSlip = mayBeSlip(said, figure) || slipBetween(said, figure);
    const isAkin = unit !== '' && !fact.isDerived && !fact.isCorrected && context.isAkin(fact);
    return isAkin && (relation || isSlip || (isComparable(said, fact) && (unit !== 'percent' || change)));
  });
  const [first = []] = [likely, possible, slips, akin].filter((found) => found.length > 0);
  return asked(...first.map(({ fact }) => fact));
}
