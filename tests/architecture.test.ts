import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartTypes } from '../src/tables/schemas/index.ts';
import { root } from './support/folders.ts';
import { type Import, importsOf } from './support/imports.ts';

/** What each folder of src/ may import of ours, its own files aside. Folders come after all that they import. */
const stages: Record<string, readonly string[]> = {
  i18n: [],
  csv: ['i18n'],
  figures: ['i18n'],
  evidence: ['csv', 'figures', 'i18n'],
  tables: ['csv', 'figures', 'evidence', 'i18n'],
  charts: ['csv', 'tables', 'figures', 'i18n'],
  dataset: ['csv', 'evidence', 'figures', 'i18n', 'tables', 'charts'],
  stories: ['csv', 'evidence', 'tables', 'figures', 'i18n'],
  formats: ['charts', 'tables', 'figures', 'evidence', 'csv', 'i18n'],
  article: ['formats', 'charts', 'tables', 'figures', 'evidence', 'csv', 'i18n'],
  embed: ['formats', 'charts', 'tables', 'figures', 'evidence', 'csv', 'i18n'],
  changes: ['embed', 'formats', 'charts', 'tables', 'figures', 'evidence', 'csv', 'i18n'],
  desk: 'stories changes embed formats dataset charts tables figures evidence csv i18n'.split(' '),
};
const site = ['components', 'layouts', 'client', 'styles', 'guide'];
const before: Record<string, readonly string[]> = {
  ...stages,
  ...Object.fromEntries([...site, 'pages'].map((folder) => [folder, [...Object.keys(stages), ...site]])),
  cli: Object.keys(stages),
  integration: [...Object.keys(stages), 'cli'],
  'collections.ts': ['dataset', 'tables', 'stories', 'embed'],
  'content.config.ts': ['collections.ts'],
};

/** The kept libraries, each with the places where it is used. */
const packages: Record<string, readonly string[]> = {
  leven: ['csv'],
  papaparse: ['csv'],
  jsep: ['figures'],
  zod: ['tables', 'collections.ts'],
  d3: ['charts'],
  astro: ['cli', 'collections.ts', 'integration'],
  'proper-lockfile': ['integration'],
  '@astrojs/sitemap': ['integration'],
  '@resvg/resvg-js': ['formats'],
  sharp: ['formats'],
  cacache: ['formats'],
  '@capsizecss/core': ['formats'],
  fflate: ['formats', 'desk', 'cli'],
  comlink: ['desk'],
  'lit-html': ['desk', 'client'],
  minisearch: ['formats'],
  feedsmith: ['formats'],
  yaml: ['formats', 'stories'],
  satteri: ['stories'],
  '#mdx': ['stories'],
  unified: ['stories'],
  'remark-parse': ['stories'],
  'remark-gfm': ['stories'],
  'remark-mdx': ['stories'],
  '@octokit/request': ['desk'],
};
const nodeAllowed = (file: string) =>
  /^(?:content\.config\.ts|dataset\/load\.ts|formats\/(?:fonts|picture\/png)\.ts|(?:cli|integration)\/.+)$/.test(
    file,
  );
const astroAllowed = (file: string) => /^(?:components\/|layouts\/|pages\/)/.test(file);

const domFree = [
  'array color delaunay format geo hierarchy interpolate path polygon scale scale-chromatic shape time time-format',
].flatMap((names) => names.split(' '));
const d3Names = new Set(
  (await Promise.all(domFree.map((name) => import(/* @vite-ignore */ `d3-${name}`)))).flatMap(Object.keys),
);

/** What is wrong with an import in a file of src/; undefined when it is allowed. */
function wrongWith(file: string, { from, names, typeOnly }: Import): string | undefined {
  const folder = file.split('/')[0] ?? '';
  if (from.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), from);
    const [other = ''] = target.split('/');
    if (target.startsWith('..')) return 'leads out of src/';
    if (other !== folder && !before[folder]?.includes(other)) return `${folder} stands before ${other}`;
    return undefined;
  }
  if (from.startsWith('node:')) return nodeAllowed(file) ? undefined : 'node: is not for this file';
  if (from.startsWith('astro:')) return astroAllowed(file) ? undefined : 'astro: is not for this file';
  if (typeOnly && /^astro(?:\/|$)/.test(from)) return undefined;
  const [name = ''] = Object.keys(packages).filter((one) => from === one || from.startsWith(`${one}/`));
  if (!packages[name]?.includes(folder)) return `${from} is not a library of ${folder}`;
  const touching = name === 'd3' && !typeOnly ? names.filter((one) => !d3Names.has(one)) : [];
  return touching.length > 0 ? `d3's ${touching.join(', ')} may want a DOM` : undefined;
}

const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.(?:ts|astro|mdx)$/.test(file));
const source = (file: string) => readFileSync(path.join(root, 'src', file), 'utf8');

describe('imports', () => {
  it.each(files)('of src/%s are allowed', (file) => {
    const wrong = importsOf(source(file)).flatMap((one) => {
      const message = wrongWith(file, one);
      return message === undefined ? [] : [`${one.from}: ${message}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['i18n/index.ts', "import { readCsv } from '../csv/read.ts';"],
    ['csv/read.ts', "import { scan } from '../evidence/scan.ts';"],
    ['figures/phrase.ts', "export * from '../tables/tables.ts';"],
    ['figures/phrase.ts', "import type { Tables } from '../tables/tables.ts';"],
    ['tables/read.ts', "import fs from 'node:fs';"],
    ['tables/read.ts', "const { readFile } = await import('node:fs/promises');"],
    ['tables/read.ts', "import { getCollection } from 'astro:content';"],
    ['tables/read.ts', "import '../pages/index.astro';"],
    ['charts/bar.ts', "import { select } from 'd3';"],
    ['charts/bar.ts', "import { max, axisLeft } from 'd3';"],
    ['charts/bar.ts', "import * as d3 from 'd3';"],
    ['charts/bar.ts', "import { readTables } from '../dataset/read.ts';"],
    ['charts/bar.ts', "import left from 'left-pad';"],
    ['components/Chart.astro', "---\nimport Page from '../pages/index.astro';\n---"],
    ['layouts/Page.astro', "<script>import '../../../shared/x.ts'</script>"],
    ['cli/check.ts', "require('leven')"],
  ])('in src/%s such as %s are caught', (file, code) => {
    expect(importsOf(code).map((one) => wrongWith(file, one))).toEqual([expect.any(String)]);
  });

  it.each([
    ['charts/bar.ts', "import type { Chart } from '../tables/tables.ts';"],
    ['charts/bar.ts', "import { type Chart, type Unit } from '../tables/tables.ts';"],
    ['charts/bar.ts', "import {\n  max,\n  scaleLinear,\n} from 'd3';"],
    ['cli/check.ts', "import path from 'node:path';"],
    ['csv/read.ts', "// import fs from 'node:fs';"],
  ])('in src/%s such as %s are not', (file, code) => {
    expect(importsOf(code).flatMap((one) => wrongWith(file, one) ?? [])).toEqual([]);
  });
});

it('what is special to a chart type stands in its module', () => {
  const asks = new RegExp(`\\btype [!=]== '(?:${chartTypes.join('|')})'`);
  expect(files.filter((file) => asks.test(source(file)))).toEqual([]);
});

it('the stages run in a browser and in Node: they name nothing that only one of the two has', () => {
  const pure = files.filter(
    (file) =>
      (file.split('/')[0] ?? '') in stages &&
      !nodeAllowed(file) &&
      !/^(?:desk\/browser|stories)\//.test(file),
  );
  const found = pure.filter((file) =>
    /\b(?:process\.|Buffer\b|__dirname|import\.meta|document\.|window\.|localStorage\b)/.test(
      source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
    ),
  );
  expect(found).toEqual([]);
});
