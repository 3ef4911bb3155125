import { palettes } from '../../charts/parts/palette.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';

/** The web app manifest (W3C) of a locale: name, colours, icons. */
export function manifest(site: Site, locale: Locale): string {
  const icon = (size: number) => ({
    src: fileUrl(site, `icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  return JSON.stringify(
    {
      id: pageUrl(site, '', locale),
      name: t(locale, 'site.name'),
      description: t(locale, 'site.description'),
      lang: locale,
      start_url: pageUrl(site, '', locale),
      scope: site.root,
      display: 'browser',
      background_color: palettes.light.ground,
      theme_color: palettes.light.ground,
      icons: [icon(192), icon(512)],
    },
    null,
    2,
  );
}
