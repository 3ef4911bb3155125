import type { Locale } from '../../i18n/locales.ts';
import { LabelIndex, type Labelled, type Mention, withoutPrefix } from './labels.ts';
import { type Grammar, grammars } from './languages.ts';
import type { Sentence } from './passages.ts';
import type { Token } from './tokens.ts';

/** A sentence with all that is known of it: the ground for suggestions. */
export interface SentenceContext {
  sentence: Sentence;
  tokens: readonly Token[];
  grammar: Grammar;
  /** The places of its figures among the tokens, those that only say how long left out. */
  figures: number[];
  subjects: Mention[];
  measures: Mention[];
  /** A stretch of tokens, as {@link Grammar} says. */
  encode(from: number, to: number): string;
  /** The whole sentence so. */
  encoded: string;
}

/** A measure whose label is a noun and a participle, so that its figure may stand in between: "flagged 290 sites". */
export interface SplitMeasure {
  id: string;
  verb: string[];
  noun: string[];
}

/** The labels that are looked for. */
export class Labels {
  readonly locale: Locale;
  readonly grammar: Grammar;
  readonly subjects: LabelIndex;
  readonly measures: LabelIndex;
  /** By the last word of the verb. */
  readonly split: ReadonlyMap<string, SplitMeasure[]>;
  private readonly names: ReadonlySet<string>;
  private readonly done: ReadonlySet<string>;

  constructor(
    subjects: readonly (Labelled & { isName: boolean })[],
    measures: readonly Labelled[],
    locale: Locale,
  ) {
    this.locale = locale;
    this.grammar = grammars[locale];
    this.subjects = new LabelIndex(subjects, locale, false);
    this.measures = new LabelIndex(measures, locale, true);
    this.names = new Set(subjects.flatMap(({ id, isName }) => (isName ? [id] : [])));
    const split = measures.flatMap((measure) => splitOf(measure, this.measures, locale) ?? []);
    this.done = new Set(split.map(({ id }) => id));
    this.split = Map.groupBy(split, ({ verb }) => verb.at(-1) ?? '');
  }

  isName(subject: string): boolean {
    return this.names.has(subject);
  }

  /** Whether a measure's label says itself what was done, as "items removed" does. */
  saysWhatWasDone(measure: string): boolean {
    return this.done.has(measure);
  }

  /** Looks a sentence through. */
  look(sentence: Sentence): SentenceContext {
    const { tokens } = sentence;
    const all = this.subjects.find(sentence);
    // Of "the social network Zalo" the name is meant.
    const subjects = all.filter((mention, at) => all[at + 1]?.start !== mention.end);
    const measures = this.measures.find(sentence);
    const encode = encoderOf(tokens, subjects, measures);
    const encoded = encode(0, tokens.length);
    const figures = tokens.flatMap(({ row }, at) => {
      const isFigure = row !== undefined && row.role !== 'context';
      return isFigure && !this.grammar.duration.test(encode(at + 1, tokens.length)) ? [at] : [];
    });
    return { sentence, tokens, grammar: this.grammar, figures, subjects, measures, encode, encoded };
  }
}

function encoderOf(tokens: readonly Token[], subjects: readonly Mention[], measures: readonly Mention[]) {
  const starts = new Map<number, { mark: string; end: number }>();
  for (const { start, end } of measures) starts.set(start, { mark: ' @m', end });
  for (const { start, end } of subjects) starts.set(start, { mark: ' @s', end });
  return (from: number, to: number): string => {
    let encoded = '';
    for (let at = from; at < to; ) {
      const token = tokens[at] as Token;
      const mention = starts.get(at);
      if (mention && mention.end <= to) {
        encoded += mention.mark;
        at = mention.end;
      } else if (token.row) {
        encoded += token.row.role === 'context' ? ' @c' : ' @f';
        while (at < to && tokens[at]?.row === token.row) at++;
      } else {
        encoded += ` ${token.text.toLowerCase().replace('’', "'")}`;
        at++;
      }
    }
    return encoded;
  };
}

function splitOf({ id, label }: Labelled, index: LabelIndex, locale: Locale): SplitMeasure | undefined {
  const { participle, auxiliaries } = grammars[locale];
  const bare = withoutPrefix(label, locale);
  const words = bare.split(/\s+/);
  const auxiliary = words.findIndex((word) => auxiliaries.includes(word));
  const at = auxiliary > 0 ? auxiliary : participle.test(words.at(-1) ?? '') ? words.length - 1 : 0;
  const [noun, verb] = [words.slice(0, at), words.slice(at)].map((part) => index.keysOf(part.join(' ')));
  return noun && verb && noun.length > 0 && verb.length > 0 ? { id, verb, noun } : undefined;
}

/** True when words stand at a place, one directly behind the other. */
export function stand(
  words: readonly string[],
  at: number,
  { tokens }: SentenceContext,
  index: LabelIndex,
): boolean {
  return words.every((word, nth) => {
    const token = tokens[at + nth];
    return token?.isWord && index.keyOf(token) === word;
  });
}
