import type { Mention } from './labels.ts';
import { isName, type Sentence, type Suggestion, unknownNames } from './sentences.ts';
import { textOf } from './tokens.ts';

/** A figure further away from a subject than this, in words and marks, is about something else. */
const FARTHEST = 25;

/** The subject of a sentence's `nth` figure, where its words leave no doubt. */
export function suggestSubject(nth: number, sentence: Sentence): Suggestion | undefined {
  const { grammar, encoded, figures, subjects, tokens } = sentence;
  const figure = figures[nth];
  if (figure === undefined || tokens[figure]?.row?.role === 'shared' || grammar.each.test(encoded))
    return undefined;
  if (subjects.length === 0) return fromHeading(sentence);
  const candidates = subjects.map((mention) =>
    mayBeSubject(mention, sentence) ? mention : { ...mention, id: undefined },
  );
  const aligned = align(nth, figures, candidates);
  const value = aligned?.named.id;
  if (!aligned || value === undefined) return undefined;
  const { side, inStep, named } = aligned;
  const joined =
    side === 'before' ? leadsTo(figure, named, sentence) : follows(figure, named, inStep, sentence);
  return joined ? { value, reason: { kind: side, words: named.words } } : undefined;
}

/** False where the label is a part of other words, or where the sentence only compares with it. */
function mayBeSubject({ id, start, end }: Mention, sentence: Sentence): boolean {
  const { tokens, grammar, encode, labels } = sentence;
  if (id === undefined) return false;
  const [before, after] = [encode(0, start), encode(end)];
  if (grammar.aside.test(before) || tokens[start - 1]?.row?.unit === 'ratio') return false;
  // "Port Sella and Zalo" did it together.
  if (/ (?:and|&|và)$/.test(before) && unknownNames(sentence, start - 2, start - 1).length > 0) return false;
  // "Rivals of Zalo" and "Zalo's rivals" are others; "users of Zalo" and "Zalo's users" are not.
  const isGenitive = grammar.genitive.test(before);
  if (isGenitive && !/(?:@m|@f (?:,|and|và))$/.test(before.replace(grammar.genitive, ''))) return false;
  if (/^ 's/.test(after) && !/^ 's @m/.test(after)) return false;
  if (!labels.names.has(id)) return grammar.beforeNoun.test(before) && grammar.behindNoun.test(after);
  const isPartOfName = isName(tokens[end]) && !/^ @/.test(after);
  return !isPartOfName && grammar.beforeName.test(before);
}

/** Whether a subject goes with a figure behind it: no other clause begins, and no other name stands in between. */
function leadsTo(figure: number, { end, words }: Mention, sentence: Sentence): boolean {
  const { grammar, figures, encode } = sentence;
  if (figure - end > FARTHEST || grammar.newClause.test(encode(end, figure))) return false;
  // Of several things together, it cannot be known which of several figures is whose.
  if (figures.length > 1 && /,| and | và /.test(words)) return false;
  return unknownNames(sentence, end, figure).every((at) => grammar.place.test(encode(0, at)));
}

/** Whether a subject goes with a figure before it. */
function follows(figure: number, { start }: Mention, inStep: boolean, { grammar, encode }: Sentence) {
  const between = encode(figure + 1, start);
  return inStep
    ? start - figure <= FARTHEST && !/ (?:[,:;()–—]|and|or|but|while|và|hoặc|còn|nhưng)(?!\S)/.test(between)
    : grammar.toSubject.test(between);
}

/** The subject that is the whole heading of a list. */
function fromHeading({ heading: [only, other] }: Sentence): Suggestion | undefined {
  const [mention] = only?.subjects ?? [];
  if (!only || other || mention?.id === undefined) return undefined;
  const isWhole = mention.start === 0 && mention.end >= only.tokens.length - 1;
  return isWhole ? { value: mention.id, reason: { kind: 'heading', words: mention.words } } : undefined;
}

/** Something named in a sentence; what has no id must not be suggested, and yet stands there. */
export interface Named {
  start: number;
  id: string | undefined;
}

/**
 * Which of the things named in a sentence belongs to its `nth` figure. Decided only where the sentence has one order:
 * each thing before its figures ("Facebook had 72 million, YouTube 63 million"), or each behind its figure ("80 websites and
 * 40 networks"), or where it names one thing only. Else undefined.
 * @returns on which side it stands; `inStep` when every figure of the sentence has its own behind it
 */
export function align<T extends Named>(nth: number, figures: readonly number[], named: readonly T[]) {
  const figure = figures[nth] ?? 0;
  const stretches: T[][] = [...figures, 0].map(() => []);
  for (const one of named) stretches[figures.filter((at) => at < one.start).length]?.push(one);
  if (stretches.some((stretch) => distinct(stretch) > 1)) return undefined;
  const [first = [], ...rest] = stretches;
  if (first.length > 0) {
    const before = named.findLast(({ start }) => start < figure);
    const isOrdered = stretches.at(-1)?.length === 0 || distinct(named) === 1;
    return before && isOrdered ? { named: before, side: 'before' as const, inStep: false } : undefined;
  }
  const [behind] = stretches[nth + 1] ?? [];
  const inStep = rest.every((stretch) => stretch.length > 0);
  return behind && { named: behind, side: 'after' as const, inStep };
}

/** How many different things are named; each without an id is one of its own. */
function distinct(named: readonly Named[]): number {
  const ids = named.flatMap(({ id }) => id ?? []);
  return new Set(ids).size + named.length - ids.length;
}

/** A measure found for a figure, and the label's place, which no other figure can have. */
export interface MeasureFound extends Suggestion {
  mention: Mention | undefined;
}
type Earlier = readonly (MeasureFound | undefined)[];

/**
 * The measure of a sentence's `nth` figure, where its words leave no doubt.
 * @param earlier what was found for the figures before it in the sentence.
 */
export function suggestMeasure(nth: number, sentence: Sentence, earlier: Earlier): MeasureFound | undefined {
  const { labels, grammar, encoded, encode, figures, tokens } = sentence;
  const figure = figures[nth];
  const unit = figure === undefined ? undefined : tokens[figure]?.row?.unit;
  if (figure === undefined || unit === undefined || grammar.unsure.test(encoded)) return undefined;
  const isPartOfCountry = unknownNames(sentence, 0, tokens.length).some(
    (at) => grammar.place.test(encode(0, at)) && !labels.defined.has(tokens[at]?.key ?? ''),
  );
  if (isPartOfCountry || grammar.partOf.test(encode((figures[nth - 1] ?? -1) + 1, figure))) return undefined;

  const claimed = new Set(earlier.map((found) => found?.mention));
  const free = sentence.measures.filter((mention) => !claimed.has(mention));
  const found = [
    behind(nth, sentence, free),
    ...around(figure, sentence),
    before(figure, unit, sentence, free),
    listed(nth, sentence, earlier),
  ].filter((one) => one !== undefined && labels.fits(one.value, unit));
  const [first] = found;
  return found.every((one) => one?.value === first?.value) ? first : undefined;
}

/** "72 million users", "8,981 items removed". */
function behind(nth: number, sentence: Sentence, free: readonly Mention[]): MeasureFound | undefined {
  const { labels, grammar, encode, figures, tokens } = sentence;
  const figure = figures[nth] ?? 0;
  const mention = free.find(({ start }) => start > figure);
  if (mention?.id === undefined || !grammar.beforeMeasure.test(encode(figure + 1, mention.start)))
    return undefined;
  const following = encode(mention.end);
  if (![following, following.replace(/^ @s/, '')].every((words) => grammar.behindMeasure.test(words)))
    return undefined;
  if (labels.isDone(mention.words)) return toFound(mention, 'after');
  const rest = encode(mention.end, figures[nth + 1] ?? tokens.length).replace(/ [,;:.()].*$/, '');
  return mayCount(nth, sentence) && !grammar.undergoes.test(rest) ? toFound(mention, 'after') : undefined;
}

/** Whether what stands before a figure leaves it a plain count: "has 4,100 workers", and not "dismissed 4,100 workers". */
function mayCount(nth: number, sentence: Sentence): boolean {
  const { grammar, figures, encode } = sentence;
  const figure = figures[nth] ?? 0;
  const before = encode(0, figure);
  if (grammar.beforeFigure.test(before)) return true;
  if (!/ (?:,|and|và)$/.test(before)) return false;
  return nth === 0 ? grammar.opening.test(before) : mayCount(nth - 1, sentence);
}

/** "flagged 290 websites". */
function around(figure: number, { labels, grammar, encode, tokens }: Sentence): MeasureFound[] {
  const { measures, split } = labels;
  const last = tokens[figure - 1];
  const known = last?.isWord ? split.get(measures.keyOf(last)) : undefined;
  return (known ?? []).flatMap(({ id, verb, noun }) => {
    const [start, end] = [figure - verb.length, figure + 1 + noun.length];
    if (!measures.stand(verb, start, tokens) || !measures.stand(noun, figure + 1, tokens)) return [];
    if (!grammar.behindMeasure.test(encode(end))) return [];
    const words = `${textOf(tokens.slice(start, figure))} … ${textOf(tokens.slice(figure + 1, end))}`;
    return [{ value: id, reason: { kind: 'around', words }, mention: undefined }];
  });
}

/** "revenue of 12.5 trillion VND", "Users: 72 million". A count with a noun behind it counts that. */
function before(figure: number, unit: string, sentence: Sentence, free: readonly Mention[]) {
  const { grammar, encode } = sentence;
  const mention = free.findLast(({ end }) => end <= figure);
  if (mention?.id === undefined || !grammar.linking.test(encode(mention.end, figure))) return undefined;
  const leading = encode(0, mention.start).replace(grammar.numberOf, '');
  if (grammar.notLeading.test(leading) || !grammar.leadingMeasure.test(leading)) return undefined;
  if (unit === '' && !grammar.endOfItem.test(encode(figure + 1))) return undefined;
  return toFound(mention, 'before');
}

/** "…, YouTube 63 million": the measure of the figure before it. */
function listed(nth: number, { grammar, encode, figures }: Sentence, earlier: Earlier) {
  const [previous, figure] = [figures[nth - 1], figures[nth]];
  const found = earlier[nth - 1];
  if (!found || previous === undefined || figure === undefined) return undefined;
  const from = Math.max(previous + 1, found.mention?.end ?? 0);
  const isItem = grammar.listing.test(encode(from, figure)) && grammar.endOfItem.test(encode(figure + 1));
  if (!isItem) return undefined;
  return { ...found, reason: { ...found.reason, kind: 'list' as const } };
}

function toFound(mention: Mention, kind: 'before' | 'after'): MeasureFound {
  return { value: mention.id ?? '', reason: { kind, words: mention.words }, mention };
}
