import { chartSvg } from '../../picture/svg.ts';
import { onOneLine } from './html.ts';
import type { SnippetInput } from './input.ts';

/**
 * The chart's SVG as a part of the page: nothing is loaded, and nothing changes later. It has light colours, its title and
 * its source whatever the choice, and is never wider than its column. Its ids start with chart and locale.
 */
export function svg({ view, site }: SnippetInput): string {
  const before = known.get(view);
  if (before?.root === site.root) return before.text;
  const inline = { id: `${view.chart.id}-${view.locale}`, style: 'max-width:100%;height:auto' };
  const text = onOneLine(chartSvg(view, site, inline).trimEnd());
  known.set(view, { root: site.root, text });
  return text;
}

/** It is the same in every choice, and asked for in each. */
const known = new WeakMap<SnippetInput['view'], { root: string; text: string }>();
