import type { Problem } from '../../csv/problem.ts';
import { checkStories, type StoryFile } from '../../stories/check.ts';
import { foldersFromEnvironment, loadTables } from '../../tables/load.ts';
import type { Tables } from '../../tables/tables.ts';
import { fileOf, forPeople } from '../print.ts';
import { readStories } from '../stories.ts';
import { inEachLocale } from './panel.ts';

export interface Reading {
  tables: Tables;
  stories: StoryFile[];
  /** What is wrong with the data, or, where nothing is, what the stories say that the data do not bear out. */
  problems: Problem[];
  /** The problems for the terminal, and for the page in each language; '' where there are none. */
  text: string;
  panels: Record<string, string>;
}

/** Reads and checks the data and the stories, as a build does before it starts. */
export async function readAll(): Promise<Reading> {
  const folders = foldersFromEnvironment();
  const { tables, problems: ofData } = await loadTables(folders);
  const stories = await readStories();
  const found = ofData.length > 0 ? ofData : checkStories(stories, tables);
  const problems = found.map((one) => ({ ...one, file: fileOf(one, folders) }));
  const text = found.length === 0 ? '' : forPeople(found, folders);
  return { tables, stories, problems, text, panels: inEachLocale(problems) };
}
