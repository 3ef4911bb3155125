import path from 'node:path';
import { decode, type Source } from '../csv/decode.ts';
import { readCsv, type Sheet } from '../csv/read.ts';
import { writeCsv } from '../csv/write.ts';
import { type Folders, loadTables } from '../dataset/load.ts';
import { comparisonText, reasonText } from '../desk/paste.ts';
import type { EvidenceCells } from '../evidence/extract.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Draft, type DraftRow, observationColumns, suggested } from '../tables/draft/types.ts';
import { draftObservations } from '../tables/draft.ts';
import { count, displayPath, forPeople, stop } from './print.ts';

/** Drafted observations, ready to be written, and what to tell of them. */
interface DraftFile {
  /** Where the rows go, and the file with them; undefined where there is nothing to add. */
  target: string;
  text: string | undefined;
  lines: string[];
}

/**
 * Drafts observations for the figures that no file of observations names yet, to be added to
 * `observations/<report>.csv`. Bad data elsewhere is no hindrance: what can be read is used.
 */
export async function draftFile(
  report: string,
  evidence: readonly EvidenceCells[],
  text: string,
  locale: Locale,
  folders: Folders,
): Promise<DraftFile> {
  const file = `observations/${report}.csv`;
  const { tables, problems, sources } = await loadTables(folders);
  const files = sources.filter((source) => /^observations\/.+\.csv$/.test(source.file));
  const existing = files.filter((source) => source.file === file).flatMap((one) => rowsOf(one, folders));
  const known = tables.reports.find(({ id }) => id === report);
  const used = new Set(files.flatMap((source) => idsIn(source, report)));
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
  const added = drafts.length > 0 ? writeCsv(observationColumns, rows) : undefined;
  return { target: path.join(folders.data, file), text: added, lines };
}

/** A file whose rows must not be lost. If it cannot be read whole, the command ends with 1. */
export function readWhole(
  source: Source,
  columns: Parameters<typeof readCsv>[1],
  folders: Folders,
  why: string,
): Sheet {
  const { sheet, problems } = readCsv(source, columns);
  return problems.length > 0 ? stop(1, forPeople(problems, folders), why) : sheet;
}

/** The rows of the file that drafts are added to, as they are. */
function rowsOf(source: Source, folders: Folders): DraftRow[] {
  const why = 'The drafts are to be added to this file, so it must be readable. Fix it. Nothing was written.';
  const { labels, rows } = readWhole(source, { all: observationColumns }, folders, why);
  return rows.map((cells) => {
    const row = observationColumns.map((column) => [column, cells[labels.indexOf(column)] ?? '']);
    return Object.fromEntries(row) as DraftRow;
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
    const text = reason ? `${row[name]} (${reasonText('en', reason)})` : 'to be filled in';
    return `    ${name.padEnd(8)} ${text}`;
  });
  const others = comparisons.map((one) => `    ${comparisonText('en', one)}`);
  return [`  ${row.evidence} "${row.reported}"`, ...cells, ...others];
}

function leftToFill(drafts: readonly Draft[]): string[] {
  if (drafts.length === 0) return [];
  const left = suggested.flatMap((name) => {
    const blank = drafts.filter(({ row }) => row[name] === '').length;
    return blank > 0 ? [count(blank, name)] : [];
  });
  const words = 'they are made from words alone.';
  return left.length > 0
    ? [`Left to fill in: ${left.join(', ')}. Judge the suggestions too: ${words}`]
    : [`Judge the suggestions: ${words}`];
}
