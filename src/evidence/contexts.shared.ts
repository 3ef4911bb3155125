import { lexicons } from '../figures/lexicon.ts';

/** The source of a pattern that matches letters in either case; or the source and flags of one. */
export type Pattern = string | Pick<RegExp, 'source' | 'flags'>;

/** A pattern that matches letters as they are. */
export const exactly = (source: string): Pattern => ({ source, flags: 'uy' });

/** Patterns of a language, tried where a word starts. They are not compiled here: Unicode's classes take long. */
export interface Contexts {
  /** Digits and number words that are no data: dates, years, decree numbers, class codes, file names, ordinals. */
  contexts: () => Pattern[];
  /** Parts of a whole and multiples, which `readPart` reads. */
  parts: () => Pattern[];
  /** Figures without a single number to read, such as "hundreds of": the editor must decide. */
  unreadable: () => Pattern[];
}

/** Signs that may stand directly before digits: "KSh4.8bn". */
const currencies = Object.values(lexicons.en.unitsBefore)
  .flatMap((forms) => forms ?? [])
  .filter((form) => /^\p{L}{2,}$/u.test(form))
  .join('|');

/** Naira, or a road: "N850". */
const NAIRA = 'N\\d{2,4}(?![\\p{L}\\p{N}]|[.,]\\d| ?(?:thousand|[mbt]\\p{L}*illion|[bt]n|m)(?!\\p{L}))';

export const sharedUnreadable: readonly Pattern[] = [
  exactly(NAIRA),
  // An accountant's loss: "$(3.2) billion".
  /(?:\p{Sc} ?)?\(\d[\d.,]*\)(?: ?(?:thousand|million|billion|trillion|bn|m|nghìn|triệu|tỷ|tỉ)(?!\p{L}))/uy,
  // Several numbers that are one measure: "4 x 400 metres".
  /\d+(?:[.,]\d+)? ?[x×] ?\d+(?:[.,]\d+)?(?: ?[x×] ?\d+(?:[.,]\d+)?)?(?![\p{N}])/uy,
  // "3x", "3×".
  /\d+(?:[.,]\d+)?[x×](?![\p{L}\p{N}])/uy,
  // A ratio, or a time in minutes: "60:40", "31:42".
  /\d{1,3}:\d{1,2}(?:[.:]\d{1,3})*(?![\p{L}\p{N}])/uy,
];

export function shared(): Pattern[] {
  return [
    // Addresses, without the mark that ends their sentence.
    /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]’”]/iuy,
    /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy,
    // File names.
    /[\p{L}\p{N}][\p{L}\p{N}_()%.-]*\.(?:jpe?g|png|gif|webp|svg|tiff?|pdf|docx?|xlsx?|pptx?|csv|zip|mp[34])(?![\p{L}\p{N}])/iuy,
    // Numbers of legal documents: 147/2024/NĐ-CP, 15/QĐ-TTg.
    /\d+\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*(?![\p{L}\p{N}])/uy,
    // Dates of digits only.
    /\d{4}-\d{2}(?:-\d{2})?(?![\p{L}\p{N}-])/uy,
    /\d{1,2}(?<mark>[/.-])\d{1,2}\k<mark>(?:\d{4}|\d{2})(?![\p{L}\p{N}])/uy,
    /(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\p{L}\p{N}/])/uy,
    // Times of day.
    /(?=\d{1,2}:)(?<!\b(?:ratio|tỷ lệ)(?!\p{L})[^.;]{0,40})(?:[01]\d|2[0-4]|(?<=\b(?:at|from|to|until|till|by|before|after|around|about|and|lúc|từ|đến|tới|hồi|vào) )\d|\d(?=:\d\d\s?[ap]\.?m)):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?![\p{L}\p{N}])/iuy,
    // Telephone numbers, sort codes, references, codes to dial.
    /(?:\+\d{1,3} ?\(0\)|\(0\d{2,4}\)) ?\d{1,4}(?:[ .-]?\d{2,4}){1,3}(?![\p{L}\p{N}%]|[.,]\d)/uy,
    /(?:\+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?)|\(?0\d{1,4}\)?|1[89]00(?=[ .-]))(?:[ .-]?\(?\d{2,4}\)?)+(?![\p{N}%])/uy,
    /0\d{2,}(?![\p{N}%]|[.,]\d)/uy,
    /\d{2}-\d{2}-\d{2,4}(?![\p{N}-])/uy,
    /(?=\d)(?<=[*#])\d+[#*]?/uy,
    /(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}(?![\p{L}\p{N}])/uy,
    // "HC(90)22".
    /\p{Lu}{2,}\(\d+\)\d*(?![\p{L}\p{N}])/uy,
    // Norms and reports by their letters: "ISO 14001", "[2021] UKSC 14".
    /(?:\p{Lu}{2,} )?(?:ISO|IEC|BS|EN|TCVN|QCVN|IFRS|IAS|RON(?=[ -]?9\d)|UKSC|EWCA|VSIP)(?:[ /]\p{Lu}+)*[ -]?\d+(?:[.:/-]\d+)*(?![\p{N}%])/uy,
    // Codes that start with a letter (G1, COVID-19), save currencies (USD5).
    exactly(
      `(?!\\p{L}+-\\d+[.,]\\d|\\p{L}{1,3}\\d{1,3}(?:,\\d{3})+|\\p{Lu}\\p{L}{0,2}\\d+\\.\\d\\d(?!\\d|\\.\\d)|(?:${currencies})\\d|${NAIRA}|\\p{L}{1,4}\\d[\\d.,]*[ -]?(?:thousand|million|[bt]r?illion|m|bn|tn|triệu|tỷ|tỉ)(?!\\p{L}))\\p{L}[\\p{L}\\p{M}_]*-?\\d[\\p{L}\\p{M}\\p{N}_-]*`,
    ),
  ];
}

/** A year, a decade ("1990s") or a span of years, unless a unit makes it a figure. */
export function yearPattern(end: string, notAFigure: string): Pattern {
  return exactly(`(?:19|20)\\d{2}(?:s|[-–/](?:(?:19|20)?\\d{2}))?${end}${notAFigure}`);
}
