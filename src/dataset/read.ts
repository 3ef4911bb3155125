import { checkCharts } from '../charts/check.ts';
import type { Source } from '../csv/decode.ts';
import { type Problem, sortProblems } from '../csv/problem.ts';
import type { Sheet } from '../csv/read.ts';
import { addTo, type CheckContext } from '../tables/checks/context.ts';
import { checkCoverage, checkDoubleEntry, checkUnits } from '../tables/checks/double-entry.ts';
import { checkEvidenceFiles, checkReportText, readEvidence } from '../tables/checks/evidence.ts';
import { orderMeasures } from '../tables/checks/formulas.ts';
import { checkKeys, checkLinks } from '../tables/checks/keys.ts';
import { deriveObservations } from '../tables/derive.ts';
import { observationsByReport, preferred } from '../tables/prefer.ts';
import { Reader } from '../tables/reader.ts';
import { singleTables } from '../tables/schemas/index.ts';
import type { Tables } from '../tables/tables.ts';

export interface ReadResult {
  tables: Tables;
  problems: Problem[];
  /** Reports whose text was at hand, so that their evidence was compared with it. */
  verified: string[];
}

/**
 * The whole way from files to checked records, without touching a disk:
 *
 *     files ─► sheets ─► records ─► links, double entry, coverage ─► preferred, derived ─► charts fit their data
 *
 * Files are named as in the data folder (`subjects.csv`, `observations/<topic>.csv`), those of the seeds folder
 * `seeds/<report>.csv` and, where at hand, `seeds/<report>.txt`. Every problem of every file comes back at once;
 * what would only follow from another problem is not reported.
 */
export async function readTables(sources: readonly Source[]): Promise<ReadResult> {
  const problems: Problem[] = [];
  const reader = new Reader(problems);
  for (const name of singleTables)
    reader.readTable(
      name,
      sources.filter(({ file }) => file === `${name}.csv`),
    );
  reader.readTable(
    'observations',
    sources.filter(({ file }) => /^observations\/.+\.csv$/.test(file)),
  );
  reader.readTable(
    'evidence',
    sources.filter(({ file }) => /^seeds\/[^/]+\.csv$/.test(file)),
  );
  reader.reportUnknownFiles(sources);
  reader.reportMissing();

  const context: CheckContext = {
    ids: reader.ids(),
    complete: reader.complete,
    hints: MOST_HINTS,
    add: addTo(problems),
  };
  const tables = reader.tables();
  const sameKey = checkKeys(tables, context);
  checkLinks(tables, context);
  checkEvidenceFiles(tables, reader.sheets, context);
  const measures = orderMeasures(tables.measures, context);

  const evidence = readEvidence(tables.evidence, tables.reports, context);
  const byMeasure = new Map(tables.measures.map((measure) => [measure.id, measure]));
  const byUnit = new Map(tables.units.map((unit) => [unit.id, unit]));
  for (const observation of tables.observations) {
    const figure = checkDoubleEntry(observation, evidence, context);
    const found = evidence.byId.get(observation.evidence)?.evidence;
    if (!figure || !found) continue;
    checkUnits(observation, found, byMeasure, byUnit, context);
    observation.figure = figure;
  }
  const certain = tables.observations.filter(({ figure }) => figure !== undefined);
  const unsound = tables.observations.filter(({ figure }) => figure === undefined);
  checkCoverage(tables.evidence, certain, [...unsound, ...reader.failedObservations()], context);
  const verified = await verifyTexts(tables, reader.sheets, sources, problems, context);

  const sound = !problems.some(({ file }) =>
    /^(?:observations\/|seeds\/|reports|measures|subjects|units)/.test(file),
  );
  if (sound) {
    tables.alternatives = sameKey.flatMap((same) => {
      const shown = preferred(same, tables.reports);
      return same.filter((one) => one !== shown);
    });
    const others = new Set(tables.alternatives);
    if (others.size > 0) tables.observations = tables.observations.filter((one) => !others.has(one));
    const byReport = others.size > 0 ? observationsByReport(tables) : [];
    tables.derived = deriveObservations(
      measures,
      tables.subjects,
      tables.units,
      tables.observations,
      byReport,
    );
    checkCharts(tables, context);
  }
  return { tables, problems: sortProblems(problems), verified };
}

/** More unknown ids than this get no "did you mean". */
const MOST_HINTS = 500;

async function verifyTexts(
  tables: Tables,
  sheets: ReadonlyMap<string, Sheet>,
  sources: readonly Source[],
  problems: readonly Problem[],
  context: CheckContext,
): Promise<string[]> {
  const verified: string[] = [];
  for (const report of tables.reports) {
    const text = sources.find(({ file }) => file === `seeds/${report.id}.txt`);
    const sheet = sheets.get(`seeds/${report.id}.csv`);
    if (!text || !sheet?.complete) continue;
    const known = new Set(problems.filter(({ file }) => file === sheet.file).map(({ line }) => line));
    await checkReportText(report, text.bytes, sheet, known, context);
    verified.push(report.id);
  }
  return verified;
}
