import type { Qualifier } from './figure.ts';
import type { Lexicon } from './lexicon.ts';

type QualifierWords = Lexicon['qualifiers'];

export const bounding: readonly Qualifier[] = ['over', 'under', 'at_least', 'at_most'];

/**
 * Where several words qualify one number, the one that bounds it wins over one that estimates it, and that over
 * "about": "an estimated over 1 billion" is open above.
 */
export function strongest(said: Qualifier[]): Qualifier | undefined {
  const order: Qualifier[] = [...bounding, 'estimated', 'about'];
  return order.find((qualifier) => said.includes(qualifier));
}

const known = new WeakMap<QualifierWords, ReadonlyMap<string, Qualifier>>();

/** The qualifier of one word or phrase of the lexicon. */
export function qualifierOf(printed: string, words: QualifierWords): Qualifier | undefined {
  let byForm = known.get(words);
  if (!byForm) {
    const forms = (Object.keys(words) as Qualifier[]).flatMap((qualifier) =>
      (words[qualifier] ?? []).map((form) => [form.toLowerCase(), qualifier] as const),
    );
    byForm = new Map(forms.toReversed());
    known.set(words, byForm);
  }
  return byForm.get(printed.trim().replace(/\s+/g, ' ').toLowerCase());
}

/** The qualifiers of words that stand in a row, the longest first: "an estimated over". */
export function qualifiersIn(printed: string | undefined, words: QualifierWords): Qualifier[] {
  const [first, ...rest] = printed?.trim().split(/\s+/) ?? [];
  if (first === undefined || first === '') return [];
  for (let count = rest.length; count >= 0; count--) {
    const found = qualifierOf([first, ...rest.slice(0, count)].join(' '), words);
    if (found) return [found, ...qualifiersIn(rest.slice(count).join(' '), words)];
  }
  return qualifiersIn(rest.join(' '), words);
}
