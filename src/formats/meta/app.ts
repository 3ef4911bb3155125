import { renderAsync } from '@resvg/resvg-js';
import { palettes } from '../../charts/parts/palette.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';

/**
 * The site's sign as SVG text, 32 pixels wide: an N on the colour of what is domestic. `corner` is the radius of its
 * corners.
 */
export function iconSvg(corner = 6): string {
  const ground = `<rect width="32" height="32"${corner > 0 ? ` rx="${corner}"` : ''} fill="#b3261e"/>`;
  const letter = '<path d="M9 23V9h3l8 9V9h3v14h-3l-8-9v9z" fill="#fff"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Nguồn</title>${ground}${letter}</svg>\n`;
}

/** The widths of the icons of the web app manifest, in pixels. */
export const iconSizes = [192, 512] as const;

/** The sign as a PNG, `size` pixels wide, for the web app manifest. */
export function iconPng(size: number): Promise<Uint8Array<ArrayBuffer>> {
  return drawIcon(iconSvg(), size);
}

/** The same for a home screen of Apple's, which rounds corners itself and makes see-through ones black. */
export function touchIconPng(): Promise<Uint8Array<ArrayBuffer>> {
  return drawIcon(iconSvg(0), TOUCH_ICON);
}

/** The width that Apple asks for, in pixels. */
const TOUCH_ICON = 180;

async function drawIcon(svg: string, value: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, { fitTo: { mode: 'width', value } });
  return new Uint8Array(image.asPng());
}

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
      icons: iconSizes.map(icon),
    },
    null,
    2,
  );
}
