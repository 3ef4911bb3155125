import { expect } from 'vitest';
import type { Problem } from '../../src/csv/problem.ts';
import { locales } from '../../src/i18n/locales.ts';
import { type ProblemText, problemText } from '../../src/i18n/problems.ts';

/** A problem with its sentences in English. It must be complete in every language. */
export function inWords<T extends Problem>(problem: T): T & ProblemText {
  for (const locale of locales) {
    const { message, fix } = problemText(problem, locale);
    // A parameter may hold braces that someone typed.
    const typed = JSON.stringify(problem.params);
    for (const [place = ''] of `${message} ${fix}`.matchAll(/\{\w+(?:\|\w+)?\}/g))
      expect(typed).toContain(place);
    expect(`${message} ${fix}`).not.toMatch(/undefined|\[object/);
  }
  return { ...problem, ...problemText(problem, 'en') };
}
