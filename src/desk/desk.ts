import { colourStyle } from '../charts/parts/palette.ts';
import { concernsValues, readTables } from '../dataset/read.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { chartChanges, chartSnapshots, figureHtml, newStory, render } from './charts.ts';
import { sourceOf } from './files.ts';
import type { PasteTables } from './paste.ts';
import { type Change, columnOf, fileNames, isStory, storyFile, type Workbook } from './workbook.ts';

export type CheckResult = Awaited<ReturnType<Desk['check']>>;

/** The part of the desk that runs in a worker. The page sends its workbook with each call. */
export class Desk {
  private readonly locale: Locale;
  private published: ReturnType<typeof inspect>;

  constructor(locale: Locale) {
    this.locale = locale;
    this.published = inspect(new Map(), locale);
  }

  /** Takes the workbook that others are compared with. */
  publish(workbook: Workbook): void {
    this.published = inspect(workbook, this.locale);
  }

  /**
   * Checks the workbook (`isEdited`: unlike the published files), and draws the charts that differ for a width in px, and the story
   * `file`, unless values cannot be read. `verified` are reports whose text was compared.
   */
  async check(workbook: Workbook, isEdited: boolean, width: number, file: string) {
    const [now, published] = [await inspect(workbook, this.locale), await this.published];
    const { tables, verified, isSound } = now;
    let { problems } = now;
    if (problems.length === 0 && isEdited) {
      const { editedProblems } = await import('./edited.ts');
      const before = published.problems.some(concernsValues) ? undefined : published.tables;
      problems = editedProblems(before, tables, workbook, this.locale);
    }
    const all = isSound ? chartChanges(published.snapshots, now.snapshots, tables, width) : [];
    // A chart whose row cannot be read is not gone.
    const charts = all.filter(({ after }) => after || now.hasAllCharts);
    return {
      problems,
      verified,
      charts: isSound ? charts : undefined,
      colours: isSound ? colourStyle(tables.site, tables.categories) : undefined,
      story: isSound ? await this.preview(workbook, file, now, width) : undefined,
    };
  }

  private async preview(workbook: Workbook, file: string, { tables, charts }: Inspection, width: number) {
    const content = workbook.get(file);
    if (!isStory(file) || typeof content !== 'string') return undefined;
    const { previewStory } = await import('./edited.ts');
    const locale = locales.find((one) => file.includes(`/${one}/`)) ?? this.locale;
    const snapshots = chartSnapshots(charts, tables, locale);
    return previewStory(content, locale, tables, (id) => {
      const chart = snapshots.get(id);
      return chart && figureHtml(render(chart, width, `story-${id}`));
    });
  }

  /** What changed, as `diff` says it of sound data, compared with `what`, for a pull request. */
  async describe(workbook: Workbook, what: string): Promise<string> {
    const [{ tables }, published] = [await inspect(workbook, this.locale), await this.published];
    const { changesText } = await import('./edited.ts');
    return changesText(published.tables, tables, what, this.locale);
  }

  async newStories(workbook: Workbook, id: string): Promise<Change[]> {
    const { tables } = await inspect(workbook, this.locale);
    const report = tables.reports.find((one) => one.id === id);
    const missing = tables.site.locales.filter((locale) => !workbook.has(storyFile(id, locale)));
    return report ? missing.map((locale) => [storyFile(id, locale), newStory(report, tables, locale)]) : [];
  }

  /** The tables that a pasted report is read against. */
  async tables(workbook: Workbook): Promise<PasteTables> {
    const { tables } = await inspect(workbook, this.locale);
    const files = [...workbook.keys()].filter((file) => file.startsWith('observations/'));
    return { ...tables, used: files.flatMap((file) => columnOf(workbook, file, 'evidence')) };
  }
}

type Inspection = Awaited<ReturnType<typeof inspect>>;

/** Checks a workbook, as `npm run check:data` does, and reads its charts. */
async function inspect(workbook: Workbook, locale: Locale) {
  const files = fileNames(workbook).filter((file) => !isStory(file));
  const found = await readTables(files.map((file) => sourceOf(file, workbook.get(file)!)));
  const { tables, problems } = found;
  const ofCharts = new Set(problems.flatMap(({ file, line }) => (file === 'charts.csv' ? line : [])));
  // False if values cannot be read, so that no chart can be drawn. Line 1 stands for the whole file.
  const isSound = !ofCharts.has(1) && !problems.some(concernsValues);
  const charts = isSound ? tables.charts.filter(({ row }) => !ofCharts.has(row)) : [];
  const snapshots = chartSnapshots(charts, tables, locale);
  return { ...found, isSound, charts, snapshots, hasAllCharts: ofCharts.size === 0 };
}
