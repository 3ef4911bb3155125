import path from 'node:path';
import { loadTables } from '../../src/dataset/load.ts';
import { type EvidenceCells, extractEvidence } from '../../src/evidence/extract.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { type DraftSource, draftObservations } from '../../src/tables/draft.ts';

/** Fictitious tables, with one report of two figures: Otter's and Heron's users in 2030. */
const folder = path.join(import.meta.dirname, 'draft');
export const { tables } = await loadTables({ data: folder, seeds: path.join(folder, 'seeds') });

/** What is drafted from a text of the report "next", whose event was on 2031-11-28. */
export function draft(text: string, locale: Locale, more: Partial<DraftSource> = {}, known = tables) {
  const evidence: EvidenceCells[] = extractEvidence('next', text, locale);
  return draftObservations(
    { report: 'next', locale, evidence, text, eventDate: '2031-11-28', ...more },
    known,
  );
}

/** The same in short: `phrase: subject measure period`, with `-` for what is left blank. */
export function drafted(text: string, locale: Locale, more: Partial<DraftSource> = {}): string[] {
  return draft(text, locale, more).drafts.map(({ row }) => {
    const cells = [row.subject, row.measure, row.period].map((cell) => cell || '-');
    return `${row.reported}: ${cells.join(' ')}`;
  });
}
