import { renderAsync } from '@resvg/resvg-js';
import { accentOf, palette } from '../../charts/parts/palette.ts';
import { escapeXml } from '../../charts/parts/svg.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import type { Settings } from '../../tables/settings.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';

/** The site's sign as SVG text, 32 pixels wide. `corner` is the radius of its corners. */
export function iconSvg(site: Settings, corner = 6): string {
  const name = localized(site, 'name', site.locales[0]);
  const background = `<rect width="32" height="32"${corner > 0 ? ` rx="${corner}"` : ''} fill="${accentOf(site)}"/>`;
  const style =
    'font-family="Be Vietnam Pro,sans-serif" font-weight="600" font-size="22" text-anchor="middle"';
  const letter = `<text x="16" y="24" ${style} fill="#fff">${escapeXml([...name][0] ?? '')}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>${escapeXml(name)}</title>${background}${letter}</svg>\n`;
}

/** The widths of the icons of the web app manifest, in pixels. */
export const iconSizes = [192, 512] as const;

/** The sign as a PNG, `size` pixels wide. */
export async function iconPng(site: Settings, size: number, corner?: number) {
  const image = await renderAsync(iconSvg(site, corner), { fitTo: { mode: 'width', value: size } });
  return new Uint8Array(image.asPng());
}

/** The same for a home screen of Apple's, which wants 180 pixels, rounds corners itself and makes transparent ones black. */
export const touchIconPng = (site: Settings) => iconPng(site, 180, 0);

/** The web app manifest (W3C) of a locale: name, colours, icons. */
export function manifest(site: Site, locale: Locale): string {
  const words = {
    id: pageUrl(site, '', locale),
    name: localized(site, 'name', locale),
    description: localized(site, 'description', locale),
    lang: locale,
    start_url: pageUrl(site, '', locale),
    scope: site.root,
    display: 'browser',
    background_color: palette.background,
    theme_color: palette.background,
    icons: iconSizes.map((size) => ({
      src: fileUrl(site, `icon-${size}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
    })),
  };
  return JSON.stringify(words, null, 2);
}
