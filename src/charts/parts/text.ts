/**
 * Widths of Be Vietnam Pro's glyphs in thousandths of the font size, by groups of alike letters, rounded up.
 * Letters with marks are as wide as their base letters.
 */
const groups: [letters: string, width: number][] = [
  ["ijl|.,:;!'·", 290],
  ['ftrI()[]"-\u00a0 ', 400],
  ['1/', 480],
  ['abcdeghknopqsuvxyzJLđ', 600],
  ['023456789$€₫+=<>≈~≤≥?', 650],
  ['ABEFHKNPRSTUVXYZĐ', 710],
  ['CDGOQw&', 800],
  ['mMW%@', 960],
];
const widths = new Map(
  groups.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

/** The width of a text in pixels, rather a little too much than too little. `weight` 600 is 6 % wider. */
export function textWidth(text: string, size: number, weight: 400 | 600): number {
  let sum = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) sum += widths.get(letter) ?? 1000;
  return (sum / 1000) * size * (weight === 600 ? 1.06 : 1);
}

/** Breaks a text at its spaces into lines no wider than `width`; a word that is wider itself is broken too. */
export function wrap(text: string, size: number, weight: 400 | 600, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => pieces(word, size, weight, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function pieces(word: string, size: number, weight: 400 | 600, width: number): string[] {
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
