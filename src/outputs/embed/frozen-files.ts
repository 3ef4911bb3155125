import type { Locale } from '../../i18n/locales.ts';
import { frozenPage } from '../paths.ts';

/**
 * The path of a file that was frozen with a chart, beside its page: `frozen/x/2026-01-31-0123456789ab/vi/x.png`.
 * `version` is `<date>-<digest>`, `extension` without its dot.
 */
export const frozenFile = (id: string, version: string, locale: Locale, extension: string) =>
  `${frozenPage(id, version, locale)}${id}.${extension}`;
