import type { Mention } from './labels.ts';
import { type Sentence, type Suggestion, unknownNames } from './sentences.ts';
import { textOf } from './tokens.ts';

/** A measure found for a figure, and the label's place, which no other figure can have. */
export interface MeasureFound extends Suggestion {
  mention: Mention | undefined;
}

/**
 * The measure of a sentence's `nth` figure, where its words leave no doubt.
 * @param earlier what was found for the figures before it in the sentence.
 */
export function suggestMeasure(
  nth: number,
  sentence: Sentence,
  earlier: readonly (MeasureFound | undefined)[],
): MeasureFound | undefined {
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
  const following = encode(mention.end, tokens.length);
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
    if (start < 0 || !measures.stand(verb, start, tokens) || !measures.stand(noun, figure + 1, tokens))
      return [];
    if (!grammar.behindMeasure.test(encode(end, tokens.length))) return [];
    const words = `${textOf(tokens.slice(start, figure))} … ${textOf(tokens.slice(figure + 1, end))}`;
    return [{ value: id, reason: { kind: 'around', words }, mention: undefined }];
  });
}

/** "revenue of 12.5 trillion VND", "Users: 72 million". A count with a noun behind it counts that. */
function before(
  figure: number,
  unit: string,
  { grammar, encode, tokens }: Sentence,
  free: readonly Mention[],
): MeasureFound | undefined {
  const mention = free.findLast(({ end }) => end <= figure);
  if (mention?.id === undefined || !grammar.linking.test(encode(mention.end, figure))) return undefined;
  const leading = encode(0, mention.start).replace(grammar.numberOf, '');
  if (grammar.notLeading.test(leading) || !grammar.leadingMeasure.test(leading)) return undefined;
  if (unit === '' && !grammar.endOfItem.test(encode(figure + 1, tokens.length))) return undefined;
  return toFound(mention, 'before');
}

/** "…, YouTube 63 million": the measure of the figure before it. */
function listed(
  nth: number,
  { grammar, encode, figures, tokens }: Sentence,
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

function toFound(mention: Mention, kind: 'before' | 'after'): MeasureFound {
  return { value: mention.id ?? '', reason: { kind, words: mention.words }, mention };
}
