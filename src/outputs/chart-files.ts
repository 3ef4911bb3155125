import { embedHeight } from './embed/height.ts';
import { oembed } from './embed/oembed.ts';
import { type ChartExtension, chartFormats } from './index.ts';
import { chartFile, localPath, oembedFile, shareImage } from './paths.ts';
import { sharePng } from './picture/share.ts';
import type { Site } from './site.ts';
import type { ChartView } from './view.ts';

/** A file of the site. */
export interface SiteFile {
  /** From the site's root: `vi/charts/x.csv`. */
  path: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** Every file of a chart in its locale, the pages aside: each format, the picture for where it is shared, oEmbed. */
export async function chartFiles(view: ChartView, site: Site): Promise<SiteFile[]> {
  const { locale } = view;
  const { id } = view.chart;
  const formats = (Object.keys(chartFormats) as ChartExtension[]).map(async (extension) => ({
    path: localPath(chartFile(id, extension), locale),
    content: await chartFormats[extension].write(view, site),
  }));
  return [
    ...(await Promise.all(formats)),
    { path: localPath(shareImage(id), locale), content: await sharePng(view, site) },
    { path: oembedFile(id, locale), content: oembedAnswer(view, site) },
  ];
}

/** What oEmbed readers are told of a chart. */
export function oembedAnswer(view: ChartView, site: Site): string {
  return oembed(view, site, embedHeight(view, { plain: false }));
}
