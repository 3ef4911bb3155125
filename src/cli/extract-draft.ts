import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decode, type Source } from '../csv/decode.ts';
import { readCsv } from '../csv/read.ts';
import { writeCsv } from '../csv/write.ts';
import { type Folders, loadTables } from '../dataset/load.ts';
import { comparisonText, reasonText } from '../desk/paste.ts';
import type { EvidenceCells } from '../evidence/extract.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Draft, type DraftRow, observationColumns, suggested } from '../tables/draft/types.ts';
import { draftObservations } from '../tables/draft.ts';
import { count, displayPath, forPeople } from './print.ts';

/** Drafted observations, ready to be written, and what to tell of them. */
export interface DraftFile {
  /** Where the rows go, and the file with them; undefined where there is nothing to add. */
  target: string;
  text: string | undefined;
  lines: string[];
}

/**
 * Drafts observations for the figures that no file of observations names yet, to be added to
 * `observations/<report>.csv`. Bad data elsewhere is no hindrance: what can be read is used.
 * @throws a sentence, when the file that the rows go to cannot be read whole.
 */
export async function draftFile(
  report: string,
  evidence: readonly EvidenceCells[],
  text: string,
  locale: Locale,
  folders: Folders,
): Promise<DraftFile> {
  const file = `observations/${report}.csv`;
  const sources = await readObservations(folders);
  const existing = readExisting(
    sources.find((source) => source.file === file),
    folders,
  );
  const { tables, problems } = await loadTables(folders);
  const known = tables.reports.find(({ id }) => id === report);
  const used = new Set(sources.flatMap((source) => idsIn(source, report)));
  const source = { report, locale, evidence, text, eventDate: known?.event_date, used };
  const { drafts, unreadable } = draftObservations(source, tables);

  const lines = [
    drafts.length > 0
      ? `${displayPath(file, folders)}: ${count(drafts.length, 'row')} added, for figures that no observation uses.`
      : 'No row was added: every figure that can be read is used by an observation.',
    ...drafts.flatMap(describe),
    ...unreadable.map(
      ({ id, phrase }) =>
        `${id} "${phrase}" is no single number: set its role to context, or its phrase and number.`,
    ),
    ...leftToFill(drafts),
  ];
  if (problems.some((problem) => /^(?:subjects|measures|units|reports|observations\/|\.)/.test(problem.file)))
    lines.push(
      'The data has problems ("npm run check:data" shows them): suggestions come from what could be read.',
    );
  if (!known) lines.push(`reports.csv has no "${report}" yet: "npm run new -- report ${report}" adds it.`);
  const rows = [...existing, ...drafts.map(({ row }) => row)];
  return {
    target: path.join(folders.data, file),
    text: drafts.length > 0 ? writeCsv(observationColumns, rows) : undefined,
    lines,
  };
}

/** Every CSV of observations that can be opened. */
async function readObservations({ data }: Folders): Promise<Source[]> {
  const folder = path.join(data, 'observations');
  const names = await readdir(folder).catch(() => []);
  const sources = names
    .filter((name) => name.endsWith('.csv'))
    .map(async (name) => {
      const bytes = await readFile(path.join(folder, name)).catch(() => new Uint8Array());
      return { file: `observations/${name}`, bytes };
    });
  return Promise.all(sources);
}

/** The rows of the file that drafts are added to, as they are. */
function readExisting(source: Source | undefined, folders: Folders): DraftRow[] {
  if (!source) return [];
  const { sheet, problems } = readCsv(source, { all: observationColumns });
  if (problems.length > 0)
    throw new Error(
      `${forPeople(problems, folders)}\nThe drafts are to be added to this file, so it must be readable. Fix it. Nothing was written.`,
    );
  const cellOf = (cells: string[], column: string) => cells[sheet.labels.indexOf(column)] ?? '';
  return sheet.rows.map((cells) => {
    const row = Object.fromEntries(observationColumns.map((column) => [column, cellOf(cells, column)]));
    return row as Record<keyof DraftRow, string>;
  });
}

/** The evidence of a report that a file names, in rows that cannot be read too. */
function idsIn(source: Source, report: string): string[] {
  const decoded = decode(source);
  const text = 'text' in decoded ? decoded.text : new TextDecoder('latin1').decode(source.bytes);
  return text.match(new RegExp(`(?<![\\w-])${report}#\\d+(?:\\.\\d+)?(?![\\d.])`, 'g')) ?? [];
}

function describe({ row, why, comparisons }: Draft): string[] {
  const cells = suggested.map((name) => {
    const reason = why[name];
    return reason
      ? `    ${name.padEnd(8)} ${row[name]} (${reasonText('en', reason)})`
      : `    ${name.padEnd(8)} to be filled in`;
  });
  return [
    `  ${row.evidence} "${row.reported}"`,
    ...cells,
    ...comparisons.map((one) => `    ${comparisonText('en', one)}`),
  ];
}

function leftToFill(drafts: readonly Draft[]): string[] {
  const left = suggested.flatMap((name) => {
    const blank = drafts.filter(({ row }) => row[name] === '').length;
    return blank > 0 ? [count(blank, name)] : [];
  });
  if (drafts.length === 0) return [];
  return [
    left.length > 0
      ? `Left to fill in: ${left.join(', ')}. Judge the suggestions too: they are made from words alone.`
      : 'Judge the suggestions: they are made from words alone.',
  ];
}
