import { renderAsync } from '@resvg/resvg-js';
import { palette } from '../../charts/parts/palette.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';

/** The site's sign as SVG text, 32 pixels wide. `corner` is the radius of its corners. */
export function iconSvg(corner = 6): string {
  const ground = `<rect width="32" height="32"${corner > 0 ? ` rx="${corner}"` : ''} fill="#b3261e"/>`;
  const letter = '<path d="M9 23V9h3l8 9V9h3v14h-3l-8-9v9z" fill="#fff"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Nguồn</title>${ground}${letter}</svg>\n`;
}

/** The widths of the icons of the web app manifest, in pixels. */
export const iconSizes = [192, 512] as const;

/** The sign as a PNG, `size` pixels wide. */
export async function iconPng(size: number, corner?: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(iconSvg(corner), { fitTo: { mode: 'width', value: size } });
  return new Uint8Array(image.asPng());
}

/** The same for a home screen of Apple's, which wants 180 pixels, rounds corners itself and makes transparent ones black. */
export const touchIconPng = () => iconPng(180, 0);

/** The web app manifest (W3C) of a locale: name, colours, icons. */
export function manifest(site: Site, locale: Locale): string {
  const icon = (size: number) => ({
    src: fileUrl(site, `icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  const words = {
    id: pageUrl(site, '', locale),
    name: t(locale, 'site.name'),
    description: t(locale, 'site.description'),
    lang: locale,
    start_url: pageUrl(site, '', locale),
    scope: site.root,
    display: 'browser',
    background_color: palette.ground,
    theme_color: palette.ground,
    icons: iconSizes.map(icon),
  };
  return JSON.stringify(words, null, 2);
}
