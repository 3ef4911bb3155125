import type { EvidenceCells } from '../../evidence/extract.ts';
import { readNumberWords } from '../../figures/number-words.ts';
import { boundsOf, canonicalPeriod, yearsOf } from '../../figures/period.ts';
import { inEveryLocale, type Locale } from '../../i18n/locales.ts';
import { isWithin, period } from '../periods.ts';
import type { Reason, Sentence, Suggestion } from './sentences.ts';
import { align, type Named } from './subject.ts';

/** A date or year that a figure may be of; without an id where it is one that no period can name. */
interface When extends Named {
  words: string;
  /** The figure that it is of, where the sentence only compares with that: "up from 80 in 2030". */
  only: number | undefined;
}

/** What a report says of its time as a whole. */
export interface ReportTime {
  locale: Locale;
  /** The day of the event, where reports.csv has it. */
  eventDate: string | undefined;
  /** The years that the text names, and how often; those of days aside, on which things are said. */
  years: ReadonlyMap<string, number>;
}

/** The years and months that the context of a report names, by their years. */
export function countYears(evidence: readonly EvidenceCells[], locale: Locale): Map<string, number> {
  const years = new Map<string, number>();
  for (const { role, phrase } of evidence) {
    const date = role === 'context' ? readDate(phrase, locale) : undefined;
    const year = date?.kind === 'day' || date?.kind === 'other' ? undefined : date?.period?.slice(0, 4);
    if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return years;
}

/**
 * The period of a sentence's `nth` figure: what its sentence says, else the sentence before it in its paragraph that says
 * something, else the heading of its list, else the year of the event, where the text names no other year as often. A
 * figure that is only compared with has the time behind it, or none.
 */
export function suggestPeriod(nth: number, sentence: Sentence, time: ReportTime): Suggestion | undefined {
  const own = timesIn(sentence, time);
  const figure = sentence.figures[nth];
  if (own === undefined) return undefined;
  const ofFigure = own.filter(({ only }) => only === figure);
  if (figure !== undefined && isCompared(figure, sentence)) return single(ofFigure, 'after');
  const general = generalOf(own);
  if (sentence.grammar.present.test(sentence.encoded)) return own.length > 0 ? undefined : ofReport(time);
  if (general.length > 0) return fromSentence(nth, sentence, general);
  for (let earlier = sentence.previous; earlier; earlier = earlier.previous) {
    const times = timesIn(earlier, time);
    if (times === undefined) return undefined;
    const general = generalOf(times);
    if (general.length > 0) return single(general, 'earlier');
  }
  for (const heading of sentence.heading.toReversed()) {
    const times = timesIn(heading, time);
    if (times === undefined) return undefined;
    if (times.length > 0) return single(times, 'heading');
  }
  return ofReport(time);
}

const generalOf = (times: readonly When[]) => times.filter(({ only }) => only === undefined);

/** The times a sentence names, those that it only compares with left out; undefined where it is of a part of a year, or of none. */
function timesIn(sentence: Sentence, time: ReportTime): When[] | undefined {
  const { grammar, tokens, encoded, encode, figures, isLong } = sentence;
  if (isLong || grammar.noYear.test(encoded.replace(grammar.comparedYear, ''))) return undefined;
  const times: When[] = [];
  for (const [start, { row }] of tokens.entries()) {
    if (row?.role !== 'context' || tokens[start - 1]?.row === row) continue;
    const before = encode(0, start);
    const date = readDate(row.phrase, time.locale);
    if (date === undefined || grammar.compared.test(before)) continue;
    // A day is when something was said, unless the sentence counts "as of" it.
    if (date.kind === 'day' && !grammar.asOf.test(before)) continue;
    const { period } = date;
    const isToCome =
      period !== undefined &&
      time.eventDate !== undefined &&
      (yearsOf(period).at(-1) ?? '') > time.eventDate.slice(0, 4);
    const figure = figures.findLast((at) => at < start);
    const only = figure !== undefined && isCompared(figure, sentence) ? figure : undefined;
    times.push({ start, id: isToCome ? undefined : period, words: row.phrase, only });
  }
  return times;
}

function isCompared(figure: number, { grammar, encode }: Sentence): boolean {
  return grammar.comparedFigure.test(encode(0, figure));
}

function fromSentence(nth: number, { figures }: Sentence, times: readonly When[]): Suggestion | undefined {
  const one = single(times, 'sentence');
  if (one) return one;
  const aligned = align(nth, figures, times);
  if (aligned?.named.id === undefined) return undefined;
  return { value: aligned.named.id, reason: { kind: aligned.side, words: aligned.named.words } };
}

/** The only time that is named, or the narrowest where one lies in the other. */
function single(times: readonly When[], kind: Reason['kind']): Suggestion | undefined {
  const [narrowest] = times.toSorted((a, b) => lengthOf(a.id) - lengthOf(b.id));
  const period = narrowest?.id;
  if (narrowest === undefined || period === undefined) return undefined;
  const agree = times.every(({ id }) => id !== undefined && isWithin(period, id));
  return agree ? { value: period, reason: { kind, words: narrowest.words } } : undefined;
}

function lengthOf(period: string | undefined): number {
  if (period === undefined) return Number.POSITIVE_INFINITY;
  const [start, end] = boundsOf(period);
  return end - start;
}

function ofReport({ eventDate, years }: ReportTime): Suggestion | undefined {
  if (eventDate !== undefined) {
    const year = eventDate.slice(0, 4);
    const isMost = [...years].every(([other, count]) => other === year || count < (years.get(year) ?? 0));
    return isMost && years.has(year)
      ? { value: year, reason: { kind: 'event', words: eventDate } }
      : undefined;
  }
  const [only, ...others] = years.keys();
  if (only === undefined || others.length > 0) return undefined;
  return { value: only, reason: { kind: 'only', words: only } };
}

/** A time that a report names. */
export interface DateRead {
  kind: 'year' | 'month' | 'day' | 'other';
  /** A period as a cell has it; undefined where none names it: a quarter or a day without its year, a decade. */
  period: string | undefined;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = [...MONTHS, ...MONTHS.map((name) => name.slice(0, 3)), 'sept'].join('|');
const YEAR = '(?<year>(?:19|20)\\d{2})';

const shared = [
  new RegExp(`^(?:năm )?${YEAR}$`, 'u'),
  new RegExp(`^${YEAR}-(?<month>\\d{2})(?:-(?<day>\\d{2}))?$`),
  new RegExp(`^(?<month>\\d{1,2})/${YEAR}$`),
];

const forms = inEveryLocale<RegExp[]>({
  en: [
    ...shared,
    new RegExp(`^(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>${YEAR}$`),
    new RegExp(
      `^(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<name>${MONTH})\\.?(?: (?<behind>\\d{1,2})(?:st|nd|rd|th)?)?(?:,? ${YEAR})?$`,
    ),
  ],
  vi: [
    ...shared,
    new RegExp(
      `^(?:(?:ngày|mùng|mồng) )?(?<day>\\d{1,2})(?:[/.-](?<month>\\d{1,2}))?(?:[/.-]${YEAR})?$`,
      'u',
    ),
    new RegExp(
      `^(?:ngày (?<day>\\d{1,2}|\\p{L}+(?: \\p{L}+)?) )?tháng (?<month>\\d{1,2}|\\p{L}+(?: (?:một|hai))?)(?:(?: năm |[/-])${YEAR})?$`,
      'u',
    ),
  ],
});

/** Quarters, halves of years, financial years and several years, and how a cell writes them. */
const others: [RegExp, (groups: Record<string, string | undefined>) => string][] = [
  [/^(?:q(?<nth>[1-4])|(?<word>first|second|third|fourth) quarter)\W+(?:of )?(?<year>\d{4})$/, quarterOf],
  [/^quý (?<roman>iv|i{1,3}|[1-4])(?: năm |[/-])(?<year>\d{4})$/, quarterOf],
  [/^(?:h(?<half>[12])|(?<first>first|second) half)\W+(?:of )?(?<year>\d{4})$/, halfOf],
  [/^nửa (?<first>đầu|cuối) năm (?<year>\d{4})$/u, halfOf],
  [/^first (?<count>\w+) months\W+(?:of )?(?<year>\d{4})$/, monthsOf],
  [/^(?<count>[\p{L}\d ]+) tháng (?<last>đầu |cuối )?năm (?<year>\d{4})$/u, monthsOf],
  [
    /^(?:(?:fiscal|financial)(?: year)?|fy|năm tài chính) ?(?<year>\d{4})(?:[/–-](?<end>\d{2,4}))?$/u,
    financialOf,
  ],
  [/^(?<year>\d{4})(?:[/–-](?<end>\d{2,4}))? (?:fiscal|financial) year$/, financialOf],
  [/^(?:năm )?(?<year>(?:19|20)\d{2}) ?[-–] ?(?<end>(?:19|20)\d{2})$/u, ({ year, end }) => `${year}/${end}`],
  [/^(?:quý (?:[ivx]+|\d).*|\p{L}+-\d{4}|(?:năm )?(?:19|20)\d{2}(?:s| ?[-–/] ?(?:19|20)?\d{2}))$/u, () => ''],
];

function quarterOf({ nth, word, roman, year }: Record<string, string | undefined>): string {
  const at = ['first', 'second', 'third', 'fourth'].indexOf(word ?? '') + 1;
  const inRoman = ['i', 'ii', 'iii', 'iv'].indexOf(roman ?? '') + 1;
  return `${year}-Q${nth ?? (at || inRoman || roman)}`;
}

function halfOf({ half, first = '', year }: Record<string, string | undefined>): string {
  return `${year}-S${half ?? (/first|đầu/.test(first) ? 1 : 2)}`;
}

/** "First nine months of 2024", "6 tháng cuối năm 2024". */
function monthsOf({ count, last, year }: Record<string, string | undefined>): string {
  const months = numberIn(count) ?? 0;
  const [start, end] = last === 'cuối ' ? [13 - months, 12] : [1, months];
  const part = (month: number) => `${year}-${String(month).padStart(2, '0')}`;
  return canonicalPeriod(`${part(start)}/${part(end)}`);
}

function financialOf({ year = '', end }: Record<string, string | undefined>): string {
  return end === undefined ? `FY${year}` : `FY${year}/${year.slice(0, -end.length)}${end}`;
}

/** Reads a phrase of a report's context as a time; undefined for what is none. */
export function readDate(phrase: string, locale: Locale): DateRead | undefined {
  const text = phrase.toLowerCase().replace(/\s+/g, ' ');
  for (const [form, periodOf] of others) {
    const groups = form.exec(text)?.groups;
    if (!groups && !form.test(text)) continue;
    const read = period.safeParse(periodOf(groups ?? {}));
    return { kind: 'other', period: read.success ? read.data : undefined };
  }
  for (const form of forms[locale]) {
    const groups = form.exec(text)?.groups;
    if (groups) return toDate(groups);
  }
  return undefined;
}

function toDate(groups: Record<string, string | undefined>): DateRead {
  const { year, name, first, second } = groups;
  let day = numberIn(groups['day'] ?? groups['behind']);
  let month =
    name === undefined
      ? numberIn(groups['month'])
      : MONTHS.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1;
  if (first !== undefined && second !== undefined) {
    // Day and month, or month and day: known only where one of them can be no month.
    const [one, other] = [Number(first), Number(second)];
    if (one <= 12 && other <= 12 && one !== other) return { kind: 'day', period: undefined };
    [day, month] = one > 12 ? [one, other] : [other, one];
  }
  const kind = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const parts = [year, month, day].filter((part) => part !== undefined);
  const text = parts.map((part) => String(part).padStart(2, '0')).join('-');
  const isWhole = year !== undefined && (day === undefined || month !== undefined);
  return { kind, period: isWhole && period.safeParse(text).success ? text : undefined };
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d/.test(text) ? Number(text) : readNumberWords(text, 'vi') || readNumberWords(text, 'en');
}
