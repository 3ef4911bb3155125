import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { esmExternalRequirePlugin } from 'rolldown/plugins';
import { root } from '../support/folders.ts';
import { log } from './report.ts';
import { timed, type Usage } from './scale.ts';

/** Ignored by Git, and cleared by the project's own `npm ci`. */
const home = path.join(root, 'node_modules/.cache/bench');
const packages = path.join(home, 'node_modules');
const modules = path.join(home, 'modules');

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8')).version;

/**
 * Installs Framework, and makes from packages what the public CDN serves as `+esm`: a minified module a package, which
 * imports its dependencies from other such modules. Returns the versions, for people.
 */
export async function prepareFramework(): Promise<string> {
  const [wanted, lock] = [import.meta.dirname, home].map((at) => path.join(at, 'package-lock.json')) as [
    string,
    string,
  ];
  if (!existsSync(lock) || readFileSync(lock, 'utf8') !== readFileSync(wanted, 'utf8')) {
    log('installing Observable Framework');
    mkdirSync(home, { recursive: true });
    cpSync(path.join(import.meta.dirname, 'package.json'), path.join(home, 'package.json'));
    cpSync(wanted, lock);
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['ci', ...options], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  mkdirSync(modules, { recursive: true });
  // The set grows during the loop.
  const names = new Set(['@observablehq/plot', 'd3', 'd3-dsv', 'htl', 'isoformat']);
  for (const name of names) {
    const manifest = JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8'));
    const others = Object.keys(manifest.dependencies ?? {});
    const address = (id: string) => `/npm/${id}@${versionOf(id)}/+esm`;
    const bundle = await rolldown({
      input: name,
      cwd: home,
      platform: 'browser',
      // A CommonJS package requires others; in a browser these are imports.
      plugins: [esmExternalRequirePlugin({ external: others })],
      logLevel: 'warn',
    });
    const { output } = await bundle.generate({
      format: 'esm',
      minify: true,
      codeSplitting: false,
      paths: (id) => (others.includes(id) ? address(id) : id),
    });
    await bundle.close();
    const { code } = output[0];
    for (const id of others) if (code.includes(address(id))) names.add(id);
    writeFileSync(path.join(modules, `${name.replace('/', '+')}@${manifest.version}.js`), code);
  }
  return `Observable Framework ${versionOf('@observablehq/framework')} with Plot ${versionOf('@observablehq/plot')}`;
}

/** Builds a Framework project. From nothing: its caches are deleted first. */
export function buildFramework(folder: string, fromNothing: boolean): Promise<Usage> {
  if (fromNothing)
    for (const name of ['src/.observablehq', 'dist'])
      rmSync(path.join(folder, name), { recursive: true, force: true });
  const command = path.join(packages, '@observablehq/framework/dist/bin/observable.js');
  const preload = path.join(import.meta.dirname, 'preload.ts');
  return timed(`node --import "${preload}" "${command}" build`, folder, {
    BENCH_MODULES: modules,
    BENCH_PACKAGES: packages,
    OBSERVABLE_TELEMETRY_DISABLE: '1',
  });
}

/**
 * Writes a Framework project with the charts of a built site of ours: a page a chart and language, as a Framework
 * developer writes it, on the CSV that our site publishes; and a list of charts a language.
 * @param sidebar with the navigation that Framework has by default
 */
export function writeFrameworkProject(folder: string, dist: string, sidebar = false): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const bare = sidebar ? '' : 'sidebar: false, pager: false, toc: false, ';
  write(
    'observablehq.config.js',
    `export default { root: "src", title: "Nguồn", globalStylesheets: [], ${bare}footer: "" };\n`,
  );
  write('package.json', '{"type": "module", "private": true}\n');
  for (const locale of ['', 'vi/']) {
    const charts = path.join(dist, locale, 'charts');
    const names = readdirSync(charts).filter((name) => name.endsWith('.json'));
    const list = names.map((name) => {
      const chart = JSON.parse(readFileSync(path.join(charts, name), 'utf8'));
      write(`src/${locale}data/${chart.id}.csv`, readFileSync(path.join(charts, `${chart.id}.csv`), 'utf8'));
      write(`src/${locale}charts/${chart.id}.md`, chartPage(chart));
      return `- [${chart.title}](./charts/${chart.id})\n`;
    });
    write(`src/${locale}index.md`, `# Nguồn\n\n${list.join('')}`);
  }
}

const SETTINGS =
  'marginLeft: 130, marginRight: 110, x: {axis: null}, y: {label: null, lineWidth: 10, tickSize: 0}';
const FIGURES =
  'Plot.text(data, {x: (d) => d.high ?? d.value, y: "label", text: "figure", textAnchor: "start", dx: 6}), Plot.ruleX([0])';
const BAR = `${SETTINGS}, marks: [
    Plot.barX(data, {x: "value", y: "label", fill: "#3f6fa8", sort: {y: "x", reverse: true}}),
    Plot.ruleY(data, {x1: "low", x2: "high", y: "label", strokeWidth: 2}), ${FIGURES}]`;
/**
 * Charts in Observable Plot, as its documentation draws them: values, intervals, figures in words. The other types, of
 * which no page is loaded, are bars.
 */
const PLOTS: Record<string, string> = {
  range: `${SETTINGS}, marks: [
    Plot.ruleY(data, {x1: 0, x2: "value", y: "label", stroke: "#3f6fa8", sort: {y: "x2", reverse: true}}),
    Plot.ruleY(data, {x1: "low", x2: "high", y: "label", stroke: "#3f6fa8", strokeWidth: 10, strokeOpacity: 0.4}),
    Plot.dot(data, {x: "value", y: "label", fill: "#3f6fa8"}), ${FIGURES}]`,
  stack: `height: 190, marginLeft: 0, x: {axis: null}, y: {padding: 0.45}, marks: [
    Plot.barX(data, Plot.stackX({x: "value", y: "whole", fill: "#3f6fa8", stroke: "white"})),
    Plot.text(data, Plot.stackX({x: "value", y: "whole", fill: "white", text: (d) => d.label + "\\n" + d.figure})),
    Plot.axisY({label: null, tickSize: 0, textAnchor: "start", dx: 3, dy: -34})]`,
};

function chartPage({ id, type, title, subtitle, note }: Record<string, string>): string {
  return `---
title: ${JSON.stringify(title)}
---

# ${title}

${subtitle}

\`\`\`js
const rows = FileAttachment("../data/${id}.csv").csv({typed: true});
\`\`\`
\`\`\`js
const data = rows.filter((d) => d.role !== "whole" && d.role !== "beside");
\`\`\`

\`\`\`js
display(Plot.plot({width, ariaDescription: ${JSON.stringify(subtitle)}, ${PLOTS[type ?? ''] ?? BAR}}));
\`\`\`

${note ?? ''}
`;
}
