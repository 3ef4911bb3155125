import { describe, expect, it, test } from 'vitest';
import { allChoices } from '../../src/embed/choice.ts';
import { type SnippetName, snippets } from '../../src/embed/snippets.ts';
import { frozenFile } from '../../src/formats/site.ts';
import { locales } from '../../src/i18n/locales.ts';
import { everyChart, expectGolden, sample, site, viewOf } from '../formats/support.ts';
import { invalidParts } from '../site/built.ts';
import { attributesOf, elementsOf, frozen, htmlNames, inputOf, names } from './support.ts';

const root = 'https://example.org/nguon/';

/** What html-validate finds and has a reason: a style sheet of ours is nowhere, AMP and WordPress have rules of their own. */
const reasoned: Record<SnippetName, string[]> = {
  script: ['no-inline-style'],
  iframe: ['no-inline-style', 'attribute-allowed-values'],
  amp: ['prefer-native-element'],
  wordpress: ['no-deprecated-attr', 'attribute-allowed-values'],
  newsletter: ['no-inline-style'],
  svg: ['no-inline-style'],
};

/** A page with something pasted into it. */
const pageWith = (html: string) =>
  `<!doctype html>\n<html lang="en"><head><title>x</title></head><body>\n${html}\n</body></html>`;

describe.each(locales)('in %s', (locale) => {
  test.each(names)('%s is as it was looked at', (name) => {
    const text = snippets[name](inputOf('accounts', locale));
    expectGolden(
      `embed/${name}-${locale}.html`,
      `${name === 'svg' ? text.replaceAll('><', '>\n<') : text}\n`,
    );
  });
});

// All that is odd is in the sample.
const samples = everyChart.filter(([, , , tables]) => tables === sample);

describe.each(samples)('%s %s in %s', (id, _, locale, tables) => {
  const choices = allChoices(frozen).map((choice) => inputOf(id, locale, choice, tables));
  // Choices change snippets in the same way, whatever the chart.
  const isFirst = id === tables.charts[0]?.id;

  test.each(names)(`%s is valid HTML${isFirst ? ' in every choice' : ''}`, async (name) => {
    for (const text of new Set((isFirst ? choices : choices.slice(0, 1)).map(snippets[name]))) {
      const found = await invalidParts(pageWith(text), `${name}.html`);
      expect(found.filter((one) => !reasoned[name].includes(one.split(' ')[1] ?? ''))).toEqual([]);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/\n\s*\n|undefined|NaN/);
    }
  });

  test.each(htmlNames)('%s leads nowhere but to this site, in the chart’s language', (name) => {
    for (const input of choices)
      for (const element of elementsOf(snippets[name](input))) {
        const { src, href } = attributesOf(element);
        for (const address of [src, href].filter((one) => one !== undefined)) {
          expect(address.startsWith(root)).toBe(true);
          const localized = address === `${root}embed/v1.js` || /\/vi\//.test(address) === (locale === 'vi');
          expect(localized, address).toBe(true);
        }
      }
  });
});

describe('the drawing', () => {
  it('shares no id with another chart or language on the page', () => {
    const all = sample.charts.flatMap(({ id }) => locales.map((locale) => snippets.svg(inputOf(id, locale))));
    const ids = all.flatMap((svg) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(all.length * 2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const svg of all)
      for (const [, one, other] of svg.matchAll(/url\(#([^)]*)\)|aria-(?:labelledby|describedby)="([^"]*)"/g))
        expect(svg).toContain(` id="${one ?? other}"`);
  });

  it('is never wider than its column', () => {
    expect(snippets.svg(inputOf('accounts', 'en'))).toMatch(
      /^<svg [^>]*width="688" height="\d+" viewBox="[^"]*"[^>]* style="max-width:100%;height:auto"/,
    );
  });
});

test('frozen files are beside their page', () => {
  expect(frozenFile('a', frozen, 'en', 'png')).toBe(`frozen/a/${frozen}/a.png`);
  expect(frozenFile('a', frozen, 'vi', 'csv')).toBe(`frozen/a/${frozen}/vi/a.csv`);
});

test('snippets say nothing of where the site is but what they are told', () => {
  const view = viewOf('accounts', 'vi');
  const moved = { root: 'https://data.example.net/' };
  for (const name of names) {
    const text = snippets[name]({ ...inputOf('accounts', 'vi'), view, site: moved });
    expect(text).not.toContain(new URL(site.root).host);
  }
});
