import { figureOf, readPhrase } from '../../../src/figures/phrase.ts';
import { phrases } from '../corpus.ts';
import { edit, rowsOf } from '../folder.ts';
import type { Mutation } from './mutation.ts';

const SEEDS = 'seeds/mic-2024.csv';

/** Figures at the edge of what can be read, entered twice as they must be, so that they have to be drawn. */
export const figureMutation: Mutation = (folder, random) => {
  const files = [...folder.keys()].filter((file) => file.startsWith('observations/'));
  const [, ...evidence] = rowsOf(folder, SEEDS);
  const count = random.pick([1, 2, 5, 40]);
  const phrased = new Map<string, string>();
  for (let at = 0; at < count && evidence.length > 0; at++)
    phrased.set(random.pick(evidence)[0] ?? '', random.pick(phrases));
  const cells = (id: string) => {
    const phrase = phrased.get(id);
    const reading = phrase === undefined ? undefined : readPhrase(phrase, 'en');
    const figure = reading && figureOf(reading);
    return figure && reading && { phrase: reading.phrase, unit: reading.unit, ...figure };
  };
  edit(folder, SEEDS, (rows) =>
    rows.map((row) => {
      const told = row['role'] === 'context' ? undefined : cells(row['id'] ?? '');
      if (!told) return row;
      const { phrase, value, unit, qualifier } = told;
      // The unit stays, for another is a problem of its own: half of the phrases fit nowhere else.
      return { ...row, phrase, number: String(value), unit: unit || '', qualifier };
    }),
  );
  for (const file of files)
    edit(folder, file, (rows) =>
      rows.map((row) => {
        const told = cells(row['evidence'] ?? '');
        return told ? { ...row, reported: told.phrase, value: String(told.value) } : row;
      }),
    );
  return `${count} phrases: ${[...phrased.values()].map((one) => one.slice(0, 15)).join(', ')}`;
};

/** One value of a subject for each of many days, with a line or bars of all of them. */
export const manyPeriods: Mutation = (folder, random) => {
  const count = random.pick([2, 30, 400]);
  const days = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(random.pick([1000, 2000, 9000]) + at, at % 12, 1 + (at % 28)));
    return day.toISOString().slice(0, random.pick([4, 7, 10]));
  });
  edit(folder, SEEDS, (rows) => [
    ...rows,
    ...days.map((_, at) => ({
      ...{ id: `mic-2024#${900 + at}.1`, line: `${900 + at}`, column: '1', phrase: `${at}`, number: `${at}` },
      ...{ unit: '', qualifier: 'exact', role: 'figure', after: '' },
    })),
  ]);
  edit(folder, 'observations/platforms.csv', (rows) => [
    ...rows,
    ...days.map((period, at) => ({
      ...{ subject: 'facebook', measure: 'users', period, value: `${at}`, reported: `${at}` },
      evidence: `mic-2024#${900 + at}.1`,
    })),
  ]);
  const type = random.pick(['line', 'bar', 'card', 'range']);
  edit(folder, 'charts.csv', (rows) => [
    ...rows,
    {
      id: 'many',
      type,
      measures: 'users',
      subjects: 'facebook',
      period: 'all',
      colour: 'none',
      title_en: 'Many',
      title_vi: 'Nhiều',
    },
  ]);
  return `${count} periods in a ${type}`;
};

/** Corrections of published values, in hostile words. */
export const ids: Mutation = (folder, random) => {
  const from = random.pick(['facebook', 'users', 'user', 'platform-users', 'mic-2024', 'game_industry']);
  const to = random.pick([
    'constructor',
    'index',
    'share',
    'feed',
    'vi',
    'x'.repeat(80),
    'a-b_c',
    'con',
    'nul',
    'valueof',
    '404',
  ]);
  const word = new RegExp(`(?<![\\w-])${from}(?![\\w-])`, 'g');
  for (const [file, bytes] of [...folder]) {
    const text = new TextDecoder().decode(bytes).replace(word, to);
    folder.delete(file);
    folder.set(file.replace(from, to), new TextEncoder().encode(text));
  }
  return `the id ${from} becomes ${to.slice(0, 20)}`;
};
