import type { Mention } from './labels.ts';
import { textOf } from './labels.ts';
import { type Labels, type SentenceContext, stand } from './sentence-context.ts';
import { unknownNames } from './subject.ts';
import type { Suggestion } from './types.ts';

/** A measure found for a figure, and the label's place, which no other figure can have. */
export interface MeasureFound extends Suggestion {
  mention: Mention | undefined;
}

/** What measures may be suggested. */
export interface MeasureRules {
  /** Whether a measure is in a figure's unit, and not derived. */
  fits(measure: string, unit: string): boolean;
  /** Whether the tables' own definitions name a place: then it is no part of what they count. */
  isOwnPlace(key: string): boolean;
}

/**
 * The measure of a sentence's `nth` figure, where its words leave no doubt.
 * @param earlier what was found for the figures before it in the sentence.
 */
export function suggestMeasure(
  nth: number,
  context: SentenceContext,
  labels: Labels,
  rules: MeasureRules,
  earlier: readonly (MeasureFound | undefined)[],
): MeasureFound | undefined {
  const { grammar, encoded, encode, figures, tokens } = context;
  const figure = figures[nth];
  const unit = figure === undefined ? undefined : tokens[figure]?.row?.unit;
  if (figure === undefined || unit === undefined || grammar.unsure.test(encoded)) return undefined;
  const isPartOfCountry = unknownNames(context, 0, tokens.length).some(
    (at) => grammar.place.test(encode(0, at)) && !rules.isOwnPlace(tokens[at]?.key ?? ''),
  );
  if (isPartOfCountry || grammar.partOf.test(encode((figures[nth - 1] ?? -1) + 1, figure))) return undefined;

  const claimed = new Set(earlier.map((found) => found?.mention));
  const free = context.measures.filter((mention) => !claimed.has(mention));
  const found = [
    behind(nth, context, labels, free),
    ...around(figure, context, labels),
    before(figure, unit, context, free),
    listed(nth, context, earlier),
  ].flatMap((one) => (one && rules.fits(one.value, unit) ? one : []));
  const [first] = found;
  return found.every(({ value }) => value === first?.value) ? first : undefined;
}

/** "72 million users", "8,981 items removed". */
function behind(
  nth: number,
  context: SentenceContext,
  labels: Labels,
  free: readonly Mention[],
): MeasureFound | undefined {
  const { grammar, encode, figures, tokens } = context;
  const figure = figures[nth] ?? 0;
  const mention = free.find(({ start }) => start > figure);
  if (mention?.id === undefined || !grammar.beforeMeasure.test(encode(figure + 1, mention.start)))
    return undefined;
  if (!grammar.behindMeasure.test(encode(mention.end, tokens.length))) return undefined;
  if (labels.saysWhatWasDone(mention.id)) return toFound(mention, 'after');
  const rest = encode(mention.end, figures[nth + 1] ?? tokens.length).replace(/ [,;:.()].*$/, '');
  return mayCount(nth, context) && !grammar.undergoes.test(rest) ? toFound(mention, 'after') : undefined;
}

/** Whether what stands before a figure leaves it a plain count: "has 4,100 workers", and not "dismissed 4,100 workers". */
function mayCount(nth: number, context: SentenceContext): boolean {
  const { grammar, figures, encode } = context;
  const figure = figures[nth] ?? 0;
  const before = encode(0, figure);
  if (grammar.beforeFigure.test(before)) return true;
  if (!/ (?:,|and|và)$/.test(before)) return false;
  return nth === 0 ? grammar.opening.test(before) : mayCount(nth - 1, context);
}

/** "flagged 290 websites". */
function around(figure: number, context: SentenceContext, labels: Labels): MeasureFound[] {
  const { grammar, encode, tokens } = context;
  const last = tokens[figure - 1];
  const known = last?.isWord ? labels.split.get(labels.measures.keyOf(last)) : undefined;
  return (known ?? []).flatMap(({ id, verb, noun }) => {
    const [start, end] = [figure - verb.length, figure + 1 + noun.length];
    if (start < 0 || !stand(verb, start, context, labels.measures)) return [];
    if (!stand(noun, figure + 1, context, labels.measures)) return [];
    if (!grammar.behindMeasure.test(encode(end, tokens.length))) return [];
    const words = `${textOf(tokens.slice(start, figure))} … ${textOf(tokens.slice(figure + 1, end))}`;
    return [{ value: id, reason: { kind: 'around', words }, mention: undefined }];
  });
}

/** "revenue of 12.5 trillion VND", "Users: 72 million". A count with a noun behind it counts that. */
function before(
  figure: number,
  unit: string,
  { grammar, encode, tokens }: SentenceContext,
  free: readonly Mention[],
): MeasureFound | undefined {
  const mention = free.findLast(({ end }) => end <= figure);
  if (mention?.id === undefined || !grammar.linking.test(encode(mention.end, figure))) return undefined;
  if (!grammar.leadingMeasure.test(encode(0, mention.start).replace(grammar.numberOf, ''))) return undefined;
  if (unit === '' && !grammar.endOfItem.test(encode(figure + 1, tokens.length))) return undefined;
  return toFound(mention, 'before');
}

/** "…, YouTube 63 million": the measure of the figure before it. */
function listed(
  nth: number,
  { grammar, encode, figures, tokens }: SentenceContext,
  earlier: readonly (MeasureFound | undefined)[],
): MeasureFound | undefined {
  const [previous, figure] = [figures[nth - 1], figures[nth]];
  const found = earlier[nth - 1];
  if (!found || previous === undefined || figure === undefined) return undefined;
  const from = Math.max(previous + 1, found.mention?.end ?? 0);
  if (
    !grammar.listing.test(encode(from, figure)) ||
    !grammar.endOfItem.test(encode(figure + 1, tokens.length))
  )
    return undefined;
  return { ...found, reason: { ...found.reason, kind: 'list' } };
}

function toFound({ id = '', words, unmarked, ...place }: Mention, kind: 'before' | 'after'): MeasureFound {
  const mention = { id, words, unmarked, ...place };
  return { value: id, reason: { kind, words, ...(unmarked && { unmarked }) }, mention };
}
