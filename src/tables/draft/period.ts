import type { EvidenceCells } from '../../evidence/extract.ts';
import { readNumberWords } from '../../figures/number-words.ts';
import { canonicalPeriod, yearsOf } from '../../figures/period.ts';
import { inEveryLocale, type Locale } from '../../i18n/locales.ts';
import { isWithin, period } from '../periods.ts';
import type { Reason, Sentence, Suggestion } from './sentences.ts';
import { align, type Named } from './suggest.ts';

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
  years: ReadonlyMap<string, readonly string[]>;
}

/** The years and months that the context of a report names, by their years. */
export function countYears(evidence: readonly EvidenceCells[], locale: Locale): ReportTime['years'] {
  const dates = evidence.flatMap(({ role, phrase }) => (role === 'context' ? readDate(phrase, locale) : []));
  const years = dates.flatMap((date) => /^\d{4}(?=$|-\d{2}$)/.exec(date?.period ?? '')?.[0] ?? []);
  return Map.groupBy(years, (year) => year);
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
  const aligned = align(nth, sentence.figures, general);
  if (general.length > 0)
    return single(general, 'sentence') ?? (aligned && single([aligned.named], aligned.side));
  const { paragraph, heading } = sentence;
  const earlier = paragraph.slice(0, paragraph.indexOf(sentence)).toReversed();
  for (const other of [...earlier, ...heading.toReversed()]) {
    const times = timesIn(other, time);
    if (times === undefined) return undefined;
    const general = generalOf(times);
    if (general.length > 0) return single(general, heading.includes(other) ? 'heading' : 'earlier');
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
    if (date.isDay && !grammar.asOf.test(before)) continue;
    const { period } = date;
    const [year = '', last = year] = yearsOf(period ?? '');
    const isToCome = time.eventDate !== undefined && last > time.eventDate.slice(0, 4);
    const figure = figures.findLast((at) => at < start);
    const only = figure !== undefined && isCompared(figure, sentence) ? figure : undefined;
    times.push({ start, id: isToCome ? undefined : period, words: row.phrase, only });
  }
  return times;
}

function isCompared(figure: number, { grammar, encode }: Sentence): boolean {
  return grammar.comparedFigure.test(encode(0, figure));
}

/** The only time that is named, or the narrowest where one lies in the other. */
function single(times: readonly When[], kind: Reason['kind']): Suggestion | undefined {
  const isWithinAll = (own = '') => times.every(({ id }) => id !== undefined && isWithin(own, id));
  const one = times.find(({ id }) => isWithinAll(id));
  return one?.id === undefined ? undefined : { value: one.id, reason: { kind, words: one.words } };
}

function ofReport({ eventDate, years }: ReportTime): Suggestion | undefined {
  if (eventDate !== undefined) {
    const year = eventDate.slice(0, 4);
    const most = years.get(year)?.length ?? 0;
    const isMost = most > 0 && [...years].every(([other, { length }]) => other === year || length < most);
    return isMost ? { value: year, reason: { kind: 'event', words: eventDate } } : undefined;
  }
  const [only, ...others] = years.keys();
  if (only === undefined || others.length > 0) return undefined;
  return { value: only, reason: { kind: 'only', words: only } };
}

type Groups = Record<string, string | undefined>;
const MONTHS = 'january february march april may june july august september october november december';
/** Words for numbers beside number words: of months, quarters and halves. */
const ordered = [
  MONTHS,
  MONTHS.replace(/(\w{3})\w+/g, '$1'),
  'first second third fourth',
  'i ii iii iv',
  'đầu cuối',
];
const MONTH = ordered.slice(0, 2).join(' ').replaceAll(' ', '|');
const NTH = '(?<nth>[1-4]|iv|i{1,3}|first|second|third|fourth|đầu|cuối)';
const YEAR = '(?<year>(?:19|20)\\d{2})';
const OF = '(?:\\W+(?:of )?| năm )(?<year>\\d{4})';
const END = '(?:[/–-](?<end>\\d{2,4}))?';

/** Ways to write a time, and what a cell has for it. */
const forms = (
  [
    [`(?:q|quarter |quý )${NTH}${OF}`, ({ nth, year }) => `${year}-Q${numberIn(nth)}`],
    [`(?:h|half |nửa )${NTH}${OF}`, ({ nth, year }) => `${year}-S${numberIn(nth)}`],
    [`(?:first )?(?<count>[\\p{L}\\d ]+) (?:months|tháng)(?<part> đầu| cuối)?${OF}`, monthsOf],
    [`(?:(?:fiscal|financial)(?: year)?|fy|năm tài chính) ?(?<year>\\d{4})${END}`, financialOf],
    [`(?<year>\\d{4})${END} (?:fiscal|financial) year`, financialOf],
    [`(?:năm )?${YEAR} ?[-–] ?(?<end>(?:19|20)\\d{2})`, ({ year, end }) => `${year}/${end}`],
    [`(?:năm )?${YEAR}`, dayOf],
    [`${YEAR}-(?<month>\\d{2})(?:-(?<day>\\d{2}))?`, dayOf],
    [`(?<month>\\d{1,2})/${YEAR}`, dayOf],
    [`(?:(?:ngày|mùng|mồng) )?(?<day>\\d{1,2})(?:[/.-](?<month>\\d{1,2}))?(?:[/.-]${YEAR})?`, digitsOf],
    [
      `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH})t?\\.?(?: (?<behind>\\d{1,2})(?:st|nd|rd|th)?)?(?:,? ${YEAR})?`,
      dayOf,
    ],
    [
      `(?:ngày (?<day>\\d{1,2}|\\p{L}+(?: \\p{L}+)?) )?tháng (?<month>\\d{1,2}|\\p{L}+(?: (?:một|hai))?)(?:(?: năm |[/-])${YEAR})?`,
      dayOf,
    ],
    [
      `(?<none>quý (?:[ivx]+|\\d).*|\\p{L}+-\\d{4}|(?:năm )?(?:19|20)\\d{2}(?:s| ?[-–/] ?(?:19|20)?\\d{2}))`,
      () => '',
    ],
  ] satisfies [string, (groups: Groups, locale: Locale) => string | undefined][]
).map(([form, periodOf]) => [new RegExp(`^(?:${form})$`, 'u'), periodOf] as const);

/** "First nine months of 2024", "6 tháng cuối năm 2024". */
function monthsOf({ count, part, year }: Groups): string {
  const months = numberIn(count) ?? 0;
  const [start, end] = part === ' cuối' ? [13 - months, 12] : [1, months];
  return canonicalPeriod(`${joined(year, start)}/${joined(year, end)}`);
}

function financialOf({ year = '', end }: Groups): string {
  return end === undefined ? `FY${year}` : `FY${year}/${year.slice(0, -end.length)}${end}`;
}

const joined = (...parts: (string | number | undefined)[]) =>
  parts.flatMap((part) => (part === undefined ? [] : String(part).padStart(2, '0'))).join('-');

function dayOf({ year, day, behind, month }: Groups): string {
  const isWhole = year !== undefined && (month !== undefined || (day ?? behind) === undefined);
  return isWhole ? joined(year, numberIn(month), numberIn(day ?? behind)) : '';
}

const isDayFirst = inEveryLocale({ en: false, vi: true });

/** "6/30/2031": day and month, or month and day, known only where one of them can be no month. "28/11" may be a score in English. */
function digitsOf({ day, month, ...rest }: Groups, locale: Locale): string | undefined {
  if (isDayFirst[locale]) return dayOf({ ...rest, day, month });
  const isKnown = day === month || Math.max(Number(day), Number(month)) > 12;
  const [one, other] = Number(month) > 12 ? [month, day] : [day, month];
  return rest['year'] && (isKnown ? dayOf({ ...rest, day: one, month: other }) : '');
}

/**
 * Reads a phrase of a report's context as a time; undefined for what is none.
 * @returns the period as a cell has it: undefined where none names it, such as a quarter or a day without its year, or a decade
 */
export function readDate(phrase: string, locale: Locale) {
  const plain = phrase.toLowerCase().replace(/\s+/g, ' ');
  const text = plain.replace(/^(\w+) (quarter|half)/, '$2 $1');
  for (const [form, periodOf] of forms) {
    const groups = form.exec(text)?.groups;
    const cell = groups && periodOf(groups, locale);
    if (cell === undefined) continue;
    const { success, data } = period.safeParse(cell);
    return { isDay: Boolean(groups?.['day'] ?? groups?.['behind']), period: success ? data : undefined };
  }
  return undefined;
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text);
  const at = Math.max(...ordered.map((words) => words.split(' ').indexOf(text)));
  return at + 1 || readNumberWords(text);
}
