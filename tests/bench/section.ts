/** What a section of the benchmark is given. */
export interface Options {
  /** How often each thing is measured; the median is told. */
  runs: number;
  /** Rows of the large table. */
  rows: number;
  /** The built site, as `npm run bench` has just made it. */
  dist: string;
  /** Tells whoever waits what is being measured. */
  say(progress: string): void;
  /** Keeps figures in `results.json`, for tables elsewhere that quote them. */
  keep(figures: Figures): void;
}

/** Key figures by name: seconds, milliseconds, bytes and counts as numbers, in the unit that the name ends with. */
export type Figures = Record<string, number>;

/** One measurement: a module `sections/<name>.ts`. */
export interface Section {
  /** Its heading in `RESULTS.md`. */
  title: string;
  /** Measures, and resolves to Markdown: a table, the commands that give it, a sentence or two. */
  measure(options: Options): Promise<string>;
}

/** All sections by name, in the order in which they run and stand in `RESULTS.md`. */
export const sections: Readonly<Record<string, () => Promise<Section>>> = {
  rows: () => import('./sections/rows.ts'),
  scale: () => import('./sections/scale.ts'),
  charts: () => import('./sections/charts.ts'),
  commands: () => import('./sections/commands.ts'),
  sizes: () => import('./sections/sizes.ts'),
  desk: () => import('./sections/desk.ts'),
  embeds: () => import('./sections/embeds.ts'),
  lighthouse: () => import('./sections/lighthouse.ts'),
  load: () => import('./sections/load.ts'),
  hostile: () => import('./sections/hostile.ts'),
  offline: () => import('./sections/offline.ts'),
  peers: () => import('./sections/peers.ts'),
};
