import { align, type Mention, type Named } from './labels.ts';
import type { Labels, SentenceContext } from './sentence-context.ts';
import type { Suggestion } from './types.ts';

/** A figure further away from a subject than this, in words and marks, is about something else. */
const MOST_TOKENS = 25;

interface Candidate extends Named {
  mention: Mention;
}

/** The subject of a sentence's `nth` figure, where its words leave no doubt. */
export function suggestSubject(
  nth: number,
  context: SentenceContext,
  labels: Labels,
): Suggestion | undefined {
  const { grammar, encoded, figures, subjects } = context;
  const figure = figures[nth];
  if (figure === undefined || context.tokens[figure]?.row?.role === 'shared' || grammar.each.test(encoded))
    return undefined;
  if (subjects.length === 0) return fromHeading(context, labels);
  const candidates = subjects.map((mention): Candidate => {
    const { start } = mention;
    return { start, mention, id: mayBeSubject(mention, context, labels) ? mention.id : undefined };
  });
  const aligned = align(nth, figures, candidates);
  const value = aligned?.named.id;
  if (!aligned || value === undefined) return undefined;
  const { side, inStep } = aligned;
  const { mention } = aligned.named;
  const joined =
    side === 'before' ? leadsTo(figure, mention, context) : follows(figure, mention, inStep, context);
  const { words, unmarked } = mention;
  return joined ? { value, reason: { kind: side, words, ...(unmarked && { unmarked }) } } : undefined;
}

/** False where the label is a part of other words, or where the sentence only compares with it. */
function mayBeSubject({ id, start, end }: Mention, context: SentenceContext, labels: Labels): boolean {
  const { tokens, grammar, encode } = context;
  if (id === undefined) return false;
  const [before, after] = [encode(0, start), encode(end, tokens.length)];
  if (grammar.aside.test(before)) return false;
  // "Port Sella and Zalo" did it together.
  if (/ (?:and|&|và)$/.test(before) && unknownNames(context, start - 2, start - 1).length > 0) return false;
  // "Rivals of Zalo" and "Zalo's rivals" are others; "users of Zalo" and "Zalo's users" are not.
  const isGenitive = grammar.genitive.test(before);
  if (isGenitive && !/(?:@m|@f (?:,|and|và))$/.test(before.replace(grammar.genitive, ''))) return false;
  if (/^ 's/.test(after) && !/^ 's @m/.test(after)) return false;
  if (!labels.isName(id)) return grammar.beforeNoun.test(before) && grammar.behindNoun.test(after);
  const next = tokens[end];
  const isPartOfName = next?.isWord && !next.row && /^\p{Lu}/u.test(next.text) && !/^ @/.test(after);
  return !isPartOfName && grammar.beforeName.test(before);
}

/** Whether a subject goes with a figure behind it: no other clause begins, and no other name stands in between. */
function leadsTo(figure: number, { end, words }: Mention, context: SentenceContext): boolean {
  const { grammar, figures, encode } = context;
  if (figure - end > MOST_TOKENS || grammar.newClause.test(encode(end, figure))) return false;
  // Of several things together, it cannot be known which of several figures is whose.
  if (figures.length > 1 && /,| and | và /.test(words)) return false;
  return unknownNames(context, end, figure).every((at) => grammar.place.test(encode(0, at)));
}

/** Whether a subject goes with a figure before it. */
function follows(
  figure: number,
  { start }: Mention,
  inStep: boolean,
  { grammar, encode }: SentenceContext,
): boolean {
  const between = encode(figure + 1, start);
  return inStep
    ? start - figure <= MOST_TOKENS &&
        !/ (?:[,:;()–—]|and|or|but|while|và|hoặc|còn|nhưng)(?!\S)/.test(between)
    : grammar.toSubject.test(between);
}

/** The places of names that no table knows. */
export function unknownNames(
  { tokens, subjects, measures }: SentenceContext,
  from: number,
  to: number,
): number[] {
  const known = (at: number) => [...subjects, ...measures].some(({ start, end }) => start <= at && at < end);
  const places: number[] = [];
  for (let at = Math.max(from, 1); at < to; at++) {
    const token = tokens[at];
    if (token?.isWord && !token.row && /^\p{Lu}/u.test(token.text) && !known(at)) places.push(at);
  }
  return places;
}

/** The subject that is the whole heading of a list. */
function fromHeading({ sentence }: SentenceContext, labels: Labels): Suggestion | undefined {
  const heading = sentence.passage.heading?.sentences;
  const [only] = heading ?? [];
  if (!only || heading?.length !== 1) return undefined;
  const [mention] = labels.subjects.find(only);
  if (mention?.id === undefined || mention.start > 0 || mention.end < only.tokens.length - 1)
    return undefined;
  return { value: mention.id, reason: { kind: 'heading', words: mention.words } };
}
