import type { Problem } from '../csv/problem.ts';
import type { HasLocales, Locale } from '../i18n/locales.ts';
import type { Tables } from '../tables/tables.ts';
import { unlike } from '../tables/texts.ts';
import { quoted, START, sortStoryProblems, storyProblem, unknownName } from './problem.ts';
import { readStory, type Story } from './read.ts';

/** A story as it is on the disk: `src/stories/<locale>/<name>.mdx`. */
export interface StoryFile {
  /** Path from the project's root, with slashes. */
  file: string;
  source: string;
}

/** Checks all stories, and that the languages of each say the same. Problems by file, then place. */
export function checkStories(files: readonly StoryFile[], tables: Tables): Problem[] {
  const problems: Problem[] = [];
  const { site } = tables;
  const byName = new Map<string, Versions>();
  for (const { file, source } of files) {
    const [folder = '', base = ''] = file.split('/').slice(-2);
    const story: Story = readStory(file, source, tables);
    problems.push(...story.problems);
    const name = base.replace(/\.mdx$/, '');
    if ((site.locales as readonly string[]).includes(folder) && base !== name)
      byName.set(name, { ...byName.get(name), [folder as Locale]: story });
    else problems.push(misplaced(file, folder, base, site));
  }
  for (const [name, versions] of byName)
    problems.push(...compareVersions(name, versions, site), ...unshown(name, versions));
  return sortStoryProblems(problems);
}

/** Versions of a story that no page would show, for pages find them by the id of their report. */
function unshown(name: string, versions: Versions): Problem[] {
  // Versions of different reports are reported already.
  if (new Set(Object.values(versions).map(({ report }) => report)).size > 1) return [];
  return Object.values(versions).flatMap(({ file, report }) => {
    if (report === undefined || name === report || name === `${report}-notes`) return [];
    return [storyProblem(file, START, 'story-error.no-page', { name, report })];
  });
}

/** A file that no page would show. */
function misplaced(file: string, folder: string, base: string, { locales }: HasLocales): Problem {
  if (!base.endsWith('.mdx')) return storyProblem(file, START, 'story-error.no-mdx-file');
  const params = { folder, folders: locales.map((locale) => `src/stories/${locale}/`) };
  return storyProblem(file, START, ...unknownName('story-error.folder', folder, locales, params));
}

/** The stories of one name, in the languages that have it. */
type Versions = Partial<Record<Locale, Story>>;

/** Compares the languages of one story: none is missing, and they have the same charts and figures. */
function compareVersions(name: string, versions: Versions, { locales }: HasLocales): Problem[] {
  const first = locales.find((locale) => versions[locale]);
  const model = first && versions[first];
  if (!model) return [];
  return locales.flatMap((locale) => {
    const story = versions[locale];
    if (!story) {
      const file = model.file.replace(/[^/]+\/[^/]+$/, () => `${locale}/${name}.mdx`);
      return [storyProblem(file, START, 'story-error.version-missing', { other: model.file })];
    }
    if (story === model || !story.isParsed || !model.isParsed) return [];
    return [
      ...reportDiffers(story, model),
      ...chartsDiffer(story, model),
      ...figuresDiffer(story, model),
      ...textsDiffer(story, locale, model, first),
    ];
  });
}

/** Paragraphs that state what their translation does not, where both have as many. */
function textsDiffer(story: Story, locale: Locale, model: Story, first: Locale): Problem[] {
  if (story.texts.length !== model.texts.length) return [];
  return story.texts.flatMap((one, at) => {
    const found = unlike(one.text, locale, model.texts[at]?.text ?? '', first);
    const params = { ...found, other: `${model.file}:${model.texts[at]?.line}` };
    return found ? [storyProblem(story.file, one, 'story-error.unlike', params)] : [];
  });
}

function reportDiffers(story: Story, model: Story): Problem[] {
  if (story.report === undefined || model.report === undefined || story.report === model.report) return [];
  const params = { report: story.report, other: model.file, otherReport: model.report };
  return [storyProblem(story.file, START, 'story-error.other-report', params)];
}

function chartsDiffer(story: Story, model: Story): Problem[] {
  const [longer, other] = story.charts.length < model.charts.length ? [model, story] : [story, model];
  const at = longer.charts.findIndex(({ id }, nth) => id !== other.charts[nth]?.id);
  if (at < 0) return [];
  const [own, there] = [story.charts[at], model.charts[at]];
  const place = own ?? story.charts.at(-1) ?? START;
  const params = { number: at + 1, other: model.file, id: own?.id ?? '', otherId: there?.id ?? '' };
  const key = there ? 'story-error.chart-differs' : 'story-error.chart-extra';
  return [storyProblem(story.file, place, own ? key : 'story-error.chart-missing', params)];
}

function figuresDiffer(story: Story, model: Story): Problem[] {
  const own = new Set(story.figures.map(({ id }) => id));
  const other = new Set(model.figures.map(({ id }) => id));
  const missing = [...other.difference(own)];
  const extra = [...own.difference(other)].map((figure) => {
    const place = story.figures.find(({ id }) => id === figure) ?? START;
    return storyProblem(story.file, place, 'story-error.figure-extra', { figure, other: model.file });
  });
  if (missing.length === 0 && extra.length === 0) return orderDiffers(story, model);
  if (missing.length === 0) return extra;
  const params = { figures: quoted(missing), other: model.file };
  return [storyProblem(story.file, START, 'story-error.figure-missing', params), ...extra];
}

/** Where both have the same figures: the first that stands in another place, unless the editor has confirmed it. */
function orderDiffers(story: Story, model: Story): Problem[] {
  const firsts = ({ figures }: Story) =>
    figures.filter((one, at) => figures.findIndex(({ id }) => id === one.id) === at);
  const [own, other] = [firsts(story), firsts(model)];
  const at = own.findIndex(({ id }, i) => id !== other[i]?.id);
  const shown = own[at];
  if (!shown || story.hasOwnOrder || model.hasOwnOrder) return [];
  const params = { figure: shown.id, otherFigure: other[at]?.id ?? '', other: model.file };
  return [storyProblem(story.file, shown, 'story-error.figure-order', params)];
}
