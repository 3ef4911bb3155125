import { localized } from '../i18n/locales.ts';
import { suggestPeriod } from '../tables/draft/period.ts';
import { type Sentence, unknownNames } from '../tables/draft/sentences.ts';
import { type MeasureFound, suggestMeasure, suggestSubject } from '../tables/draft/suggest.ts';
import { type Token, textOf, wordsOf } from '../tables/draft/tokens.ts';
import type { Fact } from './facts.ts';
import type { ArticleWords } from './words.ts';

/** What the words around a number say of what it is. */
export type Context = ReturnType<typeof contextOf>;

/** The subjects named in a sentence, in order; the parts of what is named by its parts. */
export function subjectsIn({ subjects }: Sentence, { data, locale }: ArticleWords): string[] {
  return subjects.flatMap(({ id, words }) => {
    if (id?.includes(' ')) return id.split(' ');
    const placeOf = (part: (typeof data.subjects)[number]) => words.indexOf(localized(part, 'label', locale));
    const parts = data.subjects.filter((one) => one.part_of === id && placeOf(one) >= 0);
    if (parts.length > 1) return parts.toSorted((a, b) => placeOf(a) - placeOf(b)).map((one) => one.id);
    return id === undefined ? [] : [id];
  });
}

/**
 * The context of a sentence's `nth` figure. Scores are up to 3, and below 0 where something else is named.
 * @param earlier the subjects that the text named last before the sentence, and those that its own figures have shown
 * @param previous the contexts of the sentence's figures before it
 */
export function contextOf(
  nth: number,
  sentence: Sentence,
  words: ArticleWords,
  earlier: readonly string[],
  previous: readonly { found: MeasureFound | undefined; measureScore: (measure: string) => number }[],
) {
  const { tokens, figures, encode, encoded, grammar } = sentence;
  const { is } = words;
  const figure = figures[nth] ?? 0;
  const [from, to] = [(figures[nth - 1] ?? -1) + 1, figures[nth + 1] ?? tokens.length];
  const clause = (start: number) => encode(start, figure).replace(/^.* [,;:(–—](?= )/, '');
  const before = clause(from);
  const after = encode(figure + 1, to).replace(/ [,;:)–—].*$/, '');

  const known = previous.map((one) => one.found);
  const found = suggestMeasure(nth, sentence, known);
  // Subjects are no terms, nor is the label behind the number before: "110 million accounts, of 101 million people".
  const taken = [...sentence.subjects, ...sentence.measures.filter(({ start }) => start === from && nth > 0)];
  // "Checked 290 and flagged 236": what stands behind the "and" is of the number behind it.
  const joinTo = (to: number) => tokens.findLastIndex(({ key }, at) => at < to && key === is.and.source);
  const since = nth > 0 ? Math.max(from, joinTo(figure)) : from;
  const until = to < tokens.length && joinTo(to) > figure ? joinTo(to) : to;
  const isOwn = (at: number) =>
    since <= at && at < until && taken.every(({ start, end }) => at < start || end <= at);
  const all = tokens.map(({ key }) => key).flatMap(words.termOf);
  const terms = new Set(tokens.map(({ key }, at) => (isOwn(at) ? key : '')).flatMap(words.termOf));
  // "971 moderators" counts what no measure does.
  const behind = [...after.split(' ').slice(1, 5), ''];
  const noun = behind.slice(0, behind.findIndex(words.isEmpty)).join(' ');
  const counted = wordsOf(noun, words.locale).flatMap(words.termOf);
  const isOtherNoun = is.counted.test(` ${noun}`) && !counted.some((term) => words.uses.has(term));
  const isName = (term: string) => [...words.weights.values()].some((terms) => terms.get(term) === 2);
  const wordScore = (measure: string) => {
    const shared = [...(words.weights.get(measure) ?? [])].filter(([term]) => terms.has(term));
    return shared.reduce((sum, [term, weight]) => sum + weight / (words.uses.get(term)?.length ?? 9), 0);
  };
  const most = Math.max(...[...words.weights.keys()].map(wordScore));
  const listed = isOtherNoun ? undefined : previous.at(-1)?.measureScore;
  const measureScore = (measure: string): number => {
    const operands = words.operands.get(measure) ?? [];
    if (found) return found.value === measure ? 3 : operands.includes(found.value) ? 1.5 : -1;
    const places = sentence.measures.flatMap(({ id = '', start }) => {
      const score = isOwn(start) ? 2 : 1;
      return id === measure ? score : operands.includes(id) ? score - 0.5 : [];
    });
    const own = wordScore(measure);
    const score = Math.max(0, ...places, Math.min(2, own));
    const isOfOther = most >= 1 && own < most;
    return score >= 1 || !listed || isOfOther ? score : Math.max(score, Math.min(1.5, listed(measure)));
  };

  const named = subjectsIn(sentence, words);
  const asides = [grammar.aside, is.above, is.below];
  const isAside = sentence.subjects.every(({ start }) => asides.some((one) => one.test(encode(0, start))));
  const others = isAside ? earlier : [];
  const subject = subjectOf(nth, sentence, named, is);
  const isOnly = ({ subject, measure }: Fact) =>
    !!words.factsOf.get(measure)?.every((one) => one.subject === subject);
  const { partOf } = words;
  const isKinOf = (id: string) => (one: string) => one === id || partOf(one) === id || partOf(id) === one;
  const subjectScore = (fact: Fact): number => {
    const { subject: id, measure } = fact;
    if (subject === id) return 3;
    const isNamed = named.includes(id);
    if (isNamed && subject === undefined) return 2;
    if (others.includes(id)) return 1.5;
    const kin = (subject === undefined ? [...named, ...others] : [subject]).some(isKinOf(id)) ? 1 : -1;
    if (isNamed) return Math.max(kin, 0.5);
    // What the data know of one subject only need not name it.
    const isTotal = fact.isDerived && subject !== undefined;
    const score = !isTotal && isOnly(fact) ? Math.min(2, measureScore(measure)) : 0;
    return Math.max(kin, named.length === 0 ? 0.5 : -1, score >= 1 ? score : -1);
  };

  const time = { locale: words.locale, eventDate: undefined, years: new Map() };
  const period = suggestPeriod(nth, sentence, time);
  const isUnknownName = (key = '') => !words.known.has(key) && !words.labels.defined.has(key);
  const unknown = unknownNames(sentence, 0, tokens.length).filter((at) => isUnknownName(tokens[at]?.key));
  // Where no subject is named that the data know, another one may be meant.
  const isSource = (at: number) => is.attribution.test(encode(0, at)) || is.attributed.test(encode(at + 1));
  const isPlace = (at: number) => grammar.place.test(encode(0, at));
  const isOfOthers = unknown.some((at) => named.length === 0 || isPlace(at) || isSource(at));
  const isInYear = ({ row, text }: Token) => row?.role === 'context' && /^(?:19|20)\d\d$/.test(text);
  const isGlobal = is.elsewhere.test(before) || is.elsewhere.test(after);
  const isPlan = grammar.unsure.test(before);
  const otherTimes = encoded.replace(grammar.comparedYear, '').replace(is.recently, '');
  const isCompared = grammar.noYear.test(otherTimes) || grammar.comparedFigure.test(encode(0, figure));
  return {
    ...{ found, measureScore, subject, subjectScore, isGlobal, isPlan, isOfOthers },
    names: [...named, ...others],
    /** No subject is named. */
    isOpen: named.length === 0,
    period: period?.value,
    isOwnPeriod: /before|after|around|sentence/.test(period?.reason.kind ?? ''),
    isExact: is.exactly.test(before),
    isOtherNoun,
    /** "236 fines": the noun behind is of another measure. */
    isOtherCount: (measure: string) =>
      counted.some(isName) && !counted.some((term) => words.weights.get(measure)?.has(term)),
    isJoined: nth > 0 || before.includes(` ${is.and.source} `),
    /** What the text named before, which it may still be about: no subject stands before the figure. */
    earlier,
    isNear:
      nth === 0 ||
      is.ordered.test(encoded) ||
      sentence.subjects.some(({ start }) => from <= start && start < to),
    isAhead: sentence.subjects.every(({ start }) => start > figure),
    /** The text names its subject, a part of that or what it is a part of. */
    mayName: ({ subject: id }: Fact) => [...named, ...earlier].some(isKinOf(id)),
    /** A word of its subject, the only one of its measure, stands somewhere in the sentence. */
    isAkin: (fact: Fact) =>
      isOnly(fact) && all.some((term) => words.subjectTerms.get(fact.subject)?.has(term)),
    isAverage: is.average.test(clause(0)) || is.average.test(encode(from, figure)) || is.average.test(after),
    isFall: is.fell.test(before) || is.fell.test(after),
    isHedged: is.hedged.test(before) || is.hedged.test(encode(figure + 1)),
    change: (is.change.exec(before) ?? is.change.exec(after.replace(/^((?: \S+){3}).*$/, '$1')))?.[0].trim(),
    /** A plan, another place, time or source: what does not agree may be right. */
    isElsewhere:
      words.abroad.test(textOf(tokens)) ||
      isOfOthers ||
      isGlobal ||
      isPlan ||
      isCompared ||
      (!period && tokens.some(isInYear)),
  };
}

/** The subject that a figure belongs to, where the sentence leaves no doubt. */
function subjectOf(nth: number, sentence: Sentence, named: readonly string[], is: ArticleWords['is']) {
  const { figures, subjects, tokens, grammar, encode } = sentence;
  const [last, figure = 0, next] = [figures[nth - 1], figures[nth], figures[nth + 1]];
  const isApart = (from: number, to: number) => subjects.every(({ start }) => start < from || start > to);
  // "91% (Facebook)".
  const behind = subjects.find(({ start }) => start === figure + 2 && tokens[figure + 1]?.text === '(');
  if (behind) return behind.id;
  // "Facebook, YouTube and TikTok removed 8,981, 6,043 and 971": as many names as figures, on one side of them.
  const alike = figures.filter((at) => tokens[at]?.row?.unit === tokens[figure]?.row?.unit);
  const gaps = alike.slice(1).map((at, i) => encode((alike[i] ?? 0) + 1, at));
  const isRow =
    isApart(figures[0] ?? 0, figures.at(-1) ?? 0) &&
    gaps.every((gap) => /^(?: (?:[,()]|and|và|@f))*$/.test(gap));
  const isOrdered = isRow || is.ordered.test(sentence.encoded);
  if (named.length > 1 && named.length === alike.length && isOrdered) return named[alike.indexOf(figure)];
  // "Facebook and YouTube met 94% and 91%": figures of one unit with no name between them.
  const isRun = (a = figure, b = figure) =>
    a !== b && tokens[a]?.row?.unit === tokens[b]?.row?.unit && isApart(a, b);
  const isShared = new Set(named).size > 1 && (isRun(last) || isRun(figure, next));
  // "Facebook trails Zalo, 76.5 million to 72 million": in either order.
  if (gaps.some((gap) => is.versus.test(gap))) return undefined;
  const aligned = isShared ? undefined : suggestSubject(nth, sentence)?.value;
  if (aligned !== undefined) return aligned.includes(' ') ? undefined : aligned;
  const [only, ...more] = subjects.filter(({ start, end }) => (last ?? -1) < start && end <= figure);
  if (!only || more.length > 0 || grammar.aside.test(encode(0, only.start))) return undefined;
  const between = encode(only.end, figure);
  const isBeside = between !== '' && !/(?: \S+){3}| (?:[,;]|and|or|to|for|và|hoặc|cho)(?!\S)/.test(between);
  // "… to aggregators and 40 to social networks": each stands behind its figure.
  const after = encode(figure + 1).replace(/ [,;:)–—].*$/, '');
  return grammar.newClause.test(between) || (after.includes('@s') && !isBeside) ? undefined : only.id;
}
