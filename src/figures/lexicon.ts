import type { Locale } from '../i18n/locales.ts';
import type { Qualifier } from './figure.ts';

/** The words and marks with which a language prints figures. All are matched without regard to case. */
export interface Lexicon {
  /** Separates groups of three digits. */
  group: '.' | ',';
  decimal: '.' | ',';
  /** Scale words and their power of ten. Several in a row multiply ("nghìn tỷ" is 10^12). */
  scales: Record<string, number>;
  /** Scale word → what may not follow it, because together they mean something else ("tỷ lệ" is a ratio). */
  notScaleBefore: Record<string, string[]>;
  /** A pattern of what ends scale words in the plural. */
  scalePlural: string;
  /** A pattern of words that stand for one before a scale word: "a million". */
  articles: string;
  /** Abbreviated scales, only directly behind digits ("76.5m"). */
  gluedScales: Record<string, number>;
  /** Unit id → how it is printed behind the number. Longer forms are tried first. */
  unitsAfter: Record<string, string[]>;
  /** Unit id → how it is printed before the number. */
  unitsBefore: Record<string, string[]>;
  /** Words in front of a number that say how sure it is. */
  qualifiers: Partial<Record<Qualifier, string[]>>;
  /** The same, behind the number ("or more"). */
  trailingQualifiers: Partial<Record<Qualifier, string[]>>;
  /** Qualifiers that hold even when some words stand between them and the digits. */
  distantQualifiers: Partial<Record<Qualifier, string[]>>;
  /** Words that may stand between any qualifier and its number ("over a total of 46"). */
  fillers: string[];
}

const symbols = {
  about: ['≈', '~', '∼'],
  over: ['>'],
  under: ['<'],
  at_least: ['≥', '>='],
  at_most: ['≤', '<='],
};

const currenciesBefore = {
  USD: ['US$', 'USD', '$'],
  VND: ['VND', 'VNĐ', '₫'],
  EUR: ['EUR', '€'],
};

export const lexicons: Record<Locale, Lexicon> = {
  en: {
    group: ',',
    decimal: '.',
    scales: {
      hundred: 2,
      thousand: 3,
      million: 6,
      billion: 9,
      trillion: 12,
      quadrillion: 15,
    },
    scalePlural: 's?',
    articles: 'an?',
    notScaleBefore: {},
    gluedScales: { k: 3, m: 6, mn: 6, bn: 9, tn: 12, trn: 12 },
    unitsAfter: {
      percentage_point: ['percentage points', 'percentage point'],
      percent: ['%', 'percent', 'per cent', 'pct'],
      VND: ['VND', 'VNĐ', '₫', 'Vietnamese dong', 'dong', 'đồng'],
      USD: ['USD', 'US dollars', 'US dollar', 'U.S. dollars', 'dollars', 'dollar'],
      EUR: ['EUR', '€', 'euros', 'euro'],
    },
    unitsBefore: currenciesBefore,
    qualifiers: {
      about: [
        ...symbols.about,
        'about',
        'approximately',
        'approx.',
        'around',
        'roughly',
        'nearly',
        'almost',
        'close to',
        'some',
        'circa',
      ],
      estimated: ['an estimated', 'estimated at', 'estimated', 'est.'],
      over: [...symbols.over, 'over', 'more than', 'above', 'upwards of', 'exceeding', 'in excess of'],
      under: [...symbols.under, 'under', 'less than', 'fewer than', 'below'],
      at_least: [...symbols.at_least, 'at least', 'no less than', 'no fewer than', 'a minimum of'],
      at_most: [...symbols.at_most, 'up to', 'at most', 'as many as', 'no more than', 'a maximum of'],
    },
    trailingQualifiers: {
      about: ['or so'],
      at_least: ['or more', '+'],
      at_most: ['or less', 'or fewer'],
    },
    distantQualifiers: {
      estimated: ['estimated', 'estimate', 'estimates'],
      about: ['approximately', 'roughly'],
      at_least: ['at least'],
    },
    fillers: ['a', 'an', 'the', 'total', 'of', 'some', 'another', 'additional', 'further'],
  },
  vi: {
    group: '.',
    decimal: ',',
    scales: { chục: 1, trăm: 2, nghìn: 3, ngàn: 3, triệu: 6, tỷ: 9, tỉ: 9 },
    scalePlural: '',
    articles: '',
    notScaleBefore: {
      tỷ: ['lệ', 'giá', 'trọng', 'số', 'suất', 'phú'],
      tỉ: ['lệ', 'giá', 'trọng', 'số', 'suất', 'phú', 'mỉ', 'mẩn'],
      triệu: ['phú'],
    },
    gluedScales: { k: 3, tr: 6 },
    unitsAfter: {
      percentage_point: ['điểm phần trăm', 'điểm %'],
      percent: ['%', 'phần trăm'],
      VND: ['đồng', 'VND', 'VNĐ', '₫', 'đ'],
      USD: ['USD', 'đô la Mỹ', 'đô-la Mỹ', 'đô la', 'đô-la', 'US$'],
      EUR: ['EUR', '€', 'euro'],
    },
    unitsBefore: currenciesBefore,
    qualifiers: {
      about: [...symbols.about, 'khoảng', 'xấp xỉ', 'gần', 'chừng', 'tầm', 'ngót', 'cỡ'],
      estimated: ['ước đạt', 'ước tính đạt', 'ước tính', 'ước khoảng', 'ước', 'dự kiến'],
      over: [...symbols.over, 'hơn', 'trên', 'vượt', 'quá'],
      under: [...symbols.under, 'dưới', 'chưa đến', 'chưa tới', 'chưa đầy'],
      at_least: [...symbols.at_least, 'ít nhất', 'tối thiểu', 'không dưới'],
      at_most: [...symbols.at_most, 'tối đa', 'nhiều nhất', 'không quá'],
    },
    trailingQualifiers: { at_least: ['trở lên', '+'], at_most: ['trở xuống'] },
    distantQualifiers: {
      estimated: ['ước đạt', 'ước tính', 'ước'],
      about: ['xấp xỉ'],
      at_least: ['ít nhất', 'tối thiểu'],
    },
    fillers: ['tổng', 'cộng', 'số', 'là', 'có', 'đạt', 'thêm', 'cả'],
  },
};
