import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { weights } from '../charts/parts/text.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import { chartVersion } from '../outputs/chart-version.ts';
import { frozenFile, frozenFont, frozenFonts } from '../outputs/embed/frozen-files.ts';
import { siteFont } from '../outputs/font-file.ts';
import { liveFiles } from '../outputs/frozen/live-files.ts';
import { frozenValues, manifestText } from '../outputs/frozen/manifest.ts';
import { relativeLinks } from '../outputs/frozen/relative-links.ts';
import { type ChartExtension, chartFormats } from '../outputs/index.ts';
import { sha256 } from '../outputs/package/digest.ts';
import { chartFile, frozenPage, localPath } from '../outputs/paths.ts';
import type { Site } from '../outputs/site.ts';
import { type ChartView, chartView } from '../outputs/view.ts';
import type { Chart, Tables } from '../tables/tables.ts';
import { MANIFEST } from './frozen-folders.ts';

/** The formats that a frozen version has beside its page. */
const FORMATS = ['svg', 'png', 'csv', 'json'] as const satisfies ChartExtension[];

/** A chart that is to be frozen. */
export interface Freezing {
  chart: Chart;
  views: Record<Locale, ChartView>;
  digest: string;
}

/** What a version of a chart would be made from. */
export async function freezing(chart: Chart, tables: Tables, site: Site): Promise<Freezing> {
  const views = Object.fromEntries(
    locales.map((locale) => [locale, chartView(chart, tables, locale)]),
  ) as Freezing['views'];
  const digest = await chartVersion(
    locales.map((locale) => views[locale]),
    site,
  );
  return { chart, views, digest };
}

/** What a version is of, and for which site. */
export interface Moment {
  date: string;
  /** See `Manifest.number`. */
  number: number;
  site: Site;
  /** The folder of the site on its origin: `/`, `/some/folder/`. */
  base: string;
}

/**
 * Writes a version's files into a new folder, its manifest last.
 * @param built A built site that has the version's pages as `frozen/<id>/now/`.
 * @returns what keeps it from being one: its pages take something from the site that would change under them. Sentences,
 * for a developer.
 */
export async function writeVersion(
  { chart, views, digest }: Freezing,
  { date, number, site, base }: Moment,
  built: string,
  folder: string,
): Promise<string[]> {
  const problems: string[] = [];
  const files: Record<string, string> = {};
  const write = async (file: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
    files[file] = await sha256(bytes);
  };
  for (const locale of locales) {
    const page = frozenPage(chart.id, 'now', locale);
    const html = await readFile(path.join(built, page, 'index.html'), 'utf8');
    const copy = relativeLinks(html, base, page, copies(chart.id, locale));
    problems.push(
      ...liveFiles(copy, Object.values(frozenFonts(locale))).map(
        (live) =>
          `The page ${page} would change with the site. ${live} Write it into the page (src/components/EmbedPage.astro, src/layouts/Embed.astro).`,
      ),
    );
    await write(localPath('index.html', locale), copy);
    for (const format of FORMATS)
      await write(
        localPath(`${chart.id}.${format}`, locale),
        await chartFormats[format].write(views[locale], site),
      );
  }
  for (const weight of weights) await write(frozenFont(weight), await siteFont(weight));
  const manifest = { chart: chart.id, date, digest, number, site: site.root, files };
  const values = frozenValues(views[defaultLocale]);
  await writeFile(path.join(folder, MANIFEST), manifestText({ ...manifest, values }));
  return problems;
}

/** The files of a live chart that a version has copies of: where links to them lead instead. */
function copies(id: string, locale: Locale): Map<string, string> {
  return new Map(
    FORMATS.map((format) => [
      localPath(chartFile(id, format), locale),
      frozenFile(id, 'now', locale, format),
    ]),
  );
}
