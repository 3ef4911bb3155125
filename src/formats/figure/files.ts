import { localized } from '../../i18n/locales.ts';
import { observationKey } from '../../tables/tables.ts';
import { figureJson, licenceOf, prettyJson } from '../about.ts';
import { chartCsv, rowJson, sourceJson } from '../chart-files.ts';
import { citation } from '../meta/cite.ts';
import type { Row } from '../row.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';
import { type FigureView, linkNames } from './view.ts';

const asShown = (row: Row) => ({ ...row, label: row.subjectLabel, role: 'shown', whole: null }) as const;

/** A figure as a CSV of one row, in the columns of charts. */
export const figureCsv = ({ row, locale }: FigureView) => chartCsv({ rows: [asShown(row)], locale });

/** A figure as JSON, in the view's language. Blanks and open ends are null; `history` is read as `historyOf` says. */
export function figureFile(view: FigureView, site: Site): string {
  const { row, locale, page, title, answer, cautions, links, history, reports } = view;
  const { label: _, role: __, whole: ___, ...value } = rowJson(asShown(row));
  const urlOf = (path: string) => pageUrl(site, path, locale);
  const linked = linkNames.map((name) => [name, links[name].map(([text, to]) => ({ text, url: urlOf(to) }))]);
  const none = { value: null, low: null, high: null, qualifier: null };
  return prettyJson({
    id: observationKey(row.observation),
    url: urlOf(page),
    file: urlOf(page.replace(/\/$/, '.json')),
    ...{ language: locale, title, answer },
    ...Object.fromEntries(linked),
    ...value,
    operands: value.operands.map((one, at) => ({ ...one, url: urlOf(links.operands[at]?.[1] ?? '') })),
    definition: localized(row.measure, 'definition', locale),
    cautions,
    history: history.map(({ words, figure, reason, ...days }) => {
      return { ...days, figure: words, ...(figure ? figureJson(figure) : none), reason: reason || null };
    }),
    citation: citation(view, site),
    cell: fileUrl(site, `data/${view.cell}`),
    licence: licenceOf(site),
    sources: reports.map(sourceJson),
  });
}
