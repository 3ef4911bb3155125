import { description } from '../../../charts/describe.ts';
import { chartFile, localPath } from '../../paths.ts';
import { fileUrl } from '../../site.ts';
import { frozenFile } from '../frozen-files.ts';
import type { SnippetInput } from './input.ts';

/** What stands for a chart where it cannot be framed: the address of its PNG, and the alternative text with every value. Neither is escaped. */
export function pictureOf({ view, site, choice }: Pick<SnippetInput, 'view' | 'site' | 'choice'>): {
  src: string;
  alt: string;
} {
  const { chart, data, locale } = view;
  const path =
    choice.frozen === undefined
      ? localPath(chartFile(chart.id, 'png'), locale)
      : frozenFile(chart.id, choice.frozen, locale, 'png');
  return { src: fileUrl(site, path), alt: `${data.title}. ${description(data)}` };
}
