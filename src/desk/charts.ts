import { pairs } from '../changes/values.ts';
import { renderChart } from '../charts/index.ts';
import { escapeXml } from '../charts/parts/svg.ts';
import type { Datum } from '../charts/types.ts';
import { ownNumbers } from '../evidence/scan.ts';
import { chartView, notesOf, sourceLine } from '../formats/view.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { type Chart, observationKey, type Report, type Tables } from '../tables/tables.ts';

type Snapshot = ReturnType<typeof snapshotOf>;
/** The charts' words and values, before they are drawn, by id in the order of charts.csv. */
type Snapshots = ReadonlyMap<string, Snapshot>;

export const chartSnapshots = (charts: readonly Chart[], tables: Tables, locale: Locale): Snapshots =>
  new Map(charts.map((chart) => [chart.id, snapshotOf(chart, tables, locale)]));

function snapshotOf(chart: Chart, tables: Tables, locale: Locale) {
  const view = chartView(chart, tables, locale);
  const notes = [...notesOf(view), sourceLine(view)];
  const { data, wholes, title, subtitle, remarks } = view.data;
  const { type, colour, measures, subjects } = view.data.chart;
  const all = data.map(({ observation, secondaryObservation, ...shown }) => shown);
  const sums = wholes.map(({ label, value, figure }) => ({ label, value, figure }));
  const shown = [type, colour, measures, subjects, title, subtitle, remarks, notes, all, sums];
  /** In words, which also say how precise they are, by the fragments of their marks' links. */
  const values = data.map(({ row, label, longValue, secondaryValue }) => {
    const value = [longValue, secondaryValue].filter(Boolean).join(', ');
    return [row, { label, value }] as const;
  });
  // The fingerprint has all that a reader sees of the chart, to compare two snapshots.
  return { data: view.data, notes, values: new Map(values), fingerprint: JSON.stringify(shown) };
}

/** A chart that differs from the published one. Without `before` it is new, without `after` it is gone. */
export type ChartChange = ReturnType<typeof chartChanges>[number];

/** The charts that differ, drawn for a width in px, in their present order; those that are gone come last. */
export function chartChanges(before: Snapshots, now: Snapshots, { observations }: Tables, width: number) {
  const byKey = new Map(observations.map((one) => [observationKey(one), one]));
  /** The line of a mark's value; for a derived value, the line of its first operand. */
  const placeOf = ({ row, observation }: Datum) => {
    const isDerived = observation.origin === 'derived';
    const found = byKey.get(isDerived ? (observation.operands[0] ?? '') : observationKey(observation));
    return found ? [[row, { file: found.file, line: found.row }] as const] : [];
  };
  const none: Snapshot['values'] = new Map();
  return pairs(before, now).flatMap(({ name: id, before: old, after: current }) => {
    if (old?.fingerprint === current?.fingerprint) return [];
    return {
      before: old && render(old, width, `before-${id}`),
      after: current && render(current, width, `after-${id}`),
      /** The values that differ; undefined where one is not shown. */
      values: pairs(old?.values ?? none, current?.values ?? none).filter(
        ({ before, after }) => before?.value !== after?.value,
      ),
      /** Where the drawings' marks lead: the fragments of their links, and the places of their values. */
      places: Object.fromEntries([old, current].flatMap((one) => one?.data.data.flatMap(placeOf) ?? [])),
    };
  });
}

export type RenderedChart = ReturnType<typeof render>;

export const render = ({ data, notes }: Snapshot, width: number, id: string) => ({
  title: data.title,
  subtitle: data.subtitle,
  notes,
  svg: renderChart(data, width, id),
});

export function figureHtml({ title, subtitle, svg, notes }: RenderedChart): string {
  const texts = [subtitle, ...notes].map((text) => `<p>${escapeXml(text)}</p>`).join('');
  return `<figure><b>${escapeXml(title)}</b><div class="drawings">${svg}</div>${texts}</figure>`;
}

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
