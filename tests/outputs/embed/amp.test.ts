import { createRequire } from 'node:module';
import { describe, expect, it, test } from 'vitest';
import { locales } from '../../../src/i18n/locales.ts';
import { allChoices } from '../../../src/outputs/embed/choice.ts';
import { snippets } from '../../../src/outputs/embed/snippets.ts';
import { everyData, hostile, hostileTables } from '../support.ts';
import { attributesOf, frozen, inputOf, only } from './support.ts';

/** AMP's own validator, which has no types; the rules that it usually asks the network for come as a package. */
interface Validator {
  validateString(html: string): {
    status: 'PASS' | 'FAIL' | 'UNKNOWN';
    errors: { severity: string; message: string }[];
  };
}
const require = createRequire(import.meta.url);
const amp: { getInstance(rules: string): Promise<Validator> } = require('amphtml-validator');
const validator = await amp.getInstance(require.resolve('@hint/hint-amp-validator/dist/src/validator'));

/** The smallest AMP page, with something in it. */
const pageWith = (html: string) => `<!doctype html>
<html ⚡ lang="en">
<head>
<meta charset="utf-8">
<title>An article</title>
<script async src="https://cdn.ampproject.org/v0.js"></script>
<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>
<link rel="canonical" href="https://newspaper.example/article">
<meta name="viewport" content="width=device-width">
<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-moz-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-ms-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-moz-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-ms-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-o-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none;-moz-animation:none;-ms-animation:none;animation:none}</style></noscript>
</head>
<body>
<p>An article.</p>
${html}
</body>
</html>`;

/** What the validator says of a snippet in a page: the status, and each thing that it found. */
function verdictOn(snippet: string): string[] {
  const { status, errors } = validator.validateString(pageWith(snippet));
  return [status, ...errors.map(({ severity, message }) => `${severity}: ${message}`)];
}

const everyChart = everyData.flatMap(([which, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => [id, which, locale, tables] as const)),
);

describe('in an AMP page', () => {
  test.each(everyChart)('%s %s in %s is valid in every choice', (id, _, locale, tables) => {
    for (const choice of allChoices(frozen))
      expect(verdictOn(snippets.amp(inputOf(id, locale, choice, tables)))).toEqual(['PASS']);
  });

  test.each(hostile)('a chart that is called %j is valid', (text) => {
    const html = snippets.amp(inputOf('accounts', 'vi', {}, hostileTables(text)));
    expect(verdictOn(html)).toEqual(['PASS']);
  });

  it('is not valid at an address without TLS, and the validator is one', () => {
    const input = inputOf('accounts', 'en');
    expect(verdictOn(snippets.amp({ ...input, site: { root: 'http://example.org/' } }))[0]).toBe('FAIL');
    expect(verdictOn(snippets.iframe(input))[0]).toBe('FAIL');
    expect(verdictOn(snippets.amp(input).replace('fixed-height', 'responsive'))[0]).toBe('FAIL');
    expect(verdictOn('')[0]).toBe('PASS');
  });
});

describe('what AMP asks for and its validator does not see', () => {
  test.each(everyChart)('%s %s in %s has it', (id, _, locale, tables) => {
    const html = snippets.amp(inputOf(id, locale, {}, tables));
    const frame = only(html, 'amp-iframe');
    const attributes = attributesOf(frame);
    // With its origin and scripts, a page could take its own sandbox away; without scripts it could not say its height.
    const sandbox = attributes['sandbox']?.split(' ') ?? [];
    expect(sandbox).toContain('allow-scripts');
    expect(sandbox).not.toContain('allow-same-origin');
    expect(sandbox).not.toContain('allow-top-navigation');
    // Links leave the frame.
    expect(sandbox).toContain('allow-popups');
    expect(sandbox).toContain('allow-popups-to-escape-sandbox');
    expect(attributes).toHaveProperty('resizable', '');
    expect(Number(attributes['height'])).toBeGreaterThanOrEqual(100);
    expect(attributes['src']).toMatch(/^https:/);
    expect(attributes['title']).not.toBe('');

    const overflow = frame.childElements.filter((one) => 'overflow' in attributesOf(one));
    expect(overflow.map(attributesOf)).toMatchObject([{ tabindex: '0', role: 'button' }]);
    expect(overflow[0]?.textContent.trim()).toBe(overflow[0] && attributesOf(overflow[0])['aria-label']);
    const placeholder = frame.childElements.filter((one) => 'placeholder' in attributesOf(one));
    expect(placeholder.map(({ tagName }) => tagName)).toEqual(['amp-img']);
    expect(placeholder.map((one) => attributesOf(one)['src'])).toEqual([
      expect.stringMatching(/^https:.*\.png$/),
    ]);
  });
});
