import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkColours, colourStyle, contrast as ofDarker } from '../../src/charts/parts/palette.ts';
import type { CheckContext } from '../../src/tables/checks/keys.ts';

/** Of two colours, whichever is lighter. */
const contrast = (a: string, b: string) => Math.max(ofDarker(a, b), ofDarker(b, a));

const category = (id: string, colour: string) => ({
  file: 'categories.csv',
  row: 2,
  id,
  colour,
  label_en: id,
  label_vi: id,
});

/** The colours of the light background, of the dark one where the system says so, and where the page does. */
function themes(...colours: string[]): Record<string, string>[] {
  const css = colourStyle(
    { values: {} },
    colours.map((colour, at) => category(`c${at}`, colour)),
  );
  const sheets = css.split(/prefers-color-scheme:dark|data-theme="dark"/);
  return sheets.map((sheet) =>
    Object.fromEntries([...sheet.matchAll(/--([\w-]+):(#\w+);/g)].map(([, ...pair]) => pair)),
  );
}

/** What is wrong with colours: the key, and the colour that would do. */
function problemsOf(...colours: string[]) {
  const found: [key: string | undefined, meant: string | undefined][] = [];
  const add: CheckContext['add'] = (key, _row, _column, _text, params) => {
    found.push([key.split('.')[1], params?.['meant']?.toString()]);
  };
  checkColours(
    colours.map((colour, at) => category(`c${at}`, colour)),
    [],
    { add },
  );
  return found;
}

describe.each(['light', 'dark'])('the %s palette', (name) => {
  const [light, dark, chosen] = themes('#b3261e', '#3f6fa8', '#7d5a0b');
  const { background = '', rule: _, ...colours } = (name === 'light' ? light : dark) ?? {};
  test.each(Object.entries(colours))('%s %s: 4.5:1 against the background', (_, colour) => {
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(colour === colours['ink'] ? 7 : 4.5);
  });
  test('is the same where the page asks for it', () => expect(chosen).toEqual(dark));
});

test('contrast is that of WCAG 2.2', () => expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54));

test('a colour that is accepted can be read on both backgrounds, and one that is proposed is accepted', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, (colour) => {
      const [[key, meant = ''] = []] = problemsOf(colour);
      if (key === 'pale-colour') expect(problemsOf(meant).flat()).not.toContain('pale-colour');
      if (key) return;
      for (const { 'category-c0': own = '', background = '' } of themes(colour))
        expect(contrast(own, background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
