import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { suggested } from '../../src/tables/draft/suggest.ts';
import { draftObservations } from '../../src/tables/draft.ts';
import { readTables } from '../../src/tables/read.ts';
import { projectSources } from '../support/data.ts';
import { root } from '../support/folders.ts';

/** The report's own text is its author's and not in the project; this test needs it at this path. */
const reportText = path.resolve(root, '../shared/seeds/mic-2024.txt');

describe.skipIf(!existsSync(reportText))(
  `drafts of mic-2024 (skipped where ${reportText} is not)`,
  async () => {
    const { tables } = await readTables(projectSources());
    const text = existsSync(reportText) ? readFileSync(reportText, 'utf8') : '';
    const observed = new Map(tables.observations.map((one) => [one.evidence, one]));
    const source = {
      report: 'mic-2024',
      locale: 'en' as const,
      evidence: extractEvidence('mic-2024', text, 'en'),
      text,
      eventDate: '2024-11-28',
    };
    const { drafts, unreadable } = draftObservations(source, { ...tables, observations: [] });

    it('are one for each committed observation, with its value', () => {
      expect(unreadable).toEqual([]);
      expect(drafts.map(({ row }) => [row.evidence, Number(row.value)]).toSorted()).toEqual(
        [...observed.values()].map(({ evidence, value }) => [evidence, value]).toSorted(),
      );
    });

    it('suggest nothing else than what was committed, and most of it', () => {
      const cells = drafts.flatMap(({ row }) =>
        suggested.map((name) => ({ cell: row[name], wanted: observed.get(row.evidence)?.[name] })),
      );
      const wrong = cells.filter(({ cell, wanted }) => cell !== '' && cell !== wanted);
      expect(wrong).toEqual([]);
      // 18 subjects, 17 measures and 25 periods of 25 when this was written; labels may change.
      expect(cells.filter(({ cell }) => cell !== '').length).toBeGreaterThan(cells.length / 2);
    });

    it('are none where the observations are there', () => {
      expect(draftObservations(source, tables).drafts).toEqual([]);
    });
  },
);
