import type { Figures } from './section.ts';
import { duration, size, table, times } from './statistics.ts';

/** The table of the README: the project beside Observable Framework, from the figures of the section `peers`. */
export function readmeTable(figures: Figures): string {
  const get = (name: string): number => {
    const value = figures[name];
    if (value === undefined)
      throw new Error(`The figures of the peers have no "${name}"; run the benchmark.`);
    return value;
  };
  const row = (
    what: string,
    of: (kind: string) => number,
    words: (value: number) => string,
    ratios = true,
  ) => {
    const theirs = of('framework');
    const beside = (own: number) => (ratios && own > 0 ? ` (${times(theirs / own)})` : '');
    const ours = [of('page'), of('embed')].map((own) => words(own) + beside(own));
    return [what, ...ours, words(theirs)];
  };
  const figure = (name: string) => (kind: string) => get(`${kind}${name}`);
  const withoutFonts = (kind: string) => get(`${kind}Bytes`) - get(`${kind}FontBytes`);
  const drawn = (shapes: number) => (shapes > 0 ? 'drawn' : 'nothing');
  const build = get('aPageMs');
  const theirs = [get('frameworkAPageMs'), get('frameworkAPageWithSidebarMs')];
  return table(
    ['', 'Nguồn: a chart’s page', 'Nguồn: a chart alone', 'Observable Framework'],
    [
      row('drawn on a slow phone after', figure('DrawnOnPhoneMs'), duration),
      row('transferred', figure('Bytes'), size),
      row('… its fonts aside', withoutFonts, size),
      row('requests', figure('Requests'), String),
      row('JavaScript', figure('ScriptBytes'), size),
      row('without JavaScript', figure('ShapesWithoutScript'), drawn, false),
      [
        `build time a page, of ${get('manyPages')}`,
        `${duration(build)} (${theirs.map((one) => times(one / build)).join(' and ')})`,
        'included',
        `${theirs.map(duration).join('; with its sidebar ')}`,
      ],
    ],
  );
}
