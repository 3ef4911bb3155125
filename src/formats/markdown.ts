import { type MessageKey, t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { licenceOf } from './about.ts';
import { daysOf } from './figure/history.ts';
import { type FigureView, linkNames } from './figure/view.ts';
import { citation } from './meta/cite.ts';
import { periodInWords, type Row, type Source } from './row.ts';
import { chartFile, chartPage, figurePath, pageUrl, type Site } from './site.ts';
import { type ChartView, notesOf, sourceLine } from './view.ts';

/** Text as Markdown (CommonMark, with the tables of GFM): no sign of it is mark-up, and it stays on one line. Addresses stay as they are. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#\w]+;)/gu, '\\$&')
    .replace(/^(?:[-+#=]|\d+(?=[.)]\s))/, (start) => start.replace(/[-+#=]|$/, '\\$&'));

const link = (text: string, url: string | undefined) =>
  url === undefined ? plain(text) : `[${plain(text)}](<${url.replace(/[<>|\n]/g, encodeURIComponent)}>)`;
const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
const table = (heads: readonly MessageKey[], rows: readonly string[][], locale: Locale) =>
  [heads.map((head) => plain(t(locale, head))), heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

type Block = string | [heading: MessageKey, block: string];

/** Blocks with a blank line between them, and a heading before those that have one; then the licence and the page with the same content. */
function document(blocks: readonly Block[], path: string, locale: Locale, site: Site): string {
  const written = blocks.map((one) => {
    return typeof one === 'string' ? one : one[1] && `## ${plain(t(locale, one[0]))}\n\n${one[1]}`;
  });
  const foot = [
    plain(t(locale, 'md.licence', { licence: licenceOf(site).spdx })),
    `<${pageUrl(site, path, locale)}>`,
  ];
  return `${[...written, ...foot].filter(Boolean).join('\n\n')}\n`;
}

/** "… Zalo: **76.5 million** monthly users …", which leads to the words in the report, and their place. */
function words({ evidence: { before, phrase, after }, url, place }: Source): string {
  const quoted = [before && `… ${plain(before)}`, `**${plain(phrase)}**`, after && `${plain(after)} …`];
  return `“${quoted.filter(Boolean).join(' ')}” (${link(place, url)})`;
}

/** How a value came about: its words in the report, and in others; or its formula and those of its operands. */
function origin({ source, formula, operandSources, others }: Row, locale: Locale): string[] {
  if (!source) return [plain(formula), ...operandSources.map(words)];
  return [
    words(source),
    ...others.map((one) => `${t(locale, one.agrees ? 'also.agrees' : 'also.differs')} ${words(one.source)}`),
  ];
}

/** A chart as `/charts/<id>.md`: what it claims and what was checked, its values with their precision and words, notes, caveats, licence. */
export function chartMarkdown(view: ChartView, site: Site): string {
  const { data, rows, corrections, locale, chart } = view;
  const values = rows.map((row) => {
    const { observation, role, figure } = row;
    const isRest = role === 'rest';
    const url = isRest ? undefined : pageUrl(site, `${figurePath(observation)}/`, locale);
    const precision = [
      t(locale, `qualifier.${observation.figure.qualifier}.name`),
      row.source ? '' : t(locale, 'derived.name'),
      row.interval,
    ];
    return [
      plain([isRest ? row.label : row.subjectLabel, row.measureLabel, periodInWords(row, locale)].join(', ')),
      link(figure, url),
      plain(precision.filter(Boolean).join('; ')),
      origin(row, locale).join('<br>'),
    ];
  });
  const claims = [t(locale, 'page.claimBorne'), ...data.claims];
  const caveats = rows.flatMap(({ label, note }) => (note ? `${label}: ${note}` : []));
  const changes = corrections.map(
    (one) => `${one.date}: ${one.what}: ${one.before} → ${one.after}. ${localized(one, 'reason', locale)}`,
  );
  const blocks: Block[] = [
    `# ${plain(data.title)}`,
    plain(data.subtitle),
    ['page.claim', claims.length > 1 ? list(claims.map(plain)) : ''],
    table(['table.subject', 'table.value', 'page.precision', 'table.source'], values, locale),
    list([...notesOf(view), ...data.remarks].map(plain)),
    ['page.caveats', list(caveats.map(plain))],
    ['page.corrections', list(changes.map(plain))],
    plain(sourceLine(view)),
  ];
  return document(blocks, chartPage(chart.id), locale, site);
}

/** A figure as `/figures/….md`. */
export function figureMarkdown(view: FigureView, site: Site): string {
  const { row, locale, links, history } = view;
  const states = history.map((one) => [daysOf(one, locale), one.words, one.reason].map(plain));
  const linked = linkNames.map((name): [MessageKey, string] => {
    return [
      `figure.${name}`,
      list(links[name].map(([text, path]) => link(text, pageUrl(site, path, locale)))),
    ];
  });
  const blocks: Block[] = [
    `# ${plain(view.title)}`,
    plain(view.answer),
    [row.source ? 'table.asReported' : 'table.howDerived', list(origin(row, locale))],
    ['figure.cautions', list(view.cautions.map(plain))],
    ['figure.history', table(['history.published', 'table.value', 'history.why'], states, locale)],
    ...linked,
    ['page.cite', plain(citation(view, site))],
  ];
  return document(blocks, view.page, locale, site);
}

/** The most charts that `/llms.txt` lists; the catalogue has all. */
const MOST_CHARTS = 50;

/** `/llms.txt` (llmstxt.org): what programs that read the site should know, and where to read what. */
export function llmsText({ charts }: { charts: readonly ChartView[] }, site: Site): string {
  const [locale] = site.locales;
  const item = (name: string, path: string) => link(name, pageUrl(site, path, locale));
  const files = ['data/observations.csv', 'data/csvw.json', 'catalog.jsonld', 'search.json'];
  const listed = charts
    .slice(0, MOST_CHARTS)
    .map(({ chart, data }) => item(data.title, chartFile(chart.id, 'md')));
  const blocks: Block[] = [
    `# ${plain(localized(site, 'name', locale))}`,
    `> ${plain(localized(site, 'description', locale))}`,
    plain(t(locale, 'llms.rules')),
    ['nav.data', list(files.map((file) => item(file, file)))],
    ['nav.charts', list(listed)],
  ];
  return document(blocks, '', locale, site);
}
