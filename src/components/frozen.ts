import { getCollection } from 'astro:content';
import { frozenVersion, type Manifest } from '../embed/frozen.ts';
import { newestFirst } from '../formats/corrections.ts';

/** A frozen version of a chart: its manifest, and the name of its folder, for `frozenPage`. */
export interface Frozen extends Manifest {
  /** `2026-01-31-0123456789ab` */
  version: string;
}

/** The frozen versions of a chart, the newest first, those of one day by their numbers; none where it was never frozen. */
export async function frozenOf(id: string): Promise<Frozen[]> {
  const entries = await getCollection('frozen', ({ id: entry }) => entry !== 'none');
  const versions = entries
    .filter(({ data }) => data.chart === id)
    .map(({ data }): Frozen => ({ ...data, version: frozenVersion(data) }))
    .toSorted((a, b) => b.number - a.number);
  return newestFirst(versions, ({ date }) => date);
}
