import { canonicalCsv } from '../../tables/canonical.ts';
import { foldersFromEnvironment, loadSources } from '../../tables/load.ts';

/** A CSV of the data or of the evidence, in its canonical form. */
export interface DeskSource {
  file: string;
  text: string;
}

/**
 * Every CSV that the site is made from: in a build those that it has checked, even where they have changed since. They are
 * read as tables before a page is made, so all of them are sound.
 */
export async function deskSources(): Promise<DeskSource[]> {
  const { sources } = await loadSources(foldersFromEnvironment());
  return sources.flatMap((source) => {
    // A report's text belongs to its author.
    if (!source.file.endsWith('.csv')) return [];
    const canonical = canonicalCsv(source);
    return 'text' in canonical ? [{ file: source.file, text: canonical.text }] : [];
  });
}
