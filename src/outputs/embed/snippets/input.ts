import type { Site } from '../../site.ts';
import type { ChartView } from '../../view.ts';
import type { EmbedChoice } from '../choice.ts';

/** What a snippet is made from. */
export interface SnippetInput {
  /** The chart; its locale is the snippet's. With `choice.frozen` it must be the chart as it was frozen: descriptions come from it. */
  view: ChartView;
  site: Site;
  choice: EmbedChoice;
  /** The height of the embed page at a width of 640 px, in whole px. */
  height: number;
  /** The hash of the script for Subresource Integrity: `sha384-…`. */
  integrity: string;
}
