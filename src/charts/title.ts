import { namesOf } from '../figures/formula.ts';
import { readNumberWords } from '../figures/number-words.ts';
import { PERIOD, yearsOf } from '../figures/period.ts';
import { inEveryLocale, type Locale, locales, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { isWith } from '../tables/checks/around-figure.ts';
import { doneIn, mentionsIn, nameOf } from '../tables/checks/mentions.ts';
import { byId } from '../tables/memoize.ts';
import { overlap } from '../tables/periods.ts';
import { type Chart, kinOf, type Observation, type Subject, type Tables } from '../tables/tables.ts';
import { directionOf, periodsIn, placeOf, type WordKind, wordIn } from '../tables/texts.ts';
import type { ChartIssue } from './types.ts';

const ID = '[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*';
/** `zalo users`, `zalo users 2024-Q3`. */
export const NAME = `${ID} ${ID}(?: (?:${PERIOD}))?`;

/** The claim of a title that states nothing. */
const LABEL = 'label';

/** The clauses of a title's claim; none of one that states nothing. */
export const clausesOf = ({ claim }: Chart): string[] =>
  claim === LABEL ? [] : claim.split(';').map((text) => text.trim());

/** What ranks a value among all of its measure, or is a share of them. */
export const RANKS = /\b(?:max|min|rank|share)\(/;
/** What a report states cannot be checked further. */
const STATED = /\b(?:up|down|steady)\(/;

/** A number but 0, and no period: a margin, a half. */
const NUMBER = /(?<![\w.-])(?:0?\.)?[1-9]/;

/** What a title can be borne by: its claim, the years shown, and whether the claim names all subjects shown. */
type Grounds = { claim: string; years: number[]; isOfAll: boolean };

/** Words that say more than a comparison does, and what bears them. */
const DEMANDS: readonly [WordKind, ProblemKey, isBorne: (by: Grounds) => boolean][] = [
  ['cause', 'claim-error.cause', () => false],
  ['history', 'claim-error.history', ({ years }) => new Set(years).size > 1],
  ['decade', 'claim-error.history', ({ years }) => Math.max(...years) - Math.min(...years) >= 9],
  ['extreme', 'claim-error.extreme', (by) => by.isOfAll || RANKS.test(by.claim) || STATED.test(by.claim)],
  ['far', 'claim-error.margin', ({ claim }) => NUMBER.test(claim) || STATED.test(claim)],
  ['all', 'claim-error.all', ({ claim }) => !claim.includes('share(') || /[=≈≥] *1$/.test(claim)],
  ['combined', 'claim-error.combined', ({ claim }) => /\+|sum\(|total/.test(claim)],
  ['near', 'claim-error.near', ({ claim }) => /[≈~]/.test(claim)],
];

const spans = inEveryLocale({
  en: /\bin (an?|\w+) (day|week|month|quarter|year)s?\b/iu,
  vi: /(?:sau|trong) (\p{L}+) (ngày|tuần|tháng|quý|năm)(?!\p{L})/iu,
});

/** "In a month", where the periods are years; "in two years", where they are one and the next. */
function spanIn(title: string, locale: Locale, periods: readonly string[]): string | undefined {
  const [words, number = '', unit = ''] = spans[locale].exec(title) ?? [];
  const count = /^an?$/i.test(number) ? 1 : readNumberWords(number);
  const years = periods.flatMap((period) => (/^\d{4}\??$/.test(period) ? Number.parseInt(period, 10) : []));
  if (!words || count === undefined || years.length < periods.length) return undefined;
  const span = Math.max(1, Math.max(...years) - Math.min(...years));
  return /year|năm/i.test(unit) && count === span ? undefined : words;
}

/**
 * Checks the words of a title: a label does not compare; others go the way of their claim's comparisons, say no more than it, and
 * name first the subject that it names first. Names and years are those of subjects and values that are shown.
 */
export function titleIssue(
  chart: Chart,
  tables: Tables,
  values: readonly Observation[],
): ChartIssue | undefined {
  const { claim } = chart;
  const names = (claim.match(new RegExp(NAME, 'g')) ?? []).map((name) => name.split(' '));
  const claimed = names.map(([subject = '']) => subject);
  const claimedMeasures = names.map(([, measure = '']) => measure);
  const shown = new Set([...chart.subjects, ...values.map(({ subject }) => subject)]);
  const ways = clausesOf(chart).flatMap((one) =>
    /^(?:max|up)\(|>/.test(one) ? 'up' : /^(?:min|down)\(|</.test(one) ? 'down' : [],
  );
  const years = values.flatMap(({ period }) => yearsOf(period).map(Number));
  // The whole of what is claimed may be named anywhere: "two-thirds of all accounts".
  const wholes = claimed.flatMap((id) => kinOf(id, tables.subjects).slice(1));
  const isClaimed = (id: string) => claimed.includes(id);
  const own = tables.subjects.filter(({ id }) => isClaimed(id) || (shown.has(id) && !wholes.includes(id)));
  const measures = [...chart.measures, ...values.map(({ measure }) => measure)];
  // A claim that compares two years is of their span, whatever else is shown.
  const compared = new Set(names.flatMap(([, , period]) => period ?? []));
  const periods = compared.size > 1 ? [...compared] : values.map(({ period }) => period);
  const others = own.length > 1 ? [] : chart.measures.filter((id) => !claimedMeasures.includes(id));
  const isOfAll = own.every(({ id }) => isClaimed(id)) && others.length === 0;
  const grounds = { claim, years, isOfAll };
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    if (title === '') continue;
    const column = `title_${locale}`;
    const issue = (key: ProblemKey, params: Params): ChartIssue => [column, title, key, { claim, ...params }];
    const kinds = tables.categories.filter((one) => placeOf(localized(one, 'label', locale), title) >= 0);
    const isOfNamedKind = ({ category }: Subject) => kinds.some(({ id }) => id === category);
    const comparing = wordIn('comparing', title, locale);
    if (claim === LABEL && comparing !== undefined)
      return issue('claim-error.label-compares', { word: comparing });
    for (const [kind, key, isBorne] of DEMANDS) {
      const word = wordIn(kind, title, locale);
      if (word !== undefined && !isBorne(grounds)) return issue(key, { word });
    }
    const mentions = mentionsIn('subjects', title, locale, tables);
    const byName = mentions.filter((id) => own.some((one) => one.id === id));
    const named = byName.length > 0 ? byName : own.filter(isOfNamedKind).map(({ id }) => id);
    const [[lead], [first]] = [claimed, named];
    if (lead && first && first !== lead && (byName.includes(lead) || !named.some(isClaimed)))
      return issue('claim-error.order', { first, claimed: lead });
    const unclaimed = byName.find((id) => !isClaimed(id));
    if (lead && unclaimed && !RANKS.test(claim) && !STATED.test(claim))
      return issue('claim-error.unclaimed', { subject: unclaimed });
    const found = directionOf(title, locale);
    if (found && ways.length > 0 && !ways.includes(found.to))
      return issue('claim-error.reversed', { word: found.word });
    const isShown = ({ value }: { value: string }) => values.some(({ period }) => overlap(period, value));
    const time = STATED.test(claim) ? undefined : periodsIn(title, locale).find((one) => !isShown(one));
    if (time) return issue('claim-error.other-period', { period: time.phrase });
    const absent = mentions.find((id) => !shown.has(id) && nameOf(id, tables) !== undefined);
    if (absent) return issue('claim-error.not-shown', { subject: absent });
    const span = spanIn(title, locale, periods);
    if (span) return issue('claim-error.span', { word: span });
    const spoken = mentionsIn('measures', title, locale, tables);
    const unshown = spoken.find((id) => !measures.some((one) => isWith(one, id, tables)));
    if (unshown) return issue('claim-error.measure', { measure: unshown });
    const operands = (id: string) => namesOf(byId(tables.measures).get(id)?.formula);
    const isUnclaimed = (id: string) =>
      !claimedMeasures.some((one) => [one, ...operands(one)].includes(id) || operands(id).includes(one));
    const done = claimed.flatMap((id) => doneIn(title, id, locale, tables));
    const other = spoken.find(isUnclaimed) ?? (done.every(isUnclaimed) ? done[0] : undefined);
    if (claimedMeasures.length > 0 && other) return issue('claim-error.other-measure', { measure: other });
  }
  return undefined;
}
