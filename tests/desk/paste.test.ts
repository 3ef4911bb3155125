import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonWords, toldWords } from '../../src/desk/paste/words.ts';
import { markLines, readPasted } from '../../src/desk/paste.ts';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { tables } from '../tables/draft-tables.ts';

const golden = path.join(import.meta.dirname, '../evidence/golden');
const text = 'In 2031, Lotus had 80 million users.\n\nOtter: about 74 million users, and 1/3 are new.';

describe('a pasted text', () => {
  it('has its figures marked in their lines, and nothing of it is lost', () => {
    const { lines } = readPasted({ text: `😀 ${text}`, report: 'next' }, tables);
    expect(lines.map(({ line }) => line)).toEqual([1, 3]);
    expect(lines.map(({ segments }) => segments.map((one) => one.text).join(''))).toEqual([
      '😀 In 2031, Lotus had 80 million users.',
      'Otter: about 74 million users, and 1/3 are new.',
    ]);
    const marked = lines.flatMap(({ segments }) => segments.filter(({ find }) => find));
    expect(marked.map(({ text, find }) => [text, find?.role, find?.qualifier])).toEqual([
      ['2031', 'context', ''],
      ['80 million', 'figure', 'rounded'],
      ['about 74 million', 'figure', 'about'],
      ['1/3', 'figure', 'exact'],
    ]);
  });

  it.each(['harbour-2031', 'cho-noi-2031'])('is whole again when its pieces are put together: %s', (name) => {
    const whole = readFileSync(path.join(golden, `${name}.txt`), 'utf8').normalize('NFC');
    const { locale, evidence, lines } = readPasted({ text: whole, report: name });
    expect(locale).toBe(name === 'harbour-2031' ? 'en' : 'vi');
    expect(evidence).toEqual(extractEvidence(name, whole, locale));
    const words = lines.map(({ segments }) => segments.map((one) => one.text).join(''));
    expect(words).toEqual(whole.split('\n').filter((line) => line.trim() !== ''));
    expect(lines.flatMap(({ segments }) => segments.filter(({ find }) => find))).toHaveLength(
      evidence.length,
    );
  });

  it('gives drafts with suggestions from the tables, and figures that an editor must decide about', () => {
    const { drafts, unreadable } = readPasted({ text, report: 'next' }, tables);
    expect(drafts.map(({ row }) => [row.subject, row.measure, row.period, row.value])).toEqual([
      ['lotus', 'users', '2031', '80000000'],
      ['otter', 'users', '2031', '74000000'],
    ]);
    expect(unreadable.map(({ phrase }) => phrase)).toEqual(['1/3']);
  });

  it('gives them without suggestions where there are no tables', () => {
    const { drafts } = readPasted({ text, report: 'next' });
    expect(drafts.map(({ row }) => [row.subject, row.measure, row.value])).toEqual([
      ['', '', '80000000'],
      ['', '', '74000000'],
    ]);
  });

  it('is read in the language that is chosen', () => {
    expect(
      readPasted({ text: 'The bay has 3,000 birds.', report: 'bay', locale: 'vi' }).evidence[0]?.number,
    ).toBe('3');
  });

  it('follows the roles that a person gives: a figure made context has no draft, context made a figure has one', () => {
    const roles = new Map([
      ['next#1.1', 'figure'],
      ['next#1.2', 'context'],
    ] as const);
    const { evidence, drafts } = readPasted({ text, report: 'next', roles }, tables);
    expect(evidence.slice(0, 2).map(({ role, qualifier }) => [role, qualifier])).toEqual([
      ['figure', 'exact'],
      ['context', 'rounded'],
    ]);
    expect(drafts.map(({ row }) => row.reported)).toEqual(['2031', 'about 74 million']);
  });

  it('of a report that is known keeps its roles, and drafts only what no row uses', () => {
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
});

it('evidence that does not stand where it says, or overlaps, is not marked', () => {
  const [first] = extractEvidence('bay', '12 boats', 'en');
  if (!first) throw new Error('no figure');
  const pieces = (rows: (typeof first)[]) => markLines('12 boats', rows)[0]?.segments.map((one) => one.text);
  expect(pieces([{ ...first, column: '2' }])).toEqual(['12 boats']);
  expect(pieces([first, { ...first, phrase: '2 boats', column: '2' }])).toEqual(['12', ' boats']);
});

describe('reasons are told', () => {
  it.each([
    ['en', 'the year of the event (28 November 2031)'],
    ['vi', 'năm diễn ra sự kiện (28/11/2031)'],
  ] as const)('in %s', (locale, words) => {
    expect(reasonWords(locale, { kind: 'event', words: '2031-11-28' })).toBe(words);
  });

  it('with a word where marks are missing', () => {
    expect(reasonWords('vi', { kind: 'before', words: 'cho noi', unmarked: true })).toBe(
      '“cho noi” đứng trước, viết không dấu',
    );
  });

  it('as what other figures say', () => {
    expect(toldWords('vi', { kind: 'corroborates', evidence: 'first#1.1', reported: '72 million' })).toBe(
      'khớp với first#1.1 (“72 million”)',
    );
  });
});
