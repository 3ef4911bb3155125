import { expect, it } from 'vitest';
import { readPasted, reasonText } from '../../src/desk/paste.ts';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { tables } from '../tables/draft-tables.ts';

it('a pasted text of a report that is known keeps its roles, and drafts only what no row uses', () => {
  const known =
    'Otter: 72 million users.\nHeron: 63 million users.\nLotus: 80 million users, 5 million more.';
  const shared = extractEvidence('first', known, 'en').map((row) => ({
    ...row,
    report: 'first',
    line: Number(row.line),
    column: Number(row.column),
    number: Number(row.number),
    qualifier: 'rounded' as const,
    role: row.id === 'first#3.2' ? ('shared' as const) : ('figure' as const),
    file: 'seeds/first.csv',
    row: 2,
  }));
  const against = { ...tables, evidence: shared, used: ['first#3.1'] };
  const { evidence, drafts } = readPasted({ text: known, report: 'first' }, against);
  expect(evidence.map(({ role }) => role)).toEqual(['figure', 'figure', 'figure', 'shared']);
  expect(drafts.map(({ row }) => row.evidence)).toEqual(['first#3.2']);
});

it('reasons are in words', () => {
  const reason = { kind: 'event', words: '2031-11-28' } as const;
  expect(reasonText('en', reason)).toBe('the year of the event (28 November 2031)');
  expect(reasonText('vi', reason)).toBe('năm diễn ra sự kiện (28/11/2031)');
});
