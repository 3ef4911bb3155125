import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { pagePath } from '../i18n/paths.ts';
import { chartPage } from '../outputs/paths.ts';
import {
  columnsOf,
  type Extended,
  explainBlanks,
  type KnownIds,
  type TemplateName,
  templates,
} from '../tables/templates.ts';

/** What was started. */
export interface Started {
  name: TemplateName;
  id: string;
  /** The file that has it now, as shown to people. */
  file: string;
  /** The new row; none in a file of observations. */
  row: Pick<Extended, 'line' | 'reformatted'> | undefined;
  /** What stands in the new row already. */
  cells: Record<string, string>;
  /** What may stand in the others. */
  ids: KnownIds;
  /** Where a report's text belongs, as shown to people, and whether it is there. */
  text: { file: string; present: boolean };
}

/** Where `npm run dev` serves the site. */
const HERE = 'http://localhost:4321';

/** What a person at a terminal has to know of a new row: what stands in it, what each blank column wants, what comes next. */
export function explainNew(locale: Locale, started: Started): string {
  const { name, id, file, row, cells, ids } = started;
  const help = explainBlanks(locale, templates[name], cells, ids);
  const columns = columnsOf(templates[name]);
  const width = Math.max(...columns.map((column) => column.length));
  const filled = columns.flatMap((column) =>
    cells[column] ? `  ${column.padEnd(width)}  ${cells[column]}` : [],
  );
  const blanks = (required: boolean) =>
    help
      .filter((one) => one.required === required)
      .map((one) => `  ${one.column.padEnd(width)}  ${one.text}`);
  const wanted = name === 'topic' ? 'new.columns' : 'new.required';
  return [
    row ? t(locale, 'new.row', { file, line: row.line, id }) : t(locale, 'new.file', { file }),
    ...(row?.reformatted ? [t(locale, 'new.reformatted')] : []),
    ...section(t(locale, 'new.filled'), filled),
    ...section(t(locale, wanted), blanks(true)),
    ...section(t(locale, 'new.optional'), blanks(false)),
    ...section(
      t(locale, 'new.next'),
      nextSteps(locale, started).map((step) => `  ${step}`),
    ),
  ].join('\n');
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function nextSteps(locale: Locale, { name, id, file, text }: Started): string[] {
  const at = (page: string) => HERE + pagePath(page, locale, '/');
  const steps = {
    chart: () => [t(locale, 'new.next.chart', { url: at(chartPage(id)) })],
    report: () => [
      t(locale, text.present ? 'new.next.extract' : 'new.next.text', { file: text.file }),
      t(locale, 'new.next.topic'),
    ],
    topic: () => [],
  };
  return [
    t(locale, name === 'topic' ? 'new.next.rows' : 'new.next.fill', { file }),
    ...steps[name](),
    t(locale, 'new.next.check'),
    t(locale, 'new.next.guide', { page: pagePath('guide/', locale, '/'), url: at('guide/') }),
  ];
}
