import type { Problem } from '../csv/problem.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import { quoted, START, storyProblem } from './problem.ts';
import type { Story } from './read.ts';

/** The stories of one name, in the languages that have it. */
export type Versions = Partial<Record<Locale, Story>>;

/** Compares the languages of one story: none is missing, and they have the same charts and figures. */
export function compareVersions(name: string, versions: Versions): Problem[] {
  const there = locales.flatMap((locale) => versions[locale] ?? []);
  const model = versions[defaultLocale] ?? there[0];
  if (!model) return [];
  return locales.flatMap((locale) => {
    const story = versions[locale];
    if (!story) {
      const file = model.file.replace(/[^/]+\/[^/]+$/, () => `${locale}/${name}.mdx`);
      return [storyProblem(file, START, 'story-error.version-missing', { other: model.file })];
    }
    if (story === model || !story.isParsed || !model.isParsed) return [];
    return [...reportDiffers(story, model), ...chartsDiffer(story, model), ...figuresDiffer(story, model)];
  });
}

function reportDiffers(story: Story, model: Story): Problem[] {
  if (story.report === undefined || model.report === undefined || story.report === model.report) return [];
  const params = { report: story.report, other: model.file, otherReport: model.report };
  return [storyProblem(story.file, START, 'story-error.other-report', params)];
}

function chartsDiffer(story: Story, model: Story): Problem[] {
  const own = story.charts.map(({ id }) => id);
  const other = model.charts.map(({ id }) => id);
  const at = Array.from({ length: Math.max(own.length, other.length) }).findIndex(
    (_, i) => own[i] !== other[i],
  );
  if (at < 0) return [];
  const place = story.charts[at] ?? story.charts.at(-1) ?? START;
  const [id, otherId] = [own[at], other[at]];
  const params = { number: at + 1, other: model.file, id: id ?? '', otherId: otherId ?? '' };
  const key =
    id === undefined
      ? 'story-error.chart-missing'
      : otherId === undefined
        ? 'story-error.chart-extra'
        : 'story-error.chart-differs';
  return [storyProblem(story.file, place, key, params)];
}

function figuresDiffer(story: Story, model: Story): Problem[] {
  const own = new Set(story.figures.map(({ id }) => id));
  const other = new Set(model.figures.map(({ id }) => id));
  const missing = [...other.difference(own)];
  const extra = [...own.difference(other)].map((figure) => {
    const place = story.figures.find(({ id }) => id === figure) ?? START;
    return storyProblem(story.file, place, 'story-error.figure-extra', { figure, other: model.file });
  });
  if (missing.length === 0) return extra;
  const params = { figures: quoted(missing), other: model.file };
  return [storyProblem(story.file, START, 'story-error.figure-missing', params), ...extra];
}
