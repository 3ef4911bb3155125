import metrics from './metrics.json' with { type: 'json' };

export const weights = [400, 600] as const;
export type Weight = (typeof weights)[number];

/** Glyph widths of Be Vietnam Pro in thousandths of the font size; a test holds them against the font's file. */
const widths: Record<Weight, Record<string, number>> = metrics;
/** For letters that the font does not have: a wide guess. */
const UNKNOWN = 1000;

/** The width of a text in pixels, kerning aside. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  return inPixels(unitsOf(text, weight), size);
}

/** The width of the widest of some texts in pixels. */
export function widest(texts: readonly string[], size: number, weight: Weight = 400): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size, weight)));
}

const NOT_YET = -1;
/** The width of each character that has been asked for, by its UTF-16 code unit; of the others, {@link NOT_YET}. */
const known: Record<Weight, Int16Array> = { 400: noneYet(), 600: noneYet() };

function noneYet(): Int16Array {
  return new Int16Array(0x1_00_00).fill(NOT_YET);
}

/** The width of a text in thousandths of the font size: whole numbers, so that of a line is exactly the sum of its parts. */
function unitsOf(text: string, weight: Weight): number {
  const table = known[weight];
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let width = table[unit] as number;
    if (width === NOT_YET) {
      width = widthOf(String.fromCharCode(unit), weight);
      table[unit] = width;
    }
    sum += width;
    // The font has no letter of two units.
    if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) at++;
  }
  return sum;
}

function widthOf(letter: string, weight: Weight): number {
  return widths[weight][letter] ?? widths[weight][baseOf(letter)] ?? UNKNOWN;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

const inPixels = (units: number, size: number) => (units / 1000) * size;

/** A letter without the marks above and below it; the horn is part of the letter: "ở" → "ơ". */
export function baseOf(letter: string): string {
  return letter
    .normalize('NFD')
    .replace(/[\u0300-\u031a\u031c-\u036f]/g, '')
    .normalize('NFC');
}

/** A figure that stays on one line as long as it fits: its number does not part from its unit. */
export function unbroken(figure: string): string {
  return figure.replaceAll(' ', '\u00a0');
}

/** Breaks a text at its spaces into lines no wider than `width`; a word that is wider itself is broken too. */
export function wrap(text: string, size: number, weight: Weight, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let units = 0;
  const space = unitsOf(' ', weight);
  const put = (word: Word) => {
    const longer = units + space + word.units;
    if (line === '') [line, units] = [word.text, word.units];
    else if (inPixels(longer, size) <= width) [line, units] = [`${line} ${word.text}`, longer];
    else {
      // A dot between two lines would separate nothing.
      lines.push(line.replace(/ ·$/, ''));
      [line, units] = word.text === '·' ? ['', 0] : [word.text, word.units];
    }
  };
  for (const word of wordsOf(text, weight))
    if (inPixels(word.units, size) <= width) put(word);
    else for (const piece of pieces(word.text, size, weight, width)) put(piece);
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A word and its width in thousandths of the font size. */
interface Word {
  text: string;
  units: number;
}

/** The words of texts: a chart's are wrapped for each of its widths. */
const words: Record<Weight, Map<string, readonly Word[]>> = { 400: new Map(), 600: new Map() };
const MOST_TEXTS = 5_000;

function wordsOf(text: string, weight: Weight): readonly Word[] {
  const before = words[weight].get(text);
  if (before) return before;
  const found = text.split(/[ \t\n]+/).filter(Boolean);
  const measured = found.map((text) => ({ text, units: unitsOf(text, weight) }));
  if (words[weight].size === MOST_TEXTS) words[weight].clear();
  words[weight].set(text, measured);
  return measured;
}

function pieces(word: string, size: number, weight: Weight, width: number): Word[] {
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && textWidth(piece + letter, size, weight) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece].map((text) => ({ text, units: unitsOf(text, weight) }));
}
