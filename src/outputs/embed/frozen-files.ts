import { type Weight, weights } from '../../charts/parts/text.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { FontUrls } from '../font-style.ts';
import { frozenPage, localPath } from '../paths.ts';

/**
 * The path of a file that was frozen with a chart, beside its page: `frozen/x/2026-01-31-0123456789ab/vi/x.png`.
 * `version` is `<date>-<digest>`, `extension` without its dot.
 */
export const frozenFile = (id: string, version: string, locale: Locale, extension: string) =>
  `${frozenPage(id, version, locale)}${id}.${extension}`;

/** The name of a font file in the folder of a frozen version. */
export const frozenFont = (weight: Weight) => `be-vietnam-pro-${weight}.woff2`;

/** The addresses of the font files, relative to the version's page in a locale. */
export function frozenFonts(locale: Locale): FontUrls {
  const up = '../'.repeat(localPath('', locale).split('/').length - 1);
  return Object.fromEntries(weights.map((weight) => [weight, up + frozenFont(weight)])) as FontUrls;
}
