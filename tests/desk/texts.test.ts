import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { deskTexts, isUsed } from '../../src/components/desk.ts';
import en from '../../src/i18n/en.json' with { type: 'json' };
import { locales } from '../../src/i18n/locales.ts';
import { noTexts } from '../../src/integration/index.ts';
import { root } from '../support/folders.ts';
import { importsOf } from '../support/imports.ts';

/** Every module that a script brings along: all that it imports, however far. */
function modulesOf(...entries: string[]): Set<string> {
  const found = new Set(entries);
  for (const file of found)
    for (const { from, typeOnly } of importsOf(readFileSync(path.join(root, file), 'utf8'))) {
      if (typeOnly || !from.startsWith('.')) continue;
      const to = path.posix.join(path.posix.dirname(file), from);
      if (to.endsWith('.ts') && existsSync(path.join(root, to))) found.add(to);
    }
  return found;
}

it('the page brings every text that the script and its worker may say, and its language only', () => {
  const modules = modulesOf('src/desk/browser/desk.ts', 'src/desk/browser/worker.ts');
  expect(modules).toContain('src/charts/line.ts');
  const keys = Object.keys(en);
  const said = [...modules].flatMap((file) => {
    const code = readFileSync(path.join(root, file), 'utf8');
    // 'chart.rest', and `qualifier.${figure.qualifier}.short`.
    const starts = [...code.matchAll(/['`]([a-z][a-zA-Z0-9]*\.[\w.-]*)(?:['`]|\$\{)/g)].map(
      ([, start]) => start,
    );
    return starts.flatMap((start = '') =>
      keys.filter((key) => key === start || (start.endsWith('.') && key.startsWith(start))),
    );
  });
  expect(said.length).toBeGreaterThan(100);
  expect([...new Set(said)].filter((key) => !isUsed(key))).toEqual([]);
  for (const locale of locales) expect(deskTexts(locale).problems['blank-row']?.fix).toMatch(/\.$/);
  const { en: inEnglish, vi } = deskTexts('vi').words;
  expect(vi['chart.rest']).toBe('Phần còn lại');
  // Texts of the other language have figures too.
  expect(Object.keys(inEnglish)).toContain('qualifier.about.long');
  expect(Object.keys(inEnglish)).not.toContain('chart.rest');
});

it('in a browser the texts are the page’s alone', () => {
  const client = { environment: { name: 'client' } };
  const load = (id: string) => noTexts.load.call(client as never, id);
  expect(load('/a/src/i18n/en.json')).toBe('{}');
  expect(load('C:\\a\\src\\i18n\\problems.vi.json')).toBe('{}');
  expect(load('/a/src/i18n/columns.en.json')).toBe('{}');
  expect(load('/a/src/charts/parts/metrics.json')).toBeUndefined();
  expect(noTexts.load.call({ environment: { name: 'ssr' } } as never, '/a/src/i18n/en.json')).toBeUndefined();
});
