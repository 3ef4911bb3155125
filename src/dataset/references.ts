import { unbroken } from '../charts/parts/text.ts';
import { excerpt } from '../csv/problem.ts';
import { leadingScale, ownNumbers } from '../evidence/own-numbers.ts';
import { formatFigure } from '../figures/format.ts';
import type { CheckContext } from '../tables/checks/context.ts';
import { proseOf } from '../tables/checks/words.ts';
import { byId } from '../tables/memoize.ts';
import { allObservations, observationKey, type Tables } from '../tables/tables.ts';

/** `{zalo users}`, `{zalo users 2024-06-30}`; `{=5G}` lets a number stand that is no figure. */
const REFERENCE = /\{([^{}]*)\}/g;
/** Stands for a reference while the rest of its text is read. */
const FILLED = '□';

/** Reports the numbers that editors' texts state themselves. Returns those that stand by hand, for the editor to look at: `{=5G}`. */
export function checkOwnNumbers(tables: Tables, { add }: CheckContext): string[] {
  const byHand: string[] = [];
  for (const { name, record, column, locale, text } of textsOf(tables)) {
    for (const [, number] of text.matchAll(/\{=([^{}]*)\}/g))
      byHand.push(`${record.file}:${record.row} ${column} "${number}"`);
    const [brace] = /[{}].{0,40}/.exec(text.replace(REFERENCE, FILLED)) ?? [];
    if (brace !== undefined) add('text-error.brace', record, column, text, { found: brace });
    const claimed = name === 'charts' ? literalsOf(record['claim'] ?? '') : [];
    for (const { phrase, number } of ownNumbers(text.replace(REFERENCE, FILLED), locale)) {
      // The claim of a title checks its round numbers and parts.
      const isClaimed =
        number === '' ? claimed.length > 0 && !/\p{N}/u.test(phrase) : claimed.includes(Number(number));
      if (!isClaimed) add('text-error.own-number', record, column, text, { figure: excerpt(phrase) });
    }
  }
  return byHand;
}

/** Puts figures into editors' texts where these refer to observations, in the language of each text. */
export function fillReferences(tables: Tables, { add }: CheckContext): void {
  const byKey = Map.groupBy(allObservations(tables), observationKey);
  const inAnyPeriod = Map.groupBy(allObservations(tables), (one) => `${one.subject} ${one.measure}`);
  const measures = byId(tables.measures);
  const units = byId(tables.units);
  for (const { record, column, locale, text } of textsOf(tables)) {
    record[column] = text.replace(REFERENCE, (all, reference: string, at: number) => {
      if (reference.startsWith('=')) return reference.slice(1);
      const word = leadingScale(text.slice(at + all.length), locale);
      if (word) add('text-error.scale-after-figure', record, column, text, { word });
      const found = byKey.get(reference) ?? inAnyPeriod.get(reference) ?? [];
      const [first] = found;
      const unit = first && units.get(measures.get(first.measure)?.unit ?? '');
      if (first && unit && found.length === 1)
        // A line may end before the number, and not between number and unit.
        return unbroken(formatFigure(first.figure, unit, locale, { words: 'long' })).replace(
          /\u00a0(?=\d)/,
          ' ',
        );
      const params = { reference: excerpt(reference), periods: found.map(({ period }) => period) };
      if (found.length === 0) add('text-error.no-such-figure', record, column, text, params);
      else add('text-error.several-figures', record, column, text, params);
      return all;
    });
  }
}

/** An editor's own words: they state no number, but refer to observations. Titles of reports and definitions may have some. */
function textsOf(tables: Tables) {
  return proseOf(tables).filter(
    ({ name, locale }) => name !== 'reports' && name !== 'measures' && tables.site.locales.includes(locale),
  );
}

/** The numbers of a claim, and its parts in percent as words are read: 2, 3 and 67 of `share(a) ≈ 2/3`. Periods are none. */
function literalsOf(claim: string): number[] {
  const numbers = (claim.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])/g) ?? []).map(Number);
  const quotients = [...claim.matchAll(/(\d+)\s*\/\s*(\d+)/g)].map(([, a, b]) => Number(a) / Number(b));
  const parts = [...numbers, ...quotients].filter((one) => one < 1);
  return [
    ...numbers,
    ...parts.flatMap((one) => [2, 3].map((digits) => Number((100 * one).toPrecision(digits)))),
  ];
}
