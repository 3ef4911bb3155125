import { t } from '../../i18n/index.ts';
import { prettyJson } from '../json.ts';
import { localPath, shareImage } from '../paths.ts';
import { SHARE } from '../picture/share.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { embedHeight } from './height.ts';
import { wordpress } from './snippets/wordpress.ts';

/** The width in px at which `height` is measured. */
const WIDTH = 640;
/** For how long readers may keep the answer, in seconds: a day. */
const CACHE_AGE = 86_400;

/**
 * What a content system is told that was given a chart's address (oEmbed 1.0, type "rich"): JSON text. `height` is that of
 * the embed page at a width of 640 px, in whole px. The HTML is light: the system's page is not known, and most are.
 */
export function oembed(view: ChartView, site: Site): string {
  const height = embedHeight(view, { plain: false });
  const { chart, data, locale } = view;
  return prettyJson({
    version: '1.0',
    type: 'rich',
    title: data.title,
    provider_name: t(locale, 'site.name'),
    provider_url: pageUrl(site, '', locale),
    html: wordpress({ view, site, choice: { theme: 'light', plain: false }, height }),
    width: WIDTH,
    height,
    thumbnail_url: fileUrl(site, localPath(shareImage(chart.id), locale)),
    thumbnail_width: SHARE.width,
    thumbnail_height: SHARE.height,
    cache_age: CACHE_AGE,
  });
}
