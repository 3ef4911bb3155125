import { getCollection } from 'astro:content';
import { frozenVersion, type Manifest } from '../outputs/frozen/manifest.ts';

/** A frozen version of a chart: its manifest, and the name of its folder, for `frozenPage`. */
export interface Frozen extends Manifest {
  /** `2026-01-31-0123456789ab` */
  version: string;
}

/** All frozen versions, the newest first; those of charts that are no more, too. Of one day, by their numbers. */
export async function getFrozen(): Promise<Frozen[]> {
  const entries = await getCollection('frozen', ({ id }) => id !== 'none');
  const versions = entries.map(({ data }): Frozen => ({ ...data, version: frozenVersion(data) }));
  return versions.toSorted(
    (a, b) => compare(b.date, a.date) || b.number - a.number || compare(a.chart, b.chart),
  );
}

/** The frozen versions of a chart, the newest first; none where it was never frozen. */
export async function frozenOf(id: string): Promise<Frozen[]> {
  return (await getFrozen()).filter(({ chart }) => chart === id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
