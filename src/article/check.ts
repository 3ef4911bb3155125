import { type EvidenceCells, extractEvidence, textLines } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import { readPhrase } from '../figures/phrase.ts';
import type { PictureMetadata } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { readSentences, type Sentence } from '../tables/draft/sentences.ts';
import { textOf } from '../tables/draft/tokens.ts';
import { observationKey } from '../tables/tables.ts';
import { isComparable, isEqual, reversedIn } from './compare.ts';
import { type Context, contextOf, subjectsIn } from './context.ts';
import type { ArticleData, Fact } from './facts.ts';
import { type Judgement, judge, signs, type Verdict } from './judge.ts';
import { type ArticleWords, articleWords } from './words.ts';

/** A number of an article: its place in the text in NFC, and what is said of it. */
export interface Finding extends Checked {
  start: number;
  line: number;
  column: number;
  phrase: string;
  /** The verdict and its reason as a sentence. */
  why: string;
}
interface Checked extends Judgement {
  /** The sentence of a wrong number as it could stand, where another number is of help. */
  couldRead?: string;
}

/** What is said of a draft: of the whole, and of each number, with its place in `text` if the draft is one. */
export interface CheckedDraft {
  said: string;
  text?: string;
  /** Undefined if the draft cannot be checked; `said` has the reason. */
  language?: string | undefined;
  findings: (PictureFinding & { start?: number })[];
}

/** Checks the text of an article or the file of a picture. */
export function checkDraft(input: string | ArrayBuffer | Uint8Array, data: ArticleData): CheckedDraft {
  const { texts, locales } = data;
  if (typeof input !== 'string') {
    const picture = readPicture(input);
    const findings = picture ? checkPicture(picture, data) : [];
    const said = findings.length > 0 ? summaryOf(findings, data) : texts.noPicture;
    return { said, language: picture?.language, findings };
  }
  const language = locales.find((one) => one === findLanguage(input));
  if (!language) return { said: texts.language, findings: [] };
  const findings = checkArticle(input, data, language);
  return { said: summaryOf(findings, data), text: textLines(input).join('\n'), language, findings };
}

/** Compares every number of an article with the data. It rather asks than calls a number wrong. */
export function checkArticle(text: string, data: ArticleData, locale: Locale): Finding[] {
  const rows = extractEvidence('draft', text, locale, data.currency);
  const words = articleWords(data, locale);
  const judged = new Map<string, Checked>();
  const shown = new Set<string>();
  let earlier: string[] = [];
  const sentences = readSentences(text, rows, words.labels).map((sentence) => {
    const contexts: Context[] = [];
    const own = sentence.figures.map((figure, nth) => {
      const row = sentence.tokens[figure]?.row as EvidenceCells;
      const context = contextOf(nth, sentence, words, earlier, contexts);
      const judgement = judge(row, context, words);
      contexts.push(context);
      const [fact] = judgement.facts;
      if (fact && judgement.verdict === 'reported') {
        shown.add(fact.subject);
        // "236 websites were inspected, and fines came to …": one subject, which need not be named.
        if (context.isOpen) earlier = [...earlier, fact.subject];
      }
      return { id: row.id, figure, context, judgement };
    });
    const named = subjectsIn(sentence, words);
    if (named.length > 0) earlier = named;
    return { sentence, own };
  });
  for (const { sentence, own } of sentences) {
    const reversed = reversedIn(sentence, words);
    const reported = own.flatMap(({ judgement: { verdict, facts } }) =>
      verdict === 'reported' ? facts : [],
    );
    for (const { id, figure, context, judgement } of own) {
      const { verdict, facts } = judgement;
      const [fact] = facts;
      const order = reversed.find((pair) => fact && pair.includes(fact));
      // "80 for news sites, twice the 40 for networks": the networks have their number, so 80 is of others.
      const isOfOthers = isWrong(verdict) && fact && reported.includes(fact);
      // "The factory has 4,200 workers": nothing shows it to be of ours, as other figures of its subject or many do.
      const isBeside = reported.some(({ subject }) => subject === fact?.subject);
      const isAmong = verdict !== 'superseded' && (shown.size > 2 || (fact && shown.has(fact.subject)));
      const isShown = isBeside || (isAmong && !context.isElsewhere);
      const isOurs = !fact || verdict === 'reported' || isShown || context.mayName(fact);
      if (order && verdict !== 'contradicted')
        judged.set(id, { verdict: 'uncertain', cause: 'order', facts: order });
      else if (isOfOthers || !isOurs) judged.set(id, { verdict: 'uncertain', facts });
      else
        judged.set(id, fact ? judgement : (madeOf(own, sentence.tokens[figure]?.row, locale) ?? judgement));
    }
    const fixes = own.flatMap(({ id, figure, context, judgement }) =>
      fixOf(id, figure, judged.get(id) ?? judgement, context.period, locale),
    );
    for (const { id } of fixes)
      Object.assign(judged.get(id) ?? {}, { couldRead: corrected(sentence, fixes, words) });
  }
  const lines = textLines(text);
  return rows.map((row) => {
    const [line, column] = [Number(row.line), Number(row.column)];
    const before = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('');
    const start = [...lines.slice(0, line - 1), before].join('\n').length;
    const found: Checked = judged.get(row.id) ?? { verdict: 'none', facts: [] };
    return { start, line, column, phrase: row.phrase, ...found, why: inWords(found, data) };
  });
}

/** "Four times the 40", "330 million in all": a multiple, a part or a sum of the sentence's own figures must be asked. */
function madeOf(
  own: readonly { judgement: Judgement }[],
  { phrase = '', number = '', unit = '' }: Partial<EvidenceCells> = {},
  locale: Locale,
): Judgement | undefined {
  const facts = own.flatMap(({ judgement }) => judgement.facts.slice(0, 1));
  const values = facts.flatMap((one) => (one.unit === unit ? one.value : []));
  const sum = { value: values.reduce((a, b) => a + b, 0) };
  const isSum =
    values.length > 1 && Number(number) > Math.max(...values) && isComparable(sum, { value: Number(number) });
  const isOfThem = unit === 'ratio' || isSum || readPhrase(phrase, locale)?.part;
  return isOfThem && facts.length > 0 ? { verdict: 'uncertain', facts: facts.slice(0, 3) } : undefined;
}

/** What stands in place of a wrong number, or of the year `from` that it is said to be of. */
interface Fix {
  id: string;
  at: number;
  from: string | undefined;
  text: string;
}

const isWrong = (verdict: Verdict) => /contradicted|superseded|overstated/.test(verdict);

/** What a wrong number could be, where another number is of help. */
function fixOf(id: string, at: number, judgement: Judgement, period = '', locale: Locale): Fix[] {
  const { verdict, cause, facts } = judgement;
  const fact = facts.find(({ isCorrected }) => !isCorrected);
  if (!fact || !isWrong(verdict) || cause === 'measure') return [];
  if (cause === 'period') return [{ id, at: -1, from: period.slice(0, 4), text: fact.period.slice(0, 4) }];
  return [{ id, at, from: undefined, text: fact.phrases[locale] ?? '' }];
}

/** A sentence with all its fixes; "exactly" goes. */
function corrected({ tokens, encode }: Sentence, fixes: readonly Fix[], { is }: ArticleWords): string {
  const spare = fixes.flatMap(({ at }) => {
    const [exactly = ''] = is.exactly.exec(encode(0, at)) ?? [];
    return exactly.split(' ').map((_, nth) => (nth > 0 ? at - nth : -1));
  });
  const changed = tokens.flatMap((token, at) => {
    const fix = fixes.find((one) => one.at === at || one.from === token.text);
    return spare.includes(at) ? [] : fix ? { ...token, text: fix.text } : token;
  });
  const text = textOf(changed).replace(/;$/, '.');
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** A verdict and its reason as a sentence. */
function inWords({ verdict, cause, facts }: Judgement, { texts }: ArticleData): string {
  const isOfSeveral = facts.some(({ isCorrected }) => !isCorrected);
  const doubt = verdict === 'uncertain' ? (isOfSeveral ? 'several' : 'unread') : undefined;
  const isOfTwo = facts.length > 1 && /^r/.test(verdict) ? 'compared' : undefined;
  const reason = verdict === 'overstated' ? 'precision' : (cause ?? doubt ?? isOfTwo);
  return [texts[verdict], reason && texts[reason]].filter(Boolean).join('. ');
}

/** How often each verdict is: "Contradicts the source: 1 · As reported: 3". */
export function summaryOf(findings: readonly Pick<Finding, 'verdict'>[], { texts }: ArticleData): string {
  const groups = Map.groupBy(findings, ({ verdict }) => verdict);
  const known = (Object.keys(signs) as Verdict[]).filter((verdict) => groups.has(verdict));
  const counts = known.map((verdict) => `${texts[verdict]}:\u00a0${groups.get(verdict)?.length}`);
  return counts.join(' · ') || texts.noNumber;
}

/** What is said of a figure of a picture, as of a number of an article. */
export interface PictureFinding
  extends Pick<Finding, 'verdict' | 'phrase' | 'why'>,
    Partial<Pick<Finding, 'line' | 'column' | 'couldRead'>> {
  facts: Pick<Fact, 'lines'>[];
}

/** Reads the metadata of a picture's file of any format that keeps XMP as text; undefined if there are none. */
export function readPicture(bytes: Uint8Array | ArrayBuffer): PictureMetadata | undefined {
  const [, json = ''] = /<site:figures>([^<]*)</.exec(new TextDecoder().decode(bytes)) ?? [];
  try {
    const found: PictureMetadata = JSON.parse(json);
    const texts = [found.site, found.date, ...found.figures.flatMap(({ key, figure }) => [key, figure])];
    return texts.every((one) => typeof one === 'string') ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Compares the figures that a picture carries with those of now: each is current, was changed since, or is not ours. */
export function checkPicture({ site, date, figures }: PictureMetadata, data: ArticleData): PictureFinding[] {
  const { texts } = data;
  return figures.map(({ key, figure: phrase, ...printed }): PictureFinding => {
    const fact = data.facts.find((one) => !one.isCorrected && observationKey(one) === key);
    const known = data.changes.filter((one) => one.key === key);
    if (site !== data.root || (!fact && known.length === 0)) {
      const why = site === data.root ? texts.unknown : texts.foreign.replace('{site}', () => site);
      return { verdict: 'unknown', phrase: `${phrase} (${key})`, why, facts: [] };
    }
    const isSame = (name: 'value' | 'low' | 'high') => isAlike(fact?.[name], printed[name]);
    const isCurrent =
      fact?.qualifier === printed.qualifier && isSame('value') && isSame('low') && isSame('high');
    // Several changes may be of one day, the picture's: its value says which of them came later.
    const at = known.findLastIndex((one) => isAlike(one.figure?.value, printed.value));
    const later = isCurrent ? [] : at < 0 ? known.filter((one) => one.date > date) : known.slice(at);
    const verdict = isCurrent ? 'current' : later.length > 0 ? 'superseded' : 'uncertain';
    const why = [texts[verdict], verdict === 'uncertain' && texts.unexplained].filter(Boolean).join('. ');
    return { verdict, phrase, why, facts: [{ lines: [...(fact?.lines ?? []), ...later] }] };
  });
}

const isAlike = (a: number | null | undefined, b: number | null) =>
  a === b || (typeof a === 'number' && typeof b === 'number' && isEqual(a, b));
