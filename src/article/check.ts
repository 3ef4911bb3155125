import { type EvidenceCells, extractEvidence, textLines } from '../evidence/extract.ts';
import type { Figure, Qualifier } from '../figures/figure.ts';
import { isUndated } from '../figures/period.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { readSentences } from '../tables/draft/sentences.ts';
import { byId } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import { observationKey } from '../tables/tables.ts';
import { digitsOf, isEqual, mayBothHold, relate, slipBetween } from './compare.ts';
import { type ArticleWords, articleWords, type Context, contextOf, subjectsIn } from './context.ts';
import type { ArticleData, Fact } from './facts.ts';

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
type Cause = 'value' | 'subject' | 'measure' | 'period' | 'scale' | 'digits' | 'points' | 'currency';

interface Judgement {
  verdict: Verdict;
  cause?: Cause;
  /** The value that a number is, or should be; of an uncertain one those that it may be. */
  facts: Fact[];
}

/** A number of an article: its place in the text in NFC, and what is said of it. */
export interface Finding extends Judgement {
  start: number;
  line: number;
  column: number;
  phrase: string;
  /** The verdict and its reason as a sentence. */
  why: string;
  /** How the article may put a number that is wrong, where another number is of help. */
  couldRead: string | undefined;
}

/** Compares every number of an article with the data. It rather asks than calls a number wrong. */
export function checkArticle(text: string, data: ArticleData, locale: Locale): Finding[] {
  const rows = extractEvidence('draft', text, locale);
  const words = articleWords(data, locale);
  const judged = new Map<string, Judgement>();
  let earlier: string[] = [];
  for (const sentence of readSentences(text, rows, words.labels)) {
    const contexts: Context[] = [];
    for (const [nth, figure] of sentence.figures.entries()) {
      const row = sentence.tokens[figure]?.row as EvidenceCells;
      const context = contextOf(nth, sentence, words, earlier, contexts);
      const judgement = judge(row, context, words);
      contexts.push(context);
      judged.set(row.id, judgement);
      // "236 websites were inspected, and fines came to …": one subject, which need not be named.
      const [fact] = judgement.facts;
      if (fact && context.isOpen && judgement.verdict === 'reported') earlier = [...earlier, fact.subject];
    }
    const named = subjectsIn(sentence, words);
    if (named.length > 0) earlier = named;
  }
  const lines = textLines(text);
  return rows.map((row) => {
    const [line, column] = [Number(row.line), Number(row.column)];
    const before = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('');
    const start = [...lines.slice(0, line - 1), before].join('\n').length;
    const judgement: Judgement = judged.get(row.id) ?? { verdict: 'none', facts: [] };
    return { start, line, column, phrase: row.phrase, ...judgement, ...inWords(judgement, data, locale) };
  });
}

function inWords({ verdict, cause, facts }: Judgement, { texts }: ArticleData, locale: Locale) {
  const fact = facts.find(({ isCorrected }) => !isCorrected);
  const isWrong = verdict === 'contradicted' || verdict === 'superseded' || verdict === 'overstated';
  const hasOther = cause !== 'measure' && (cause !== 'subject' || facts.length > 1);
  const phrase = isWrong && hasOther ? fact?.phrases[locale] : undefined;
  const reason =
    verdict === 'overstated' ? 'precision' : verdict !== 'uncertain' ? cause : fact ? 'several' : 'unread';
  return {
    why: [texts[verdict], reason && texts[reason]].filter(Boolean).join('. '),
    couldRead: phrase && cause === 'period' ? `${phrase} (${fact?.period})` : phrase,
  };
}

/** How often each verdict is: "Contradicts the source: 1 · As reported: 3". */
export function summaryOf(findings: readonly Pick<Finding, 'verdict'>[], { texts }: ArticleData): string {
  const groups = Map.groupBy(findings, ({ verdict }) => verdict);
  const known = (Object.keys(signs) as Verdict[]).filter((verdict) => groups.has(verdict));
  const counts = known.map((verdict) => `${texts[verdict]}:\u00a0${groups.get(verdict)?.length}`);
  return counts.join(' · ') || texts.noNumber;
}

const openEnds = ({ low, high, value, qualifier }: Fact): Figure => ({
  ...{ value, qualifier },
  low: low ?? Number.NEGATIVE_INFINITY,
  high: high ?? Number.POSITIVE_INFINITY,
});

const nothing: Judgement = { verdict: 'unknown', facts: [] };

function judge(row: EvidenceCells, context: Context, { data, locale, labels }: ArticleWords): Judgement {
  const reading = readPhrase(row.phrase, locale, row.unit || undefined);
  const said = reading && figureOf(reading, (row.qualifier || undefined) as Qualifier | undefined);
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
      const figure = openEnds(fact);
      const isFar = reading.part !== undefined && !isEqual(said.value, fact.value, 0.1);
      const relation = isFar ? undefined : relate(said, figure, context.isExact);
      const subject = context.subjectScore(fact);
      const isOther = (one: Fact) =>
        !one.isDerived && one.subject === fact.subject && one.measure !== fact.measure;
      const isOnly = unit !== '' && subject >= 1.5 && !alike.some(isOther);
      const score = context.measureScore(fact);
      const measure = isOnly && score >= 0 ? Math.max(1, score) : score;
      const fit = relation === 'reported' ? 1 : relation === 'rounded' ? 0.5 : 0;
      const rank = subject + measure + fit - (fact.isDerived ? 0.5 : 0) - (fact.isCorrected ? 2 : 0);
      return { fact, figure, relation, subject, measure, rank };
    })
    .toSorted((a, b) => b.rank - a.rank);
  const matches = candidates.filter(({ relation }) => relation !== undefined);
  const asked = (...facts: Fact[]): Judgement => ({ verdict: 'uncertain', facts: facts.slice(0, 3) });
  // Beside words that may change what it says, a number is never called wrong.
  const contradicted = (cause: Cause, ...facts: [Fact, ...Fact[]]): Judgement => {
    const measure = byId(data.measures).get(facts[0].measure);
    const isGrowth = measure && localized(measure, 'label', locale).includes(change ?? '');
    const isSure = (row.number !== '' || reading.bare === false) && !context.isElsewhere;
    return isSure && (isGrowth || isPoints) ? { verdict: 'contradicted', cause, facts } : asked(...facts);
  };

  const fitting = matches.filter(({ subject, measure }) => subject >= 1 && measure >= least);
  const [best, ...rest] = fitting.filter(({ relation }) => !isPlan || relation !== 'rounded');
  if (best) {
    const { fact, relation = 'reported' } = best;
    if (isPoints) return contradicted('points', fact);
    if (period !== undefined && !isWithin(fact.period, period) && !isWithin(period, fact.period)) {
      const ofPeriod = rest.find((one) => isWithin(one.fact.period, period))?.fact;
      if (ofPeriod) return { verdict: 'rounded', facts: [ofPeriod] };
      if (context.isOwnPeriod && !isUndated(fact.period)) return contradicted('period', fact);
      // A later year of an earlier sentence is one of plans.
      if (context.isOwnPeriod || period < fact.period) return asked(fact);
    }
    const rival = candidates.find(
      (one) => !one.relation && one.subject >= best.subject && one.measure > best.measure,
    );
    if (rival && !isTelling) return asked(fact, rival.fact);
    if (context.isGlobal || (context.isOpen && best.measure < 0.5)) return asked(fact);
    const isNow = (one: Fact) => !one.isCorrected && observationKey(one) === observationKey(fact);
    if (fact.isCorrected) return { verdict: 'superseded', facts: [fact, ...data.facts.filter(isNow)] };
    // A sum of rounded figures may be printed as they are.
    const isSum = fact.isDerived && said.qualifier === 'rounded' && !context.isExact;
    return { verdict: isSum && relation === 'overstated' ? 'rounded' : relation, facts: [fact] };
  }
  const near = candidates.filter(({ fact, subject }) => !fact.isCorrected && !fact.isDerived && subject >= 1);
  if (change !== undefined) {
    const plain = candidates.map(({ fact }) => fact).filter((fact) => !fact.isCorrected && !fact.isDerived);
    const named = plain.filter(({ subject }) => context.names.includes(subject));
    for (const a of named)
      for (const b of named.filter(({ measure, value }) => measure === a.measure && value < a.value))
        if (isEqual(said.value, a.value - b.value)) return { verdict: 'reported', facts: [a, b] };
  }

  // The number of another subject, or of another measure of the same one.
  const meant = near.filter(({ measure }) => measure >= 1);
  const isOther = (subject: number) => subject < (context.subject === undefined ? 0 : 1);
  const others = matches.filter(({ fact, subject }) => isOther(subject) && !fact.isCorrected);
  const other = others.find(({ measure }) => measure >= (isTelling ? 0 : 1));
  if (other && !context.isOpen) {
    const own = meant.find(({ fact }) => fact.measure === other.fact.measure);
    if (own) return contradicted('subject', own.fact, other.fact);
    const isName = context.names.some((one) => labels.names.has(one));
    if (isTelling && isName) return contradicted('subject', other.fact);
    return asked(other.fact);
  }
  const misnamed = near.find(({ relation, measure }) => relation !== undefined && measure < 0);
  if (misnamed && isTelling) return contradicted('measure', misnamed.fact);
  for (const { fact, figure, measure } of near) {
    const slip = measure >= least ? slipBetween(said, figure) : undefined;
    if (slip) return contradicted(slip, fact);
  }
  const isForeign = (one: Fact) => /^[A-Z]{3}[A-Z]{3}$/.test(unit + one.unit) && unit !== one.unit;
  const money = data.facts.find((one) => isForeign(one) && isEqual(said.value, one.value));
  if (money && context.subjectScore(money) >= 1) return contradicted('currency', money);
  if (isPlan && !isTelling) return nothing;

  const isComparable = (fact: Fact) => said.value < fact.value * 3 && said.value > fact.value / 3;
  const excluded = meant.filter(({ figure }) => !mayBothHold(said, figure));
  const given = meant.filter(({ fact }) => context.subject === fact.subject || context.isOpen);
  const one =
    excluded.find(({ fact }) => isEqual(said.value, fact.value)) ??
    given.find(({ subject, measure }) => subject >= 2 && measure >= 2);
  if (one && (isComparable(one.fact) || !context.isElsewhere)) {
    if (period !== undefined && !isWithin(one.fact.period, period)) return nothing;
    const isWrong = !isPoints && isComparable(one.fact) && excluded.includes(one);
    // Of a subject that is not named, another number may be of another one.
    const isNamed = context.names.includes(one.fact.subject) || one.measure > 2;
    return isWrong && (isNamed || isEqual(said.value, one.fact.value))
      ? contradicted('value', one.fact)
      : asked(one.fact);
  }
  const possible = matches.filter(({ subject, measure }) => subject > 0 && (isTelling || measure >= 2));
  const isLikely = meant[0] && isComparable(meant[0].fact) && change === undefined && !isPlan;
  const facts = (isLikely ? meant : possible).map(({ fact }) => fact);
  return facts.length > 0 ? asked(...facts) : nothing;
}
