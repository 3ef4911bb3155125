import { describe, expect, test } from 'vitest';
import { type SnippetName, snippets } from '../../src/embed/snippets.ts';
import { locales } from '../../src/i18n/locales.ts';
import { everyChart, expectGolden, sample, site, viewOf } from '../formats/support.ts';
import { invalidParts } from '../site/built.ts';
import { attributesOf, elementsOf, everyChoice, inputOf, names } from './support.ts';

const root = 'https://example.org/nguon/';

/** What html-validate finds and has a reason: a style sheet of ours is nowhere, AMP has rules of its own. */
const reasoned: Record<SnippetName, string[]> = {
  script: ['no-inline-style', 'attribute-allowed-values'],
  component: [],
  iframe: ['no-inline-style', 'attribute-allowed-values'],
  amp: ['prefer-native-element'],
  picture: ['no-inline-style'],
  newsletter: ['no-inline-style'],
};

/** A page with something pasted into it. */
const pageWith = (html: string) =>
  `<!doctype html>\n<html lang="en"><head><title>x</title></head><body>\n${html}\n</body></html>`;

describe.each(locales)('in %s', (locale) => {
  test.each(names)('%s is as it was looked at', (name) => {
    const text = snippets[name](inputOf('accounts', locale));
    expectGolden(`embed/${name}-${locale}.html`, `${text}\n`);
  });
});

// All that is odd is in the sample.
const samples = everyChart.filter(([, , , tables]) => tables === sample);

describe.each(samples)('%s %s in %s', (id, _, locale, tables) => {
  const choices = everyChoice.map((choice) => inputOf(id, locale, choice, tables));
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

  test.each(names)('%s leads nowhere but to this site, in the chart’s language', (name) => {
    for (const input of choices)
      for (const element of elementsOf(snippets[name](input))) {
        const { src, href } = attributesOf(element);
        for (const address of [src, href].filter((one) => one !== undefined)) {
          expect(address.startsWith(root)).toBe(true);
          const localized = address === `${root}embed/v2.js` || /\/vi\//.test(address) === (locale === 'vi');
          expect(localized, address).toBe(true);
        }
      }
  });
});

test('snippets have no address of the site but the one that they are given', () => {
  const view = viewOf('accounts', 'vi');
  const moved = { ...site, root: 'https://data.example.net/' };
  for (const name of names) {
    const text = snippets[name]({ ...inputOf('accounts', 'vi'), view, site: moved });
    expect(text).not.toContain(new URL(site.root).host);
  }
});
