import { describe, expect, it } from 'vitest';
import { type EvidenceCells, extractEvidence, keepHandEdits } from '../../src/evidence/extract.ts';
import { compareWithText } from '../../src/evidence/verify.ts';

const text = 'Nine quays, each with 12 boats.\nA score more came in 2030.\n';
const fresh = () => extractEvidence('bay', text, 'en');
const score: EvidenceCells = {
  id: 'bay#2.2',
  line: '2',
  column: '3',
  phrase: 'score',
  number: '20',
  unit: '',
  qualifier: 'exact',
  role: 'figure',
  before: '',
  after: 'more came in',
  subject: '',
  measure: '',
  period: '',
  confirmed: '',
};
const changed = (phrase: string, role: string) =>
  fresh().map((row) => (row.phrase === phrase ? { ...row, role } : row));

describe('what an editor decided by hand', () => {
  it('is kept: a role', () => {
    expect(keepHandEdits(fresh(), changed('12', 'shared'), text)).toEqual(changed('12', 'shared'));
    expect(keepHandEdits(fresh(), changed('2030', 'figure'), text)).toEqual(changed('2030', 'figure'));
  });

  it('is kept: what a figure says that was context', () => {
    const year = { qualifier: 'exact', after: 'and more' };
    const rows = changed('2030', 'figure').map((row) => (row.phrase === '2030' ? { ...row, ...year } : row));
    expect(keepHandEdits(fresh(), rows, text)).toEqual(rows);
    expect(compareWithText(rows, 'bay', text, 'en')).toEqual([]);
  });

  it('is kept: the number of a figure that can be read in two ways', () => {
    const unclear = 'The herd numbered 4.250 head.\n';
    const [row] = extractEvidence('bay', unclear, 'en');
    expect(row).toMatchObject({ phrase: '4.250', number: '' });
    const rows = [{ ...row!, number: '4250' }];
    expect(compareWithText(rows, 'bay', unclear, 'en')).toEqual([]);
  });

  it('is kept: a row that is cited and not located, at the end', () => {
    const cited = { ...score, id: 'bay#1', line: '', column: '', after: '' };
    const rows = [...fresh(), cited];
    expect(keepHandEdits(fresh(), [cited, ...fresh()], text)).toEqual(rows);
    expect(compareWithText(rows, 'bay', text, 'en')).toEqual([]);
  });

  it('is kept: a row for what extraction does not find, in its place', () => {
    const kept = keepHandEdits(fresh(), [score, ...fresh()], text);
    expect(kept.map(({ phrase }) => phrase)).toEqual(['Nine', '12', 'score', '2030']);
    expect(compareWithText(kept, 'bay', text, 'en')).toEqual([]);
  });

  it('is kept when a line comes in before it', () => {
    const longer = `A word first.\n${text}`;
    const kept = keepHandEdits(extractEvidence('bay', longer, 'en'), changed('12', 'shared'), longer);
    expect(kept.find(({ phrase }) => phrase === '12')).toMatchObject({ id: 'bay#2.2', role: 'shared' });
  });

  it('is dropped when its phrase no longer stands there', () => {
    const other = text.replace('score', 'few');
    const kept = keepHandEdits(extractEvidence('bay', other, 'en'), [...fresh(), score], other);
    expect(kept.map(({ phrase }) => phrase)).toEqual(['Nine', '12', '2030']);
  });
});

describe('compareWithText', () => {
  it('finds nothing where nothing was changed', () => {
    expect(compareWithText(fresh(), 'bay', text, 'en')).toEqual([]);
  });
  it('finds a changed number, with both readings', () => {
    const rows = fresh().map((row) => (row.phrase === '12' ? { ...row, number: '13' } : row));
    expect(compareWithText(rows, 'bay', text, 'en')).toEqual([
      { index: 1, column: 'number', committed: '13', extracted: '12' },
    ]);
  });
  it('finds a missing row, once', () => {
    expect(compareWithText(fresh().slice(1), 'bay', text, 'en')).toMatchObject([
      { index: 0, column: null, committed: 'bay#1.2', extracted: 'bay#1.1' },
    ]);
  });
});
