import { checkStories, type StoryFile } from '../../stories/check.ts';
import { foldersFromEnvironment, loadTables } from '../../tables/load.ts';
import type { Tables } from '../../tables/tables.ts';
import { displayPath, forPeople } from '../print.ts';
import { readStories } from '../stories.ts';
import { inEachLocale, type PlacedProblem } from './panel.ts';

export interface Reading {
  tables: Tables;
  stories: StoryFile[];
  /** What is wrong with the data, or, where nothing is, what the stories say that the data do not bear out. */
  problems: PlacedProblem[];
  /** The problems for the terminal, and for the page in each language; '' where there are none. */
  text: string;
  panels: Record<string, string>;
}

/** Reads and checks the data and the stories, as a build does before it starts. */
export async function readAll(): Promise<Reading> {
  const folders = foldersFromEnvironment();
  const { tables, problems: ofData } = await loadTables(folders);
  const stories = await readStories();
  let problems: PlacedProblem[];
  let text = '';
  if (ofData.length > 0) {
    problems = ofData.map((one) => ({ ...one, file: displayPath(one.file, folders) }));
    text = forPeople(ofData, folders);
  } else {
    problems = checkStories(stories, tables).map((one) => ({ ...one, column: null }));
    text = problems.map(({ file, line, message, mend }) => `${file}:${line}: ${message} ${mend}`).join('\n');
  }
  return { tables, stories, problems, text, panels: inEachLocale(problems) };
}
