import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { draftObservations, suggested } from '../../src/tables/draft.ts';
import { projectSources } from '../support/data.ts';
import { noText, reportText } from '../support/folders.ts';

describe('drafts of mic-2024', async () => {
  beforeEach(({ skip }) => skip(reportText === undefined, noText));
  const { tables } = await readTables(projectSources());
  const text = reportText === undefined ? '' : readFileSync(reportText, 'utf8');
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
});
