import { chartJson } from './chart/chart-json.ts';
import { frozenDigest } from './frozen/manifest.ts';
import type { Site } from './site.ts';
import type { ChartView } from './view.ts';

/**
 * The version of a chart, by which it is cited: what the name of a frozen version of it has after its day. It is another
 * when something that the chart says is, in any language, and not when another chart changes.
 * @param views the chart in all locales, in their order
 */
export function chartVersion(views: readonly ChartView[], site: Site): Promise<string> {
  return frozenDigest(views.map((view) => chartJson(view, site)));
}
