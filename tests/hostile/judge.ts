import { createHash } from 'node:crypto';
import { locales } from '../../src/i18n/locales.ts';
import { changes } from '../../src/outputs/published/changes.ts';
import { asMarkdown } from '../../src/outputs/published/markdown.ts';
import { forPeople } from '../../src/outputs/published/people.ts';
import { snapshotOf } from '../../src/outputs/published/snapshot.ts';
import type { ChartView } from '../../src/outputs/view.ts';
import { checkStories } from '../../src/stories/check.ts';
import { canonicalCsv } from '../../src/tables/canonical.ts';
import { readTables } from '../../src/tables/read.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { outputFault } from './faults/output.ts';
import { problemFault } from './faults/problem.ts';
import { type Folder, isStory, snapshotFolder } from './folder.ts';
import { outputsOf } from './outputs.ts';

/** What became of a folder: it was refused, or everything was made from it; and what went wrong on the way. */
export interface Verdict {
  outcome: 'refused' | 'refused for its stories' | 'built';
  problems: number;
  /** How many outputs were made. */
  outputs: number;
  faults: string[];
}

/** More problems of a folder than this are not looked at one by one. */
const MOST_LOOKED_AT = 3000;

/**
 * Sends a folder the whole way: check, stories, and what a build and `npm run diff` make of it.
 * @param pictures makes PNGs too.
 */
export class Judge {
  private readonly seen = new Set<string>();
  private readonly prototypes = prototypeKeys();
  private published: ReturnType<typeof snapshotOf> | undefined;

  async judge(folder: Folder, { pictures = false } = {}): Promise<Verdict> {
    const faults: string[] = [];
    const verdict = await this.send(folder, pictures, faults);
    if (prototypeKeys() !== this.prototypes) faults.push('a prototype was changed');
    return { ...verdict, faults };
  }

  private async send(folder: Folder, pictures: boolean, faults: string[]): Promise<Omit<Verdict, 'faults'>> {
    const sources = [...folder].flatMap(([file, bytes]) => (isStory(file) ? [] : [{ file, bytes }]));
    const { tables, problems } = await readTables(sources);
    for (const source of sources) canonicalCsv(source);
    const note = (fault: string | undefined) =>
      fault !== undefined && faults.length < 20 && faults.push(fault);
    for (const problem of problems.slice(0, MOST_LOOKED_AT)) note(problemFault(problem, folder));
    if (problems.length > 0) return { outcome: 'refused', problems: problems.length, outputs: 0 };

    const stories = [...folder].filter(([file]) => isStory(file));
    const files = stories.map(([file, bytes]) => ({ file, source: new TextDecoder().decode(bytes) }));
    const told = checkStories(files, tables);
    for (const { key, file, line, character = 0 } of told) {
      const isThere = folder.has(file) || key === 'story-error.version-missing';
      if (!isThere || !(line >= 1 && character >= 1))
        note(`a story's problem without its place: ${file}:${line}:${character} ${key}`);
    }

    const isNew = (view: ChartView) => {
      const { data, rows, reports, corrections, locale, chart } = view;
      const key = createHash('sha1').update(
        JSON.stringify([data, rows, reports, corrections, locale, chart, pictures]),
      );
      const digest = key.digest('base64');
      return !this.seen.has(digest) && Boolean(this.seen.add(digest));
    };
    let outputs = 0;
    for await (const output of outputsOf(tables, { isNew, pictures })) {
      outputs++;
      note(outputFault(output));
    }
    await this.compare(tables, faults);
    return { outcome: told.length > 0 ? 'refused for its stories' : 'built', problems: told.length, outputs };
  }

  /** What `npm run diff` says of the folder. */
  private async compare(tables: Tables, faults: string[]): Promise<void> {
    this.published ??= snapshotOf((await readTables(sourcesOfSnapshot())).tables);
    for (const locale of locales) {
      const found = changes(this.published, snapshotOf(tables), locale);
      const text = forPeople(found, 'x', locale) + asMarkdown(found, 'x', locale);
      if (
        /\bundefined\b|\[object Object/.test(text.replace(/"[^"]*"|`[^`]*`/g, '')) &&
        !JSON.stringify(tables).includes('undefined')
      )
        faults.push(`the comparison says undefined: ${/.*undefined.*/.exec(text)?.[0].slice(0, 200)}`);
    }
  }
}

const sourcesOfSnapshot = () =>
  [...snapshotFolder()].flatMap(([file, bytes]) => (isStory(file) ? [] : [{ file, bytes }]));

/** All names of what every object has, as one text. */
function prototypeKeys(): string {
  return [Object, Array, String, Function, Map]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join())
    .join(';');
}
