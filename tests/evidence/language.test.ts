import { describe, expect, it } from 'vitest';
import { findLanguage, unfitText } from '../../src/evidence/language.ts';

describe('findLanguage', () => {
  it.each([
    ['46 boats', 'en'],
    ['The harbour office counted 1,204 landings.', 'en'],
    ['Có 1.204 ghe neo đậu.', 'vi'],
    ['Le ministère a compté 1.204 bateaux dans les ports du pays en 2031.', undefined],
    ['Das Amt zählte 1.204 Boote, und die Zahl der Fahrgäste ist gestiegen.', undefined],
    ['Kementerian itu mencatat 1.204 kapal di pelabuhan pada tahun 2031.', undefined],
    ['В 2031 году порт принял 1 204 судна.', undefined],
    ['2031年，港口接待了1204艘船。', undefined],
  ])('%s is %s', (text, locale) => {
    expect(findLanguage(text)).toBe(locale);
  });
});

describe('unfitText', () => {
  it.each([
    ['', 'source-error.text-empty'],
    [' \n\t', 'source-error.text-empty'],
    ['%PDF-1.7\n%âãÏÓ', 'source-error.text-pdf'],
    ['PK\u0003\u0004\u0014\u0000', 'source-error.text-binary'],
    ['<!DOCTYPE html><html><body>46 boats</body></html>', 'source-error.text-html'],
    ['Der Hafen und die Stadt', 'source-error.text-language'],
    ['Der Hafen und die Stadt', undefined, 'en'],
    ['The port had 46 boats, <5 of them new.', undefined],
  ] as [string, string?, 'en'?][])('%j: %s in the language chosen, %s', (text, key, chosen) => {
    expect(unfitText(text, chosen)).toBe(key);
  });
});
