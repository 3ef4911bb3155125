import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { ChartData, Datum } from '../../../../src/charts/data.ts';
import { summary } from '../../../../src/charts/describe.ts';
import { locales } from '../../../../src/i18n/locales.ts';
import { chartView } from '../../../../src/outputs/view.ts';
import type { Tables } from '../../../../src/tables/tables.ts';
import { framePage } from './page.ts';

/** Without search and fonts from elsewhere; without navigation, or with all that Framework puts on a page by default. */
const config = (more: string) => `export default {
  root: "src",
  title: "Nguồn",
  globalStylesheets: [],${more}
  footer: ""
};
`;
const BARE = config('\n  sidebar: false,\n  pager: false,\n  toc: false,');
export const WITH_SIDEBAR = config('');

/**
 * Writes a project for Observable Framework that shows the charts of the tables: a CSV a chart, a page a chart and
 * language, and a list of the charts in each language. The folder may hold an older one, which is written over.
 */
export function writeFrameworkProject(folder: string, tables: Tables, settings = BARE): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('observablehq.config.js', settings);
  write('package.json', '{"type": "module", "private": true}\n');
  const lists = new Map(locales.map((locale) => [locale, ['# Nguồn', '']]));
  for (const chart of tables.charts) {
    const inLocales = locales.map((locale) => chartView(chart, tables, locale).data);
    write(`src/data/${chart.id}.csv`, chartCsv(inLocales));
    for (const data of inLocales) {
      const { locale, title, subtitle, note } = data;
      const home = locale === 'en' ? '' : `${locale}/`;
      const up = locale === 'en' ? '../' : '../../';
      const words = { locale, title, subtitle, note, summary: summary(data) };
      write(
        `src/${home}charts/${chart.id}.md`,
        framePage(data.chart.type, `${up}data/${chart.id}.csv`, words),
      );
      lists.get(locale)?.push(`- [${title}](./charts/${chart.id})`);
    }
  }
  for (const [locale, lines] of lists)
    write(`src/${locale === 'en' ? '' : `${locale}/`}index.md`, `${lines.join('\n')}\n`);
}

/** The figures of a chart, with their words in every language: a row a mark. */
function chartCsv(inLocales: ChartData[]): string {
  const [first] = inLocales;
  const rows = (first?.data ?? []).map((datum, at) => {
    const { figure, observation, tone } = datum;
    const whole = first?.wholes.find(({ parts }) => parts.includes(datum));
    const words = inLocales.map((data) => wordsOf(data, data.data[at] ?? datum));
    return {
      value: figure.value,
      low: finite(figure.low),
      high: finite(figure.high),
      right: Math.max(figure.value, finite(figure.high) ?? figure.value),
      share: whole && figure.value / whole.figure.value,
      tone,
      series: observation.subject,
      ...Object.assign({}, ...words),
    };
  });
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}

function wordsOf({ locale, wholes }: ChartData, datum: Datum): Record<string, string> {
  const whole = wholes.find(({ parts }) => parts.includes(datum));
  return {
    [`label_${locale}`]: datum.beside === '' ? datum.label : `${datum.label} · ${datum.beside}`,
    [`text_${locale}`]: datum.value,
    [`interval_${locale}`]: datum.interval === '' ? datum.value : datum.interval,
    [`period_${locale}`]: datum.period,
    [`whole_${locale}`]: whole ? `${whole.label}: ${whole.value}` : '',
  };
}

const finite = (number: number): number | undefined => (Number.isFinite(number) ? number : undefined);
