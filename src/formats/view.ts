import { chartData, reportsOf, selectFor } from '../charts/data.ts';
import { escapeXml } from '../charts/parts/svg.ts';
import { unbrokenTerms } from '../charts/parts/text.ts';
import { REST } from '../charts/types.ts';
import { t } from '../i18n/index.ts';
import { type Locale, listOf, localized } from '../i18n/locales.ts';
import { memoize } from '../tables/memoize.ts';
import { agree } from '../tables/prefer.ts';
import {
  allObservations,
  allReported,
  type Chart,
  type Observation,
  observationKey,
  type Report,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import { dataDate, figureJson } from './about.ts';
import {
  correctionsOf,
  correctionViews,
  datedPublisher,
  observationsByKey,
  type Row,
  rowMaker,
} from './row.ts';
import { chartPage, pageUrl, type Site } from './site.ts';

/** A value of a chart, for its files and pages. */
export interface ViewRow extends Row {
  /** What distinguishes it on the chart: "Zalo (domestic)", "All others". */
  label: string;
  /** What it is on the chart, or `named` in its title or note alone; of a stack: the whole, a part, or the rest that no part accounts for. */
  role: 'shown' | 'beside' | 'whole' | 'part' | 'rest' | 'named';
  /** The label of the whole that a part or rest belongs to. */
  whole: string | null;
  /** Its formula, in whose terms other derived values may be: "removal requests − items removed"; '' of a reported one. */
  step: string;
}

/** A chart with all that its page and its files say of it, in one locale. */
export type ChartView = ReturnType<typeof chartView>;

export function chartView(chart: Chart, tables: Tables, locale: Locale) {
  const selection = selectFor(chart, allObservations(tables), tables.subjects);
  const data = chartData(chart, selection, tables, locale);
  const toRow = rowMaker(tables, locale);
  const rows = new Map<Observation, ViewRow>();
  const add = (
    observation: Observation,
    own: Pick<ViewRow, 'role' | 'whole'> & { label?: string },
    formula?: string,
  ) => {
    if (rows.has(observation)) return;
    // The rest of a whole is of the whole's measure, and in no table.
    const isRest = observation.measure === REST;
    const row = toRow(isRest ? { ...observation, measure: chart.whole ?? '' } : observation);
    const statements = isRest ? [] : row.statements;
    const all = { ...row, observation, label: row.name, ...own, statements };
    rows.set(observation, {
      ...all,
      formula: isRest && formula ? formula : row.formula,
      step: formula ?? row.formula,
    });
  };
  const wholes = new Map(
    data.wholes.flatMap(({ label, parts }) => parts.map(({ observation }) => [observation, label])),
  );
  for (const { observation, label, formula } of data.data) {
    const whole = wholes.get(observation) ?? null;
    const role = whole === null ? 'shown' : observation.measure === REST ? 'rest' : 'part';
    add(observation, { label, role, whole }, formula);
  }
  for (const { secondaryObservation, label } of data.data)
    if (secondaryObservation) add(secondaryObservation, { label, role: 'beside', whole: null });
  for (const [at, { whole }] of selection.wholes.entries())
    add(whole, { label: data.wholes[at]?.label ?? '', role: 'whole', whole: null });
  for (const key of chart.named ?? []) {
    const observation = observationsByKey(tables).get(key);
    if (observation) add(observation, { role: 'named', whole: null });
  }
  return {
    chart,
    locale,
    /** What is drawn. */
    data,
    /** Every value of the chart once: its marks in their order, the secondary values, the wholes of a stack, and what only its texts name. */
    rows: [...rows.values()],
    reports: reportsOf(selection, tables),
    /** Corrections of a value that the chart shows or derives another from; the latest first. */
    corrections: correctionViews(correctionsOf([...rows.values()], tables), tables, locale),
    site: tables.site,
  };
}

/** The charts that show a value, or one derived from it, by its key; in their order. */
export const usersOf = memoize((charts: readonly ChartView[]) => {
  const uses = charts.flatMap((view) => {
    const observations = view.rows.flatMap((row) => [row.observation, ...row.operands]);
    return [...new Set(observations.map(observationKey))].map((key) => ({ key, view }));
  });
  return Map.groupBy(uses, ({ key }) => key);
});

/** A place of a report with the values that rest on it (several of a shared figure, none of context) and the charts that show these. */
export type EvidenceView = ReturnType<typeof evidenceViews>[number];

const valuesByPlace = memoize((tables: Tables) =>
  Map.groupBy(allReported(tables), ({ evidence }) => evidence),
);

/** All places of a report, in the order of its text. */
export function evidenceViews(report: string, tables: Tables, charts: readonly ChartView[], locale: Locale) {
  const toRow = rowMaker(tables, locale);
  const values = valuesByPlace(tables);
  const places = tables.evidence.filter((one) => one.report === report);
  return places.map((evidence) => {
    const rows = (values.get(evidence.id) ?? []).map(toRow);
    const uses = rows.flatMap(({ observation }) => usersOf(charts).get(observationKey(observation)) ?? []);
    return { evidence, rows, charts: charts.filter((view) => uses.some((use) => use.view === view)) };
  });
}

/** What stands under a chart: its note, discrepancies between reports, and how derived values were derived. */
export function notesOf({ data, rows, reports, locale, site }: ChartView): string[] {
  const formulas = new Set(rows.flatMap(({ step, role }) => (step && role !== 'named' ? step : [])));
  const formula = [...formulas].map((one) => unbrokenTerms(one, 33)).join('; ');
  const isInTime = data.chart.period === 'all';
  return [
    data.note,
    // Each value that another report contradicts: beyond both intervals, not by rounding.
    ...rows.flatMap(({ label, period, source, figure, others }) =>
      others.flatMap((other) => {
        if (other.agrees || !source) return [];
        return t(locale, 'chart.discrepancy', {
          label: isInTime && !label.includes(period) ? `${label}, ${period}` : label,
          shown: datedPublisher(source.report, locale),
          figure,
          other: datedPublisher(other.source.report, locale),
          otherFigure: other.figure,
        });
      }),
    ),
    // What a line does not show because a report prints a value of that time, if both cannot be true.
    ...data.dropped.flatMap(({ shown, other }) => {
      if (agree(shown.figure, other.figure)) return [];
      const { label, longValue: figure } = shown;
      return t(locale, 'chart.crowdedOut', { label, figure, formula: other.formula, other: other.longValue });
    }),
    formula && t(locale, 'chart.derivedNote', { site: localized(site, 'name', locale), formula }),
    // The values that were derived from what several reports say.
    ...rows.flatMap(({ label, operands }) => {
      const ids = new Set(operands.map(reportOf));
      if (ids.size < 2) return [];
      const used = reports.filter(({ id }) => ids.has(id)).map((report) => datedPublisher(report, locale));
      return t(locale, 'chart.combined', { label, reports: listOf(used, locale) });
    }),
  ].filter(Boolean);
}

/** "VietNamNet, “Zalo tops Facebook and TikTok in Vietnamese user base”" */
export const reportTitle = (report: Report, locale: Locale): string =>
  `${report.publisher}, “${localized(report, 'title', locale)}”`;

/** "Source: VietNamNet, “Zalo tops Facebook and TikTok in Vietnamese user base”" */
export function sourceLine({ reports, locale }: Pick<ChartView, 'reports' | 'locale'>): string {
  const names = reports.map((report) => reportTitle(report, locale));
  return `${t(locale, 'chart.source')} ${names.join('; ')}`;
}

/** "Source: VietNamNet", where there is little room. */
export function publisherLine({ reports, locale }: Pick<ChartView, 'reports' | 'locale'>): string {
  const publishers = new Set(reports.map(({ publisher }) => publisher));
  return `${t(locale, 'chart.source')} ${[...publishers].join(', ')}`;
}

/** What can be highlighted in a chart: each mark. In addresses, its key is its subject where no other mark has the same. */
export function markChoices({ chart, data }: ChartView) {
  const isOnce = (all: readonly string[], one: string) => all.indexOf(one) === all.lastIndexOf(one);
  const subjects = data.data.map(({ observation }) => observation.subject);
  const labels = data.data.map(({ label }) => label);
  return data.data.map(({ row, observation, subject, label, longValue }) => {
    const isOnlyOne = isOnce(subjects, observation.subject);
    const key = isOnlyOne ? observation.subject : encodeURIComponent(row.slice(`${chart.id}--`.length));
    const name = isOnce(labels, label) ? label : `${subject}, ${label}`;
    return { key, row, label: name, text: `${name}: ${longValue}` };
  });
}

/** The metadata of a chart's picture, for people who have the file without its page. */
export type PictureMetadata = ReturnType<typeof pictureMetadata>;

/** Its site, its chart, the day of its data, and its figures as they were on that day; the rest of a whole follows from them. */
function pictureMetadata({ chart, locale, rows, ...view }: ChartView, site: Site) {
  return {
    site: site.root,
    page: pageUrl(site, chartPage(chart.id), locale),
    chart: chart.id,
    language: locale,
    date: dataDate(view),
    figures: rows.flatMap(({ observation, figure }) =>
      observation.measure === REST
        ? []
        : { key: observationKey(observation), figure, ...figureJson(observation.figure) },
    ),
  };
}

/** The same as XMP (ISO 16684-1) in an SVG's `<metadata>`, which a PNG gets from there: other programs keep it. */
export function metadataOf(view: ChartView, site: Site): string {
  const metadata = pictureMetadata(view, site);
  // No character needs escaping in XML, or another encoding than ASCII.
  const json = JSON.stringify(metadata).replace(
    /[<>&\u0080-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const [root, page] = [site.root, metadata.page].map(escapeXml);
  return `<metadata><?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:site="${root}" dc:source="${page}"><site:figures>${json}</site:figures></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?></metadata>`;
}
