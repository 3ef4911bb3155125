import { scanLine } from '../evidence/scan.ts';
import { PERIOD, yearsOf } from '../figures/period.ts';
import { type Locale, locales, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { readDate } from '../tables/draft/period.ts';
import { byId, memoize } from '../tables/memoize.ts';
import { overlap } from '../tables/periods.ts';
import { type Chart, kinOf, properName, type Subject, type Tables } from '../tables/tables.ts';
import { directionOf, placeOf, type WordKind, wordIn } from '../tables/texts.ts';
import type { ChartIssue } from './types.ts';

const ID = '[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*';
/** `zalo users`, `zalo users 2024-Q3`. */
export const NAME = `${ID} ${ID}(?: (?:${PERIOD}))?`;

/** The claim of a title that states nothing. */
const LABEL = 'label';

/** The clauses of a title's claim; none of one that states nothing. */
export function clausesOf({ claim }: Chart): string[] {
  return claim === LABEL ? [] : claim.split(';').map((text) => text.trim());
}

/** The values that a chart shows, as far as its title is concerned. */
type Shown = readonly { subject: string; period: string }[];

const RANKS = /\b(?:max|min|rank|share)\(/;
/** What a report states cannot be checked further. */
const STATED = /\b(?:up|down|steady)\(/;

/** A number but 0, which is no period: a margin, a half. */
const NUMBER = /(?<![\w.-])(?:0?\.)?[1-9]/;

/** Words that say more than a comparison does, and whether a claim and what the chart shows can bear that. */
const DEMANDS: readonly [WordKind, ProblemKey, (claim: string, years: number[]) => boolean][] = [
  ['cause', 'claim-error.cause', () => false],
  ['history', 'claim-error.history', (_, years) => new Set(years).size > 1],
  ['decade', 'claim-error.history', (_, years) => Math.max(...years) - Math.min(...years) >= 9],
  [
    'extreme',
    'claim-error.extreme',
    (claim) => RANKS.test(claim) || NUMBER.test(claim) || STATED.test(claim),
  ],
  ['far', 'claim-error.margin', (claim) => NUMBER.test(claim) || STATED.test(claim)],
  ['near', 'claim-error.near', (claim) => /[≈~]/.test(claim)],
];

/**
 * Checks the words of a title. That of a label does not compare; others go the way of their claim's comparisons, say no more
 * than it, and name first the subject that it names first, and no other one: else one of them is reversed. Names are those of
 * subjects that are shown, years those of their values.
 */
export function titleIssue(
  chart: Chart,
  { subjects, categories }: Pick<Tables, 'subjects' | 'categories'>,
  values: Shown,
): ChartIssue | undefined {
  const { claim } = chart;
  const claimed = (claim.match(new RegExp(NAME, 'g')) ?? []).map((name) => name.split(' ', 1)[0] ?? '');
  const shown = new Set([...chart.subjects, ...values.map(({ subject }) => subject)]);
  const ways = clausesOf(chart).flatMap((one) =>
    /^(?:max|up)\(|>/.test(one) ? 'up' : /^(?:min|down)\(|</.test(one) ? 'down' : [],
  );
  const years = values.flatMap(({ period }) => yearsOf(period).map(Number));
  // The whole of what is claimed may be named anywhere: "two-thirds of all accounts".
  const wholes = claimed.flatMap((id) => kinOf(id, subjects).slice(1));
  const own = subjects.filter(({ id }) => claimed.includes(id) || (shown.has(id) && !wholes.includes(id)));
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    if (title === '') continue;
    const issue = (key: ProblemKey, params: Params): ChartIssue => {
      return [`title_${locale}`, title, key, { claim, ...params }];
    };
    const comparing = wordIn('comparing', title, locale);
    if (claim === LABEL && comparing !== undefined)
      return issue('claim-error.label-compares', { word: comparing });
    for (const [kind, key, isBorne] of DEMANDS) {
      const word = wordIn(kind, title, locale);
      if (word !== undefined && !isBorne(claim, years)) return issue(key, { word });
    }
    const [lead] = claimed;
    const byName = namedIn(title, own, locale);
    const named = byName.length > 0 ? byName : own.filter(isOfNamedKind(title, categories, locale));
    const [first] = named;
    const isOther = !named.some((one) => claimed.includes(one.id));
    if (lead && first && first.id !== lead && (isOther || byName.some(({ id }) => id === lead)))
      return issue('claim-error.order', { first: first.id, claimed: lead });
    const unclaimed = byName.find(({ id }) => !claimed.includes(id));
    if (lead && unclaimed && !RANKS.test(claim) && !STATED.test(claim))
      return issue('claim-error.unclaimed', { subject: unclaimed.id });
    const found = directionOf(title, locale);
    if (found && ways.length > 0 && !ways.includes(found.to))
      return issue('claim-error.reversed', { word: found.word });
    const year = claim.match(STATED) ? undefined : otherPeriod(title, locale, values);
    if (year !== undefined) return issue('claim-error.other-period', { period: year });
    const absent = namesOf(subjects).find(({ id, name }) => !shown.has(id) && placeOf(name, title) >= 0);
    if (absent) return issue('claim-error.not-shown', { subject: absent.id });
  }
  return undefined;
}

/** What has one name in all languages is a name, not a common noun. */
const namesOf = memoize((subjects: readonly Subject[]) =>
  subjects.flatMap((one) => {
    const name = properName(one);
    return name === undefined ? [] : { id: one.id, name };
  }),
);

/** The subjects that a text names by their labels or synonyms, in its order. Of one name within another, the longer counts. */
function namedIn(text: string, subjects: readonly Subject[], locale: Locale): Subject[] {
  const names = subjects.flatMap((subject) =>
    [localized(subject, 'label', locale), ...subject.synonyms.split(';')].flatMap((name) =>
      name.trim() === '' ? [] : { name: name.trim(), subject },
    ),
  );
  let left = text;
  const places = new Map<Subject, number>();
  for (const { name, subject } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    const at = placeOf(name, left);
    if (at < 0) continue;
    places.set(subject, Math.min(at, places.get(subject) ?? at));
    left = left.slice(0, at) + ' '.repeat(name.length) + left.slice(at + name.length);
  }
  return [...places].toSorted(([, a], [, b]) => a - b).map(([subject]) => subject);
}

/** Whether a text names the category of a subject: "foreign". */
function isOfNamedKind(text: string, categories: Tables['categories'], locale: Locale) {
  return ({ category = '' }: Subject): boolean => {
    const record = byId(categories).get(category);
    return record !== undefined && placeOf(localized(record, 'label', locale), text) >= 0;
  };
}

/** A year or day in a title that lies in none of the periods shown. */
function otherPeriod(title: string, locale: Locale, values: Shown): string | undefined {
  return scanLine(title.replace(/\{[^{}]*\}/g, ''), locale).find(({ role, phrase }) => {
    const { period } = (role === 'context' && readDate(phrase, locale)) || {};
    return period !== undefined && !values.some((one) => overlap(period, one.period));
  })?.phrase;
}
