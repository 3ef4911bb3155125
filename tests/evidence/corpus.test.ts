import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { readCorpus } from './read-corpus.ts';

describe.each(locales)('lines of prose, in %s', (locale) => {
  const { all, asked, figures } = readCorpus(locale);

  it('give every figure as it is meant, or ask', () => {
    const bad = all.filter(({ wrong, missed }) => wrong + missed > 0);
    expect(bad).toEqual([]);
  });

  it('are read without asking, but for a few', () => {
    expect(asked).toBeLessThanOrEqual(figures * 0.08);
  });
});
