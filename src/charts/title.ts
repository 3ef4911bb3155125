import { PERIOD } from '../figures/period.ts';
import { inEveryLocale, locales, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { directionOf } from '../tables/direction.ts';
import { memoize } from '../tables/memoize.ts';
import { type Chart, properName, type Subject } from '../tables/tables.ts';
import claimWords from './claim-words.json' with { type: 'json' };
import type { ChartIssue } from './types.ts';

const ID = '[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*';
/** `zalo users`, `zalo users 2024-Q3`. */
export const NAME = `${ID} ${ID}(?: (?:${PERIOD}))?`;

const comparing = inEveryLocale(claimWords);

/** The claim of a title that states nothing. */
const LABEL = 'label';

/** The clauses of a title's claim; none of one that states nothing. */
export function clausesOf({ claim }: Chart): string[] {
  return claim === LABEL ? [] : claim.split(';').map((text) => text.trim());
}

/**
 * Checks the words of a title. That of a label does not compare; others go the way of their claim's comparisons, and name
 * first the subject that their claim names first: else one of them is reversed. Names are those of subjects that are shown.
 */
export function titleIssue(
  chart: Chart,
  subjects: readonly Subject[],
  shown: ReadonlySet<string>,
): ChartIssue | undefined {
  const [claimed = ''] = new RegExp(NAME).exec(chart.claim)?.[0].split(' ') ?? [];
  const ids = new Set(`${chart.claim} ${chart.subjects.join(' ')}`.match(new RegExp(ID, 'g')));
  const ways = clausesOf(chart).flatMap((one) =>
    /^(?:max|up)\(|>/.test(one) ? 'up' : /^(?:min|down)\(|</.test(one) ? 'down' : [],
  );
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    if (title === '') continue;
    const issue = (key: ProblemKey, params: Params): ChartIssue => [`title_${locale}`, title, key, params];
    const word = comparing[locale].find((one) => placeOf(one, title) >= 0);
    if (chart.claim === LABEL && word !== undefined) return issue('claim-error.label-compares', { word });
    const [first, ...others] = subjects
      .filter(({ id }) => ids.has(id))
      .map(({ id, ...labels }) => ({ id, label: localized(labels, 'label', locale) }))
      .filter(({ label }) => placeOf(label, title) >= 0)
      // One name may begin with another.
      .toSorted(
        (a, b) => placeOf(a.label, title) - placeOf(b.label, title) || b.label.length - a.label.length,
      );
    if (first && first.id !== claimed && others.some(({ id }) => id === claimed))
      return issue('claim-error.order', { first: first.id, claimed });
    const found = directionOf(title, locale);
    if (found && ways.length > 0 && !ways.includes(found.to))
      return issue('claim-error.reversed', { word: found.word, claim: chart.claim });
    const named = namesOf(subjects).find(({ id, name }) => !shown.has(id) && placeOf(name, title) >= 0);
    if (named) return issue('claim-error.not-shown', { subject: named.id });
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

/** Where a text has a word or phrase, whatever its case; -1 where it does not. */
function placeOf(words: string, text: string): number {
  if (!text.toLowerCase().includes(words.toLowerCase())) return -1;
  const source = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu'));
}
