import { describe, expect, it } from 'vitest';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { draft, drafted, tables } from './draft-tables.ts';

describe('a draft', () => {
  it('has value, phrase and place of each figure, in the order of the text; context has none', () => {
    const text = 'Lotus: 76.5 million users in 2031, or 8.5%.\nThe G1 class has 1,204 boats.';
    expect(
      draft(text, 'en').drafts.map(({ row: { value, reported, evidence } }) => [value, reported, evidence]),
    ).toEqual([
      ['76500000', '76.5 million', 'next#1.1'],
      ['8.5', '8.5%', 'next#1.3'],
      ['1204', '1,204', 'next#2.2'],
    ]);
  });

  it('says why each cell is suggested, by the words of the text', () => {
    const [first] = draft('In 2031, Lotus reached 80 million users.', 'en').drafts;
    expect(first?.why).toEqual({
      subject: { kind: 'before', words: 'Lotus' },
      measure: { kind: 'after', words: 'users' },
      period: { kind: 'sentence', words: '2031' },
    });
  });

  it('is one a figure: not for one that an observation or an unread row uses', () => {
    const text = 'Otter: 72 million users.\nHeron: 64 million users.\nStork: 67 million users.';
    const evidence = extractEvidence('first', text, 'en').slice(0, 3);
    const known = { ...tables, used: ['first#3.1'] };
    expect(draft(text, 'en', { report: 'first', evidence }, known).drafts).toEqual([]);
    expect(draft(text, 'en', { evidence: extractEvidence('next', text, 'en') }, known).drafts).toHaveLength(
      3,
    );
  });

  it('is one for a shared figure, without a subject', () => {
    const text = 'Lotus has 63 million users in 2031.';
    const evidence = extractEvidence('next', text, 'en').map((row) =>
      row.role === 'figure' ? { ...row, role: 'shared' } : row,
    );
    expect(drafted(text, 'en', { evidence })).toEqual(['63 million: - users 2031']);
  });

  it('is not created for what is no single number; that is listed apart', () => {
    const { drafts, unreadable } = draft('Lotus has 12 users, and dozens of them are new.', 'en');
    expect(drafts).toHaveLength(1);
    expect(unreadable.map(({ phrase }) => phrase)).toEqual(['dozens']);
  });

  it('is created without suggestions where there is another text', () => {
    const evidence = extractEvidence('next', 'In 2031, Lotus had 80 million users.', 'en');
    expect(drafted('Another text.', 'en', { evidence })).toEqual(['80 million: - - -']);
  });

  it('finds its words behind characters that JavaScript counts twice', () => {
    expect(drafted('😀 In 2031, Lotus had 80 million users.', 'en')).toEqual([
      '80 million: lotus users 2031',
    ]);
  });
});

describe('what other figures say of the same is reported:', () => {
  const repeats = (text: string, locale: 'en' | 'vi' = 'en') =>
    draft(text, locale).drafts.map(({ comparisons }) => comparisons);

  it('that of another report, where the intervals meet', () => {
    expect(repeats('Trong năm 2030, Otter có 72,3 triệu người dùng.', 'vi')).toEqual([
      [{ kind: 'corroborates', evidence: 'first#1.1', reported: '72 million' }],
    ]);
  });

  it('that of another report, where they do not', () => {
    expect(repeats('In 2030, Otter had 72.6 million users.')).toEqual([
      [{ kind: 'contradicts', evidence: 'first#1.1', reported: '72 million' }],
    ]);
  });

  it('nothing, where that of the other report cannot be read', () => {
    const observations = tables.observations.map((one) => ({ ...one, figure: undefined as never }));
    const { drafts } = draft('In 2030, Otter had 72 million users.', 'en', {}, { ...tables, observations });
    expect(drafts[0]).toMatchObject({ row: { subject: 'otter', measure: 'users' }, comparisons: [] });
  });

  it('nothing, where subject, measure or period is another', () => {
    expect(repeats('In 2031, Otter had 72 million users. In 2030, Stork had 72 million users.')).toEqual([
      [],
      [],
    ]);
  });

  it('that the report says it twice: the second is left to the editor', () => {
    const text = 'In 2031, Lotus had 80 million users. Users of Lotus: 80 million.';
    expect(drafted(text, 'en')).toEqual(['80 million: lotus users 2031', '80 million: lotus - 2031']);
    expect(repeats(text)[1]).toEqual([{ kind: 'repeats', evidence: 'next#1.2', reported: '80 million' }]);
  });

  it('that an observation of the same report says it', () => {
    const text = 'In 2030, Otter had 72 million users.';
    const evidence = extractEvidence('first', `\n\n${text}`, 'en');
    const { drafts } = draft(`\n\n${text}`, 'en', { report: 'first', evidence });
    expect(drafts[0]).toMatchObject({
      row: { subject: 'otter', measure: '' },
      comparisons: [{ kind: 'repeats', evidence: 'first#1.1' }],
    });
  });

  it('nothing certain where a report gives two different values: then no measure is suggested', () => {
    const text = 'In 2031, Lotus had 80 million users. In 2031, Lotus had 79 million users.';
    expect(drafted(text, 'en')).toEqual(['80 million: lotus - 2031', '79 million: lotus - 2031']);
  });
});
