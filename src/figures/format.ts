import { t } from '../i18n/index.ts';
import { inEveryLocale, type Locale, type Localized, locales, localized } from '../i18n/locales.ts';
import { type Figure, isRange } from './figure.ts';

/** What a figure counts, with the names that its number is printed with. */
export interface UnitNames extends Localized<'singular' | 'plural' | 'name'> {
  kind: 'count' | 'quantity' | 'percent' | 'currency' | 'ratio';
}

export interface FormatOptions {
  /** `short` for labels (est. 4,100), `long` for sentences and screen readers (an estimated 4,100), `none` for the number alone. */
  words?: 'short' | 'long' | 'none';
  /** Leave the unit's name out where a heading has it; percent signs always stay. */
  bare?: boolean;
}

/**
 * A figure in a locale: "about 4,100 workers", "> 1 billion VND", "12,5 nghìn tỷ đồng", "94%".
 * As many digits are shown as the figure has: reading the text again gives the same figure
 * (of a derived figure: its value, cut to the digits that its interval leaves certain).
 */
export function formatFigure(
  figure: Figure,
  unit: UnitNames,
  locale: Locale,
  options: FormatOptions = {},
): string {
  const { words = 'short', bare = false } = options;
  const number = formatNumber(figure, unit, locale);
  const withUnit = bare && unit.kind !== 'percent' ? number : appendUnit(number, figure.value, unit, locale);
  if (words === 'none') return withUnit;
  return t(locale, `qualifier.${figure.qualifier}.${words}`, { figure: withUnit });
}

/** A figure's interval in a locale: "76.45 to 76.55 million", "more than 1 billion"; '' when it is one number. */
export function formatInterval(figure: Figure, unit: UnitNames, locale: Locale): string {
  const { value, qualifier } = figure;
  if (figure.low === figure.high) return '';
  if (qualifier === 'estimated') return t(locale, 'interval.unknown');
  const { low, high } = shortEnds(figure);
  const end = (bound: number, scale: number) =>
    plain(bound / 10 ** scale, locale) +
    scaleWord(scale, locale, bound / 10 ** scale) +
    (unit.kind === 'percent' ? percentSigns[locale] : '');
  if (qualifier === 'over' || qualifier === 'at_least' || qualifier === 'under' || qualifier === 'at_most')
    return t(locale, `interval.${qualifier}`, { end: end(value, scaleFor(locale, value)) });
  const scale = scaleFor(locale, low, high);
  const first = scale > 0 ? plain(low / 10 ** scale, locale) : end(low, 0);
  return t(locale, 'interval.between', { low: first, high: end(high, scale) });
}

/**
 * The ends of a derived interval have endless digits: one digit of its width is kept (below a million, two and all
 * whole ones), rounded outward so that it still holds the true value. Ends that are short already, as all printed figures
 * have, stay.
 */
function shortEnds({ low, high }: Figure): { low: number; high: number } {
  const width = high - low;
  if (!Number.isFinite(width)) return { low, high };
  const digits = -Math.floor(Math.log10(width));
  const decimals = Math.max(Math.abs(low), Math.abs(high)) < 1e6 ? Math.max(0, digits + 1) : digits;
  const round = (end: number, rounding: (value: number) => number) =>
    significantDecimals(end) <= Math.max(decimals, digits + 1)
      ? end
      : shift(rounding(shift(end, decimals)), -decimals);
  return { low: round(low, Math.floor), high: round(high, Math.ceil) };
}

/** value × 10^by without the noise of binary fractions. */
function shift(value: number, by: number): number {
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}

function appendUnit(number: string, value: number, unit: UnitNames, locale: Locale): string {
  return number + (unit.kind === 'percent' ? percentSigns[locale] : ` ${unitName(unit, locale, value)}`);
}

/** Cached, as creating a formatter takes long. */
const perLocale = <T>(create: (locale: Locale) => T) =>
  Object.fromEntries(locales.map((locale) => [locale, create(locale)])) as Record<Locale, T>;
const pluralRules = perLocale((locale) => new Intl.PluralRules(locale));
const compactFormats = perLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: 'long' }),
);

/** What stands after the number of a percentage: "%", in French with a space before it. */
const percentSigns = perLocale((locale) =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(0).slice(1),
);

/** A unit's name in a locale, after a number. Without a number, as a heading has it. */
export function unitName(unit: UnitNames, locale: Locale, value?: number): string {
  const isOne = value !== undefined && pluralRules[locale].select(value) === 'one';
  return localized(unit, isOne ? 'singular' : 'plural', locale) || localized(unit, 'name', locale);
}

/** The number of a figure with the digits that it has, and a scale word for millions and more. */
function formatNumber(figure: Figure, unit: UnitNames, locale: Locale): string {
  const { value, qualifier } = figure;
  if (isRange(figure)) return bothEnds(figure, locale);
  if (qualifier === 'exact' || value === 0) return plain(value, locale);
  const decimals = qualifier === 'rounded' ? roundedDecimals(figure) : approximateDecimals(figure);
  const scale = pickScale(
    value,
    decimals,
    qualifier === 'rounded' && unit.kind !== 'percent' && decimals <= 0,
    locale,
  );
  const digits = Math.max(0, decimals + scale);
  const certain = shift(Math.round(shift(value, decimals)), -decimals);
  const amount = certain / 10 ** scale;
  return number(amount, digits, digits, locale) + scaleWord(scale, locale, amount);
}

/** "64–66 million", "800,000–1 million". */
function bothEnds(figure: Figure, locale: Locale): string {
  const { low, high } = shortEnds(figure);
  const [first, last] = [scaleFor(locale, low), scaleFor(locale, high)];
  const end = (value: number, scale: number) => plain(value / 10 ** scale, locale);
  const lower = end(low, first) + (first === last ? '' : scaleWord(first, locale, low / 10 ** first));
  return `${lower}–${end(high, last)}${scaleWord(last, locale, high / 10 ** last)}`;
}

/** Decimals (negative: zeros at the end) that a rounded figure was printed with: its interval is one unit of the last. */
function roundedDecimals({ low, high }: Figure): number {
  return -Math.round(Math.log10(high - low));
}

/** Decimals that the value has, or that its interval leaves: the last digit shown may be off by six at most. */
function approximateDecimals({ value, low, high }: Figure): number {
  const own = significantDecimals(value);
  const half = (high - low) / 2;
  if (!Number.isFinite(half) || half === 0) return own;
  return Math.min(own, -Math.floor(Math.log10(half / 0.6) + 1e-9));
}

/** 1.25 → 2, 4100 → -2, 76500000 → -5. */
function significantDecimals(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY;
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
}

/** The last one has no word in Intl; it serves only figures too coarse for trillions ("1 quadrillion"). */
const scales = [0, 3, 6, 9, 12, 15];
/** Vietnamese news desks write "12.500 tỷ": "nghìn tỷ" only where it shows how a figure was rounded. */
const usual = inEveryLocale<number[]>({ en: scales, vi: scales.filter((scale) => scale !== 12) });

/**
 * The power of ten to print in: the largest that leaves a whole part and at most two decimals. Thousands stay digits,
 * unless the figure would then look exact.
 */
function pickScale(value: number, decimals: number, mustShow: boolean, locale: Locale): number {
  const size = Math.floor(Math.log10(Math.abs(value)) + 1e-12);
  const candidates = mustShow
    ? scales.filter((scale) => scale >= 3 && scale + decimals >= 0)
    : usual[locale].filter((scale) => scale !== 3);
  const neat = candidates.filter((scale) => scale <= size && scale < 15 && scale + decimals <= 2);
  return neat.at(-1) ?? candidates.find((scale) => scale + decimals >= 0) ?? 0;
}

/** The largest scale in which all ends are short: at most three decimals. */
function scaleFor(locale: Locale, ...ends: number[]): number {
  const size = Math.floor(Math.log10(Math.max(...ends.map(Math.abs)) || 1) + 1e-12);
  const decimals = Math.max(...ends.map(significantDecimals));
  return (
    usual[locale]
      .filter((scale) => scale !== 3 && scale < 15 && scale <= size && scale + decimals <= 3)
      .at(-1) ?? 0
  );
}

function plain(value: number, locale: Locale): string {
  return number(value, 0, 10, locale);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function number(value: number, least: number, most: number, locale: Locale): string {
  const key = `${locale} ${least} ${most}`;
  // The maximum of Intl (ECMA-402) is 100.
  const options = {
    minimumFractionDigits: Math.min(least, 100),
    maximumFractionDigits: Math.min(most, 100),
    useGrouping: 'always',
  } as const;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format.format(Number(value.toPrecision(15)));
}

/** " million", " triệu", " milliards": the language's own word for a power of ten, as Intl has it, as it stands after an amount. */
function scaleWord(scale: number, locale: Locale, amount = 1): string {
  if (scale === 0) return '';
  if (scale === 15) return ` ${t(locale, 'scale.15')}`;
  const isOne = pluralRules[locale].select(amount) === 'one';
  const parts = compactFormats[locale].formatToParts((isOne ? 1 : 2) * 10 ** scale);
  return ` ${parts.find(({ type }) => type === 'compact')?.value ?? ''}`;
}
