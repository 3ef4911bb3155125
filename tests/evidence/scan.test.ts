import { describe, expect, it } from 'vitest';
import { scanLine } from '../../src/evidence/scan.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import declared from './scan-cases.json' with { type: 'json' };

type Rows<Expected> = [line: string, Locale, expected: Expected][];
const cases = declared as unknown as {
  /** Lines with their phrases: role, and qualifier of a figure. */
  phrases: Rows<string[]>;
  /** Lines with quantities without a number to read, which an editor must decide about. */
  unread: Rows<string[]>;
  qualifiers: Rows<string>;
};
const scan = (line: string, locale: Locale) =>
  scanLine(line, locale).map(({ phrase, role, qualifier }) => [phrase, role, qualifier ?? ''].join(' · '));

describe('figures and context', () => {
  it.each(cases.phrases)('%s', (line, locale, expected) => {
    expect(scan(line, locale)).toEqual(expected);
  });
});

describe('quantities without a number to read', () => {
  it.each(cases.unread)('%s', (line, locale, phrases) => {
    const found = scanLine(line, locale).filter(({ role }) => role === 'figure');
    expect(found.map(({ phrase, number, qualifier }) => [phrase, number, qualifier])).toEqual(
      phrases.map((phrase) => [phrase, '', 'exact']),
    );
  });
});

describe('qualifiers', () => {
  it.each(cases.qualifiers)('%s', (line, locale, expected) => {
    expect(scanLine(line, locale).map(({ qualifier }) => qualifier)).toEqual([expected]);
  });
});
