import { PERIOD } from '../figures/period.ts';
import { locales, localized } from '../i18n/locales.ts';
import { directionOf } from '../tables/direction.ts';
import type { Chart, Subject } from '../tables/tables.ts';
import claimWords from './claim-words.json' with { type: 'json' };
import type { ChartIssue } from './types.ts';

const ID = '[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*';
/** `zalo users`, `zalo users 2024-Q3`. */
export const NAME = `${ID} ${ID}(?: (?:${PERIOD}))?`;

/** A title that compares is no label. */
export function labelIssue(chart: Chart): ChartIssue | undefined {
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    const word = claimWords[locale].find((one) => placeOf(one, title) >= 0);
    if (word !== undefined) return [`title_${locale}`, title, 'claim-error.label-compares', { word }];
  }
  return undefined;
}

/** The subject that a title names first is the one that its claim names first: else one of them is reversed. */
export function orderIssue(chart: Chart, subjects: readonly Subject[]): ChartIssue | undefined {
  const [claimed = ''] = new RegExp(NAME).exec(chart.claim)?.[0].split(' ') ?? [];
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    const named = subjects
      .filter(({ id }) => new RegExp(`(?<![\\w-])${id} `).test(`${chart.claim} ${chart.subjects.join(' ')} `))
      .map(({ id, ...labels }) => {
        const label = localized(labels, 'label', locale);
        return { id, label, at: placeOf(label, title) };
      })
      .filter(({ at }) => at >= 0)
      // One name may begin with another.
      .toSorted((a, b) => a.at - b.at || b.label.length - a.label.length);
    const [first] = named;
    if (first && first.id !== claimed && named.some(({ id }) => id === claimed))
      return [`title_${locale}`, title, 'claim-error.order', { first: first.id, claimed }];
  }
  return undefined;
}

/** The words of a title go the way of its claim's comparisons; and the names in it are those of subjects that are shown. */
export function wordingIssue(
  chart: Chart,
  clauses: readonly string[],
  subjects: readonly Subject[],
  shown: ReadonlySet<string>,
): ChartIssue | undefined {
  const ways = clauses.flatMap((one) =>
    /^(?:max|up)\(|>/.test(one) ? 'up' : /^(?:min|down)\(|</.test(one) ? 'down' : [],
  );
  for (const locale of locales) {
    const title = localized(chart, 'title', locale);
    const found = directionOf(title, locale);
    if (found && ways.length > 0 && !ways.includes(found.to))
      return [`title_${locale}`, title, 'claim-error.reversed', { word: found.word, claim: chart.claim }];
    // What has one name in all languages is a name, not a common noun.
    const named = subjects.find(
      ({ id, label_en, label_vi }) =>
        label_en === label_vi && !shown.has(id) && placeOf(label_en, title) >= 0,
    );
    if (named) return [`title_${locale}`, title, 'claim-error.not-shown', { subject: named.id }];
  }
  return undefined;
}

/** Where a text has a word or phrase, whatever its case; -1 where it does not. */
function placeOf(words: string, text: string): number {
  if (!text.toLowerCase().includes(words.toLowerCase())) return -1;
  const source = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu'));
}
