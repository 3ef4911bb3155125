import metrics from './metrics.json' with { type: 'json' };

export const weights = [400, 600] as const;
export type Weight = (typeof weights)[number];

/** Glyph widths of Be Vietnam Pro in thousandths of the font size; a test holds them against the font's file. */
const widths: Record<Weight, Record<string, number>> = structuredClone(metrics);
/** For letters that the font does not have: a wide guess. */
const UNKNOWN = 1000;

/** The width of a text in thousandths of the font size: whole numbers, so that of a line is exactly the sum of its parts. */
function unitsOf(text: string, weight: Weight): number {
  const table = widths[weight];
  let units = 0;
  // A letter that is found once stays in the table: Vietnamese ones take long to take apart.
  for (const letter of text) units += table[letter] ??= table[baseOf(letter)] ?? UNKNOWN;
  return units;
}

/** The width of a text in pixels, kerning aside. */
export const textWidth = (text: string, size: number, weight: Weight = 400): number =>
  (unitsOf(text, weight) / 1000) * size;

/** WebKit on Linux draws each letter in whole pixels: figures come out wider by up to this factor. */
const ROUNDED = 1.08;

/** The room that the widest of some texts needs in any browser, in pixels. */
export const widest = (texts: readonly string[], size: number, weight: Weight = 400): number =>
  ROUNDED * Math.max(0, ...texts.map((text) => textWidth(text, size, weight)));

/** A letter without its diacritics; the horn is part of the letter: "ở" → "ơ". */
export function baseOf(letter: string): string {
  return letter
    .normalize('NFD')
    .replace(/[\u0300-\u031a\u031c-\u036f]/g, '')
    .normalize('NFC');
}

/** A figure that stays on one line as long as it fits: its number does not part from its unit. */
export const unbroken = (figure: string): string => figure.replaceAll(' ', '\u00a0');

/** Of a page: a whole code block, drawing or script; or a tag; or a text. */
const PARTS = /<(code|pre|script|style|svg|textarea)\b.*?<\/\1>|<(?:"[^"]*"|[^">])*>|[^<]+/gs;
/** "UTF-8", "2024-Q3", "NĐ-CP", but not "two-thirds" */
const CODES = /[\p{L}\d]+(?:-\d[\p{L}\d]*|(?<=\d)-[\p{L}\d]+|(?<=\p{Lu})-\p{Lu}[\p{L}\d]*)+/gu;

/** Code that does not break. */
const SHORT_CODE = '<code>[^<]{1,24}</code>';
const IS_SHORT_CODE = new RegExp(`^${SHORT_CODE}$`);
const SHORT_CODE_AND_SIGNS = new RegExp(`${SHORT_CODE}[.,;:!?)”]*`, 'g');

/** Code whose options stay whole, and which may break behind commas, slashes and signs of equality. */
const breakable = (code: string) =>
  code
    .replace(/(?<=[^\s:/<=,])[,=/](?=[^\s<=/,])/g, '$&<wbr>')
    .replace(/(?<=[\s>])--[\w-]+/g, '<span class="unbroken">$&</span>');

/**
 * HTML in which numbers stay with the word after them ("72 million") and years with the word before, codes with a hyphen do not break, and short `<code>` does not either, and signs after it or a card begin no line.
 * @param bound other words between which no line breaks
 */
export function unbrokenHtml(html: string, bound: RegExp = /(?!)/): string {
  let isInTable = false;
  const joined = html.replace(PARTS, (part) => {
    if (/^<\/?table/.test(part)) isInTable = part.startsWith('<table');
    if (IS_SHORT_CODE.test(part)) return part;
    if (/^<(?:code|pre)\b/.test(part)) return part.replace(/>[^<]+/g, breakable);
    if (part.startsWith('<')) return part;
    return (
      part
        .replace(/(?<=[\d%]) (?=\p{L}|\([^\d)]*\))|(?<=\p{Ll}) (?=20\d\d(?!\d))/gu, '\u00a0')
        // Columns have little room.
        .replace(isInTable ? /(?!)/ : bound, (words) => unbroken(words))
        .replace(isInTable ? /(?!)/ : /\((?=[^()\d]{0,9}\d)[^()]{1,28}\)/g, (words) => unbroken(words))
        .replace(CODES, '<span class="unbroken">$&</span>')
    );
  });
  return joined
    .replace(SHORT_CODE_AND_SIGNS, '<span class="unbroken">$&</span>')
    .replace(/(?<=<\/span>)(<\/span>)([.,;:!?)”]+)/g, '$2$1');
}

/** A formula in words that breaks before its outer signs only, and not if it has `most` letters or fewer; long terms break anywhere. */
export function unbrokenTerms(formula: string, most = 28): string {
  const terms = formula.length <= most ? [formula] : formula.split(/ (?=[−+×÷] )(?![^()]*\))/);
  return terms.map((term) => (term.length <= most ? unbroken(term) : term)).join(' ');
}

/** Breaks a text at its spaces, but not within brackets at its end, into lines no wider than `width`; a word that is wider itself is broken too. */
export function wrap(text: string, size: number, weight: Weight, width: number): string[] {
  const isRoom = (units: number) => (units / 1000) * size <= width;
  const space = unitsOf(' ', weight);
  const [end = ''] = /\([^()]*\)$/.exec(text) ?? [];
  const gaps = end !== '' && isRoom(unitsOf(end, weight)) ? /[ \t\n]+(?![^()]*\)$)/ : /[ \t\n]+/;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [word, units] of text.split(gaps).flatMap((word) => pieces(word, weight, isRoom))) {
    if (line !== '' && isRoom(used + space + units)) {
      line += ` ${word}`;
      used += space + units;
      continue;
    }
    // A dot between two lines would separate nothing.
    if (line !== '') lines.push(line.replace(/ ·$/, ''));
    line = line !== '' && word === '·' ? '' : word;
    used = units;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A word, or else its parts between no-break spaces, or what fits of it, and so on; each with its width in thousandths of the font size. */
function pieces(word: string, weight: Weight, isRoom: (units: number) => boolean): [string, number][] {
  const whole = unitsOf(word, weight);
  if (word === '') return [];
  if (isRoom(whole)) return [[word, whole]];
  const parts = word.split('\u00a0');
  if (parts.length > 1) return parts.flatMap((part) => pieces(part, weight, isRoom));
  const letters = [...word];
  const upTo = (end: number) => letters.slice(0, end).join('');
  const most = letters.findIndex((_, at) => !isRoom(unitsOf(upTo(at + 1), weight)));
  const piece = upTo(Math.max(1, most));
  return [[piece, unitsOf(piece, weight)], ...pieces(word.slice(piece.length), weight, isRoom)];
}
