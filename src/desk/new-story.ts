import { ownNumbers } from '../evidence/scan.ts';
import { chartView } from '../formats/view.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import type { Report, Tables } from '../tables/tables.ts';

/** The beginning of a report's story: its charts under the names of what they measure. */
export function newStory(report: Report, tables: Tables, language: Locale): string {
  // A JSON string is a YAML one.
  const title = JSON.stringify(localized(report, 'title', language));
  const head = `title: ${title}\nstandfirst: ""\nreport: ${report.id}\n`;
  const sections = tables.charts.flatMap((chart) => {
    const { reports, rows } = chartView(chart, tables, language);
    const names = rows.flatMap(({ measureLabel, subjectLabel }) => [measureLabel, subjectLabel]);
    // A heading states no number, not even "per million".
    const heading = names.find((label) => ownNumbers(label, language).length === 0);
    return heading && reports.includes(report) ? [`## ${heading}\n\n<Chart id="${chart.id}" />\n`] : [];
  });
  return [`---\n${head}---\n`, ...sections].join('\n');
}
