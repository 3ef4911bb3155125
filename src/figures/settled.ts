import type { Locale } from '../i18n/locales.ts';
import type { Convention } from './digits.ts';
import { type Lexicon, lexicons } from './lexicon.ts';

/** What the rest of a text settles of figures that could be read in two ways. */
export interface Settled {
  convention?: Convention;
  /** Which currency a sign of several stands for: {@link ambiguousSigns}. */
  currencies?: Readonly<Record<string, string | undefined>>;
  /** A heading multiplies the numbers: "in thousands of US dollars". */
  isScaled?: boolean;
}

/** Signs of several currencies, and the names that show which is meant. */
export const ambiguousSigns: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  '¥': {
    // A country may be where they sell: only words for the money are sure.
    JPY: /\b(?:yen|JPY|Nikkei)\b|yên Nhật|đồng yên/i,
    CNY: /\b(?:yuan|renminbi|RMB|CNY|NDT)\b|nhân dân tệ/i,
  },
  Rs: {
    INR: /\b(?:INR|India|Delhi|Mumbai|crore|lakh)/,
    PKR: /\b(?:PKR|Pakistan|Karachi|Lahore|Islamabad)/,
    LKR: /\b(?:LKR|Sri Lanka|Colombo)/,
    NPR: /\b(?:NPR|Nepal|Kathmandu)/,
  },
  Sh: {
    KES: /\b(?:KES|KSh|Kenya|Nairobi)/i,
    TZS: /\b(?:TZS|TSh|Tanzania|Dar es Salaam)/i,
    UGX: /\b(?:UGX|USh|Uganda|Kampala)/i,
  },
  kr: {
    SEK: /\b(?:SEK|Swed|Stockholm)/,
    NOK: /\b(?:NOK|Norw|Oslo)/,
    DKK: /\b(?:DKK|Danish|Denmark|Copenhagen)/,
    ISK: /\b(?:ISK|Iceland|Reykjav)/,
  },
  $: {
    USD: /\b(?:US|U\.S|USD|America|Washington|Wall Street)/,
    AUD: /\bAU?\$|\bAustralia|\b(?:Sydney|Melbourne|Brisbane|Perth|Canberra|Queensland)\b/,
    CAD: /\bCA?\$|\bCanad|\b(?:Ottawa|Toronto|Ontario|Quebec|Alberta)\b/,
    SGD: /\bSG?\$|\bSingapore/,
    HKD: /\bHK\$|\bHong Kong/,
    NZD: /\bNZ\$|\bNew Zealand|\bAuckland/,
    TWD: /\bNT\$|\bTaiwan/,
  },
};

/** @param currency the site's own (ISO 4217): a sign that it shares stands for it, unless the text names another. */
export function settledBy(text: string, locale: Locale, currency = ''): Settled {
  const currencies = Object.entries(ambiguousSigns).map(([sign, names]) => {
    const named = Object.keys(names).filter((code) => names[code]?.test(text));
    if (currency in names) return [sign, named.every((code) => code === currency) ? currency : undefined];
    return [sign, sign === '$' ? dollarOf(named, locale, text) : named.length === 1 ? named[0] : undefined];
  });
  return { convention: conventionOf(text, lexicons[locale]), currencies: Object.fromEntries(currencies) };
}

/** Money that is no dollar, and Vietnam, which has its own: beside it, "$" is the American one. */
const otherMoney =
  /[£€₫₹₦₩₱]|\b(?:VND|dong|euro|yuan|yen|baht|rupiah|ringgit|rupee|naira|shilling|rand|peso|rouble|Vietnam)/i;

/** "$" is the American dollar in Vietnamese, and where an English text names America, or other money and the country of no other dollar. */
function dollarOf(named: readonly string[], locale: Locale, text: string): string | undefined {
  const isAmerican = named.includes('USD') || (named.length === 0 && otherMoney.test(text));
  return locale === 'vi' || isAmerican ? 'USD' : undefined;
}

/** Looks through a text for numbers that can be read in one way only. */
function conventionOf(text: string, { group, decimal }: Lexicon): Convention {
  const shows = (g: string, d: string) =>
    new RegExp(
      `(?<![\\d.,])(?:[1-9]\\d{0,2}(?:\\${g}\\d{3}){2,}(?:\\${d}\\d+)?|[1-9]\\d{0,2}(?:\\${g}\\d{3})+\\${d}\\d+|\\d+\\${d}\\d{1,2}(?=%| (?:per|phần|million|billion|triệu|tỷ|tỉ|nghìn)))(?![\\d]|[.,]\\d)`,
    ).test(text);
  const [own, foreign] = [shows(group, decimal), shows(decimal, group)];
  return own ? (foreign ? 'mixed' : 'own') : foreign ? 'foreign' : undefined;
}
