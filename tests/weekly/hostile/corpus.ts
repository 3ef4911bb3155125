import corpus from './corpus.json' with { type: 'json' };

/** A text, or one with a part that is repeated. */
type Packed = string | { first?: string; repeat: string; times: number; then?: Packed };
const unpack = (one: Packed): string =>
  typeof one === 'string' ? one : (one.first ?? '') + one.repeat.repeat(one.times) + unpack(one.then ?? '');
const listOf = (name: keyof typeof corpus): readonly string[] => (corpus[name] as Packed[]).map(unpack);

/** What may stand in a cell, by mistake or by malice, whatever it tries to do. */
export const allTexts = (['scripts', 'markup', 'spreadsheet', 'paths', 'names', 'letters'] as const).flatMap(
  listOf,
);
/** What stands where a number, a date, a phrase of a figure or a formula of a measure ("a") should, at the edge of what can be read. */
export const numbers = listOf('numbers');
export const dates = listOf('dates');
export const phrases = listOf('phrases');
export const formulas = listOf('formulas');
