import { categories } from '../lighthouse/scores.ts';
import type { Figures } from '../section.ts';
import { counted, duration, size, table, times } from '../statistics.ts';
import type { Builds, timeBuilds } from './builds.ts';
import type { PageFigures } from './pages.ts';

/** All that was measured of ours and of Framework. */
export interface Measured {
  builds: Awaited<ReturnType<typeof timeBuilds>>;
  pages: Record<string, PageFigures>;
  many: Builds & { withSidebar: number };
  versions: { framework: string; plot: string };
  runs: number;
  CHARTS: readonly string[];
  MANY: number;
}

/** The columns of pages, and what stands above them. */
const kinds = { page: 'Nguồn, a chart’s page', embed: 'Nguồn, a chart alone', framework: 'Framework' };
type Kind = keyof typeof kinds;

/** What `RESULTS.md` says of it, and the figures that other tables quote. */
export function peersMarkdown(all: Measured): { figures: Figures; markdown: string } {
  const { versions, runs, CHARTS, MANY } = all;
  const charts = CHARTS.map((chart) => `\`${chart}\``).join(', ');
  const parts = [
    `Observable Framework ${versions.framework} with Plot ${versions.plot}: the snapshot’s eleven charts, each a page in English and in Vietnamese with title, chart and note, its figures in a CSV. Framework’s pages are as its documentation has them, but without fonts, sidebar, pager, table of contents and search, which would only make them slower; Nguồn’s have their fonts, navigation, table and downloads. Like is compared with like in the line “fonts aside”. \`npm run bench -- --only peers\``,
    '### Building',
    buildTable(all),
    `Medians of ${counted(runs, 'run')}, ours and theirs in turn. From nothing: without any cache. After one edit: one figure of one CSV was changed. ${MANY} pages: ${MANY / 2} charts in two languages, one run. Nguồn makes more of each chart than its page: SVG, PNG, CSV, JSON and a page for frames, checked. What Framework’s build fetches from the public CDN comes from npm packages on the disk here (\`tests/bench/peers/framework/preload.ts\`), so its times are without the network.`,
    '### A chart’s page in Chromium',
    pageTable(all),
    `Medians of ${counted(runs, 'loading')} each of ${charts}, the three in turn, on a 360-pixel screen with nothing cached; gzip, HTTP/1.1. Drawn: the first frame in which all shapes of the page’s largest drawing are there. Slow phone: a quarter of this machine’s speed, 1.6 Mbit/s, 150 ms to the server. Lighthouse: ${categories.join(', ')}, on its phone, of the first chart; a chart alone is not for search engines, and marked so.`,
  ];
  return { figures: figuresOf(all), markdown: parts.join('\n\n') };
}

function buildTable({ builds, many, MANY }: Measured): string {
  const { cold, edited, output } = builds;
  const timed = (what: string, { ours, theirs }: Builds) => [
    what,
    duration(ours),
    duration(theirs),
    times(theirs / ours),
  ];
  const { ours, theirs } = output;
  return table(
    ['', 'Nguồn', 'Framework', 'Framework ÷ Nguồn'],
    [
      timed('from nothing', cold),
      timed('after one edit', edited),
      timed(`${MANY} pages, from nothing`, many),
      timed('a page of these', { ours: many.ours / MANY, theirs: many.theirs / MANY }),
      timed('… Framework with its sidebar, as it comes', {
        ours: many.ours / MANY,
        theirs: many.withSidebar / MANY,
      }),
      ['files written', String(ours.files), String(theirs.files), times(theirs.files / ours.files)],
      ['bytes written', size(ours.bytes), size(theirs.bytes), times(theirs.bytes / ours.bytes)],
    ],
  );
}

function pageTable({ pages }: Measured): string {
  const row = (what: string, of: (figures: PageFigures) => number, words: (value: number) => string) => {
    const value = (kind: Kind) => of(need(pages, kind));
    const ratio = (kind: Kind) =>
      value(kind) > 0 && value('framework') > 0 ? times(value('framework') / value(kind)) : '–';
    return [
      what,
      ...(Object.keys(kinds) as Kind[]).map((kind) => words(value(kind))),
      ratio('page'),
      ratio('embed'),
    ];
  };
  const scores = (Object.keys(kinds) as Kind[]).map((kind) => need(pages, kind).scores.join(' '));
  return table(
    ['', ...Object.values(kinds), '÷ page', '÷ alone'],
    [
      row('drawn', (one) => one.drawn, duration),
      row('drawn, on a slow phone', (one) => one.drawnOnPhone, duration),
      row('requests', (one) => one.requests, String),
      row('transferred', (one) => one.bytes, size),
      row('… fonts aside', (one) => one.bytes - one.fontBytes, size),
      row('… of which JavaScript', (one) => one.scriptBytes, size),
      row('shapes without JavaScript', (one) => one.withoutScript, String),
      ['Lighthouse', ...scores, '', ''],
    ],
  );
}

function figuresOf({ builds, pages, many, MANY }: Measured): Figures {
  const figures: Figures = {
    coldMs: builds.cold.ours,
    editedMs: builds.edited.ours,
    aPageMs: many.ours / MANY,
    frameworkColdMs: builds.cold.theirs,
    frameworkEditedMs: builds.edited.theirs,
    frameworkAPageMs: many.theirs / MANY,
    frameworkAPageWithSidebarMs: many.withSidebar / MANY,
    manyPages: MANY,
  };
  for (const kind of Object.keys(kinds) as Kind[]) {
    const { drawn, drawnOnPhone, requests, bytes, scriptBytes, fontBytes, withoutScript } = need(pages, kind);
    Object.assign(figures, {
      [`${kind}DrawnMs`]: drawn,
      [`${kind}DrawnOnPhoneMs`]: drawnOnPhone,
      [`${kind}Requests`]: requests,
      [`${kind}Bytes`]: bytes,
      [`${kind}ScriptBytes`]: scriptBytes,
      [`${kind}FontBytes`]: fontBytes,
      [`${kind}ShapesWithoutScript`]: withoutScript,
    });
  }
  return figures;
}

function need(pages: Record<string, PageFigures>, kind: Kind): PageFigures {
  const found = pages[kind];
  if (!found) throw new Error(`Pages of the kind "${kind}" were not measured.`);
  return found;
}
