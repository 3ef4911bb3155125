import metrics from './metrics.json' with { type: 'json' };

export type Weight = 400 | 600;

/** Glyph widths of Be Vietnam Pro in thousandths of the font size; a test holds them against the font's file. */
const widths: Record<Weight, Record<string, number>> = metrics;
/** For letters that the font does not have: a wide guess. */
const UNKNOWN = 1000;

/** The width of a text in pixels, kerning aside. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  return inPixels(unitsOf(text, weight), size);
}

/** A chart's words are measured for each of its widths, and many charts have the same. */
const known: Record<Weight, Map<string, number>> = { 400: new Map(), 600: new Map() };
const MOST_KNOWN = 20_000;

/** The width of a text in thousandths of the font size: whole numbers, so that of a line is exactly the sum of its parts. */
function unitsOf(text: string, weight: Weight): number {
  const before = known[weight].get(text);
  if (before !== undefined) return before;
  const table = widths[weight];
  let sum = 0;
  for (const letter of text) sum += table[letter] ?? table[baseOf(letter)] ?? UNKNOWN;
  if (known[weight].size === MOST_KNOWN) known[weight].clear();
  known[weight].set(text, sum);
  return sum;
}

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
  const words = text.split(/[ \t\n]+/).filter(Boolean);
  for (const word of words.flatMap((word) => pieces(word, size, weight, width))) {
    const ofWord = unitsOf(word, weight);
    const longer = units + space + ofWord;
    if (line === '') [line, units] = [word, ofWord];
    else if (inPixels(longer, size) <= width) [line, units] = [`${line} ${word}`, longer];
    else {
      lines.push(line);
      [line, units] = [word, ofWord];
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function pieces(word: string, size: number, weight: Weight, width: number): string[] {
  if (textWidth(word, size, weight) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && textWidth(piece + letter, size, weight) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}
