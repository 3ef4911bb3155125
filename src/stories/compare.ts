import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import { inWords, START, type StoryProblem } from './problem.ts';
import type { Story } from './read.ts';

/** The stories of one name, in the languages that have it. */
export type Versions = Partial<Record<Locale, Story>>;

/** Compares the languages of one story: none is missing, and they show the same charts and tell the same figures. */
export function compareVersions(name: string, versions: Versions): StoryProblem[] {
  const there = locales.flatMap((locale) => versions[locale] ?? []);
  const model = versions[defaultLocale] ?? there[0];
  if (!model) return [];
  return locales.flatMap((locale) => {
    const story = versions[locale];
    if (!story) {
      const file = model.file.replace(/[^/]+\/[^/]+$/, () => `${locale}/${name}.mdx`);
      const message = `The story is missing; ${model.file} is there.`;
      return [{ file, ...START, message, mend: 'Write it, or delete it there.' }];
    }
    if (story === model || !story.isParsed || !model.isParsed) return [];
    return [...reportDiffers(story, model), ...chartsDiffer(story, model), ...figuresDiffer(story, model)];
  });
}

function reportDiffers(story: Story, model: Story): StoryProblem[] {
  if (story.report === undefined || model.report === undefined || story.report === model.report) return [];
  const message = `The story is of "${story.report}", but ${model.file} of "${model.report}".`;
  return [{ file: story.file, ...START, message, mend: 'Name the same report.' }];
}

function chartsDiffer(story: Story, model: Story): StoryProblem[] {
  const own = story.charts.map(({ id }) => id);
  const other = model.charts.map(({ id }) => id);
  const at = Array.from({ length: Math.max(own.length, other.length) }).findIndex(
    (_, i) => own[i] !== other[i],
  );
  if (at < 0) return [];
  const which = (ids: readonly string[]) => (ids[at] === undefined ? 'there is none' : `it is "${ids[at]}"`);
  const { line, column } = story.charts[at] ?? story.charts.at(-1) ?? START;
  const message = `The charts differ: as number ${at + 1} ${which(own)} here, and ${which(other)} in ${model.file}.`;
  return [{ file: story.file, line, column, message, mend: 'Show the same charts in the same order.' }];
}

function figuresDiffer(story: Story, model: Story): StoryProblem[] {
  const own = new Set(story.figures.map(({ id }) => id));
  const other = new Set(model.figures.map(({ id }) => id));
  const missing = [...other.difference(own)];
  const extra = [...own.difference(other)];
  const quoted = (ids: readonly string[]) => inWords(ids.map((id) => `"${id}"`));
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            file: story.file,
            ...START,
            message: `${model.file} tells ${quoted(missing)}; this story does not.`,
            mend: 'Tell the same figures in both.',
          },
        ]),
    ...extra.map((id) => {
      const { line, column } = story.figures.find((figure) => figure.id === id) ?? START;
      const message = `"${id}" is told here, but not in ${model.file}.`;
      return { file: story.file, line, column, message, mend: 'Tell the same figures in both.' };
    }),
  ];
}
