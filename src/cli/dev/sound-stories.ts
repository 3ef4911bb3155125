import path from 'node:path';
import type { StoryFile } from '../../stories/check.ts';

/**
 * The stories as they were at the last reading without a problem. Pages are made from these, for what is no MDX, or names
 * what is not there, would otherwise stand in the way of every page that tells it.
 */
export class SoundStories {
  /** By their full paths, with slashes. Undefined until there was such a reading: no page is made before. */
  private sources: ReadonlyMap<string, string> | undefined;

  /** Takes those of a sound reading. Returns the files that pages were made from and that are others now. */
  take(stories: readonly StoryFile[]): string[] {
    const before = this.sources;
    this.sources = new Map(stories.map(({ file, source }) => [slashed(path.resolve(file)), source]));
    return before
      ? [...this.sources].flatMap(([file, source]) => (before.get(file) === source ? [] : file))
      : [];
  }

  /** The source that a story's module is made from: nothing for a new one that has not been sound yet. */
  sourceOf(file: string, folder: string): string | undefined {
    if (!this.sources || !file.endsWith('.mdx')) return undefined;
    if (!file.startsWith(`${slashed(path.resolve(folder))}/`)) return undefined;
    return this.sources.get(file) ?? '';
  }
}

const slashed = (file: string): string => file.split(path.sep).join('/');
