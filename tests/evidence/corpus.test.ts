import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { readCorpus } from './read-corpus.ts';

/** Lines on which extraction may ask although a person would not, or finds a figure more, with the reason. */
const exceptions: Record<string, string> = {};

describe.each(locales)('lines of prose, in %s', (locale) => {
  const { all, asked, figures } = readCorpus(locale);

  it('are at least 300', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
  });

  it('give every figure as it is meant, or ask', () => {
    const bad = all.filter(({ line, wrong, missed }) => wrong + missed > 0 && !(line in exceptions));
    expect(bad).toEqual([]);
    expect(Object.keys(exceptions).length).toBeLessThanOrEqual(all.length * 0.03);
  });

  it('are read without asking, but for what nobody can tell', () => {
    expect(asked).toBeLessThanOrEqual(figures * 0.03);
  });
});
