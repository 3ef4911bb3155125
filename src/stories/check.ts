import { type Problem, sortProblems } from '../csv/problem.ts';
import type { HasLocales, Locale } from '../i18n/locales.ts';
import { differenceIn } from '../tables/checks/mentions.ts';
import type { Tables } from '../tables/tables.ts';
import { type Complain, quoted, START, storyProblem, unknownName } from './figures.ts';
import { readStory, type Shown, type Story } from './read.ts';

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
    const story = readStory(file, source, tables);
    problems.push(...story.problems);
    const name = base.replace(/\.mdx$/, '');
    if ((site.locales as readonly string[]).includes(folder) && base !== name)
      byName.set(name, { ...byName.get(name), [folder as Locale]: story });
    else problems.push(misplaced(file, folder, base, site));
  }
  for (const [name, versions] of byName)
    problems.push(...compareVersions(name, versions, tables), ...unshown(name, versions));
  return sortProblems(problems);
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
function compareVersions(name: string, versions: Versions, tables: Tables): Problem[] {
  const { locales } = tables.site;
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
    const problems: Problem[] = [];
    const complain: Complain = (place, key, params) => {
      problems.push(storyProblem(story.file, place, key, { other: model.file, ...params }));
    };
    const [report, otherReport] = [story.report, model.report];
    if (report !== undefined && otherReport !== undefined && report !== otherReport)
      complain(START, 'story-error.other-report', { report, otherReport });
    compareShown('charts', story, model, complain);
    compareShown('figures', story, model, complain);
    compareTexts(story, model, tables, complain);
    return problems;
  });
}

/** Reports of paragraphs that state what their translation does not, where both have as many. */
function compareTexts(story: Story, model: Story, tables: Tables, complain: Complain): void {
  if (story.texts.length !== model.texts.length) return;
  for (const [at, one] of story.texts.entries()) {
    const { text = '', line } = model.texts[at] ?? {};
    const found = differenceIn(one.text, story.locale, text, model.locale, tables, true);
    const other = `${model.file}:${line}`;
    if (found && found.kind !== 'denial')
      complain(one, `story-error.${found.kind}`, { ...found.params, other });
  }
}

const DIFFERENCES = {
  charts: ['chart-missing', 'chart-extra', 'chart-order'],
  figures: ['figure-missing', 'figure-extra', 'figure-order'],
} as const;

/** Compares what two versions show; where both show the same, as often, all in order, unless the editor has confirmed it. */
function compareShown(what: 'charts' | 'figures', story: Story, model: Story, complain: Complain): void {
  const [isMissing, isExtra, isElsewhere] = DIFFERENCES[what];
  const all = [story[what], model[what]] as const;
  const [ids, otherIds] = all.map((shown) =>
    shown
      .map(({ id }) => id)
      .toSorted()
      .join(),
  );
  const [own = [], other = []] = ids === otherIds ? all : all.map(firstsOf);
  const missing = other.filter(({ id }) => !own.some((one) => one.id === id)).map(({ id }) => id);
  const extra = own.filter(({ id }) => !other.some((one) => one.id === id));
  if (missing.length > 0) complain(START, `story-error.${isMissing}`, { ids: quoted(missing) });
  for (const one of extra) complain(one, `story-error.${isExtra}`, { id: one.id });
  const at = own.findIndex(({ id }, nth) => id !== other[nth]?.id);
  const isOwnOrder = what === 'figures' && (story.hasOwnOrder || model.hasOwnOrder);
  const shown = own[at];
  if (!shown || missing.length + extra.length > 0 || isOwnOrder) return;
  complain(shown, `story-error.${isElsewhere}`, { id: shown.id, otherId: other[at]?.id ?? '' });
}

/** What a story shows, each where it stands first. */
const firstsOf = (shown: readonly Shown[]) =>
  shown.filter((one, at) => shown.findIndex(({ id }) => id === one.id) === at);
