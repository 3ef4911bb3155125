import { escapeXml } from '../../charts/parts/svg.ts';
import { REST } from '../../charts/types.ts';
import { observationKey } from '../../tables/tables.ts';
import { dataDate, figureJson } from '../about.ts';
import { chartPage, pageUrl, type Site } from '../site.ts';
import type { ChartView } from '../view.ts';

/** What the picture of a chart says of itself, for whoever finds the file without its page. */
export type PictureMetadata = ReturnType<typeof pictureMetadata>;

/** Its site, its chart, the day of its data, and its figures as they were on that day; the rest of a whole follows from them. */
function pictureMetadata({ chart, locale, rows, ...view }: ChartView, site: Site) {
  return {
    site: site.root,
    page: pageUrl(site, chartPage(chart.id), locale),
    chart: chart.id,
    language: locale,
    date: dataDate(view),
    figures: rows.flatMap(({ observation, figure }) =>
      observation.measure === REST
        ? []
        : { key: observationKey(observation), figure, ...figureJson(observation.figure) },
    ),
  };
}

/** The same as XMP (ISO 16684-1) in an SVG's `<metadata>`, which a PNG gets from there: other programs keep it. */
export function metadataOf(view: ChartView, site: Site): string {
  const metadata = pictureMetadata(view, site);
  // No character needs escaping in XML, or another encoding than ASCII.
  const json = JSON.stringify(metadata).replace(
    /[<>&\u0080-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const [root, page] = [site.root, metadata.page].map(escapeXml);
  return `<metadata><?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:site="${root}" dc:source="${page}"><site:figures>${json}</site:figures></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?></metadata>`;
}
