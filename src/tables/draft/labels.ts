import type { Locale } from '../../i18n/locales.ts';
import { grammars } from './languages.ts';
import type { Sentence } from './passages.ts';
import { keyOf, singular, type Token, withoutMarks, wordsOf } from './tokens.ts';

/** A label found in a sentence. */
export interface Mention {
  /** Of the tokens of the sentence, end excluded. */
  start: number;
  end: number;
  /** Undefined where several have the same label. */
  id: string | undefined;
  /** The words of the text. */
  words: string;
  /** True when the label's first words, such as "number of", are left out. */
  short: boolean;
  /** True when the text has the words without their Vietnamese marks. */
  unmarked: boolean;
}

interface Form {
  id: string | undefined;
  keys: string[];
  short: boolean;
  comma: boolean;
}

/** What is found by its label. */
export interface Labelled {
  id: string;
  label: string;
  /** True when its first words, such as "number of", must not be left out. */
  wholeOnly?: boolean;
}

/** Finds labels in sentences: whole words, the longest that fits. */
export class LabelIndex {
  private readonly byFirst = new Map<string, Form[]>();
  private readonly byFirstUnmarked = new Map<string, Form[]>();
  private readonly locale: Locale;
  private readonly loose: boolean;
  private readonly auxiliaries: ReadonlySet<string>;

  /** @param loose whether singular and plural are one, auxiliaries may come in, and "number of" may be left out. */
  constructor(labels: readonly Labelled[], locale: Locale, loose: boolean) {
    this.locale = locale;
    this.loose = loose;
    this.auxiliaries = new Set(grammars[locale].auxiliaries.map((word) => keyOf(word, locale)));
    const forms = new Map<string, Form>();
    const add = (form: Form) => {
      const name = form.keys.join(' ');
      const known = forms.get(name);
      if (form.keys.length === 0 || (known && known.id === form.id)) return;
      forms.set(name, known ? { ...known, id: undefined } : form);
    };
    for (const { id, label, wholeOnly } of labels) {
      const comma = label.includes(',');
      add({ id, keys: this.keysOf(label), short: false, comma });
      if (loose && !wholeOnly)
        add({ id, keys: this.keysOf(withoutPrefix(label, locale)), short: true, comma });
    }
    for (const form of [...forms.values()].toSorted((a, b) => b.keys.length - a.keys.length)) {
      const first = form.keys[0] ?? '';
      push(this.byFirst, first, form);
      if (locale === 'vi' && form.keys.length > 1) push(this.byFirstUnmarked, withoutMarks(first), form);
    }
  }

  /** The labels in a sentence, from left to right; words without marks only where there is none with them. */
  find({ tokens }: Sentence): Mention[] {
    const found = this.findIn(tokens, this.byFirst, (token) => this.keyOf(token));
    return found.length > 0 || this.byFirstUnmarked.size === 0
      ? found
      : this.findIn(tokens, this.byFirstUnmarked, (token) =>
          /^[a-z0-9]+$/.test(token.key) ? token.key : undefined,
        );
  }

  /** The words of a label as they are compared here. */
  keysOf(label: string): string[] {
    const words = wordsOf(label, this.locale);
    return this.loose
      ? words.filter((word) => !this.auxiliaries.has(word)).map((word) => this.fold(word))
      : words;
  }

  keyOf(token: Token): string {
    return this.fold(token.key);
  }

  private fold(key: string): string {
    return this.loose && this.locale === 'en' ? singular(key) : key;
  }

  private findIn(
    tokens: readonly Token[],
    index: ReadonlyMap<string, Form[]>,
    read: (token: Token) => string | undefined,
  ): Mention[] {
    const unmarked = index === this.byFirstUnmarked;
    const mentions: Mention[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      const first = token?.isWord ? read(token) : undefined;
      if (first === undefined) continue;
      for (const form of index.get(first) ?? []) {
        const end = this.endOf(form, tokens, at, unmarked);
        if (end === undefined) continue;
        const words = tokens.slice(at, end);
        mentions.push({ start: at, end, id: form.id, words: textOf(words), short: form.short, unmarked });
        at = end - 1;
        break;
      }
    }
    return mentions;
  }

  private endOf(
    { keys, comma }: Form,
    tokens: readonly Token[],
    start: number,
    unmarked: boolean,
  ): number | undefined {
    const passedOver = ({ text, key }: Token) =>
      text === '-' || (comma && text === ',') || (this.loose && this.auxiliaries.has(key));
    let at = start;
    for (const [nth, key] of keys.entries()) {
      for (let next = tokens[at]; nth > 0 && next && passedOver(next); next = tokens[at]) at++;
      const token = tokens[at];
      if (!token?.isWord) return undefined;
      const own = this.keyOf(token);
      if (own !== key && !(unmarked && /^[a-z0-9]+$/.test(own) && own === withoutMarks(key)))
        return undefined;
      at++;
    }
    return at;
  }
}

/** A label without what says nothing by itself: "số người dùng" → "người dùng". */
export function withoutPrefix(label: string, locale: Locale): string {
  const bare = label.normalize('NFC').toLowerCase().replace(grammars[locale].prefix, '');
  return bare === '' ? label : bare;
}

/** A stretch of tokens as the report has it, on one line. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, start }, at) => (at > 0 && start > (tokens[at - 1]?.end ?? start) ? ` ${text}` : text))
    .join('');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Something named in a sentence; what has no id must not be suggested, and yet stands there. */
export interface Named {
  start: number;
  id: string | undefined;
}

/** What a figure goes with, as a sentence arranges the two. */
export interface Aligned<T> {
  named: T;
  side: 'before' | 'after';
  /** True when every figure of the sentence has its own behind it. */
  inStep: boolean;
}

/**
 * Which of the things named in a sentence belongs to its `nth` figure. It is told only where the sentence has one order:
 * each thing before its figures ("Facebook had 72 million, YouTube 63 million"), or each behind its figure ("80 websites and
 * 40 networks"), or where it names one thing only. Else undefined.
 */
export function align<T extends Named>(
  nth: number,
  figures: readonly number[],
  named: readonly T[],
): Aligned<T> | undefined {
  const figure = figures[nth] ?? 0;
  const stretches: T[][] = [...figures, 0].map(() => []);
  for (const one of named) stretches[figures.filter((at) => at < one.start).length]?.push(one);
  if (stretches.some((stretch) => distinct(stretch) > 1)) return undefined;
  const [first = [], ...rest] = stretches;
  const before = named.findLast(({ start }) => start < figure);
  const single = distinct(named) === 1;

  if (first.length > 0) {
    const last = stretches.at(-1) ?? [];
    const ordered = last.length === 0 || single;
    return before && ordered ? { named: before, side: 'before', inStep: false } : undefined;
  }
  const [behind] = stretches[nth + 1] ?? [];
  if (behind) return { named: behind, side: 'after', inStep: rest.every((stretch) => stretch.length > 0) };
  return undefined;
}

/** How many different things are named; each without an id is one of its own. */
export function distinct(named: readonly Named[]): number {
  const ids = named.flatMap(({ id }) => id ?? []);
  return new Set(ids).size + named.length - ids.length;
}
