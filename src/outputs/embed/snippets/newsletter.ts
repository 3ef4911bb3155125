import { chartPage, frozenPage } from '../../paths.ts';
import { fileUrl, pageUrl } from '../../site.ts';
import { startTag } from './html.ts';
import type { SnippetInput } from './input.ts';
import { pictureOf } from './picture.ts';

/** What most newsletters are wide, in px. */
const WIDTH = 600;

/** The picture, linked to the chart: mail has neither frames nor scripts, and few mail programs read style sheets. */
export function newsletter(input: SnippetInput): string {
  const { view, site, choice } = input;
  const { chart, locale } = view;
  const href =
    choice.frozen === undefined
      ? pageUrl(site, chartPage(chart.id), locale)
      : fileUrl(site, frozenPage(chart.id, choice.frozen, locale));
  const { src, alt } = pictureOf(input);
  const picture = startTag('img', { src, width: WIDTH, alt, style: 'max-width:100%;height:auto;border:0' });
  return `${startTag('a', { href })}${picture}</a>`;
}
