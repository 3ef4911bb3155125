import { allTexts, dates } from '../corpus.ts';
import { edit } from '../folder.ts';
import type { Mutation } from './mutation.ts';

/** Corrections of published values, in hostile words. */
export const corrections: Mutation = (folder, random) => {
  const count = random.pick([1, 10, 1000]);
  const text = () =>
    random
      .pick(allTexts)
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd]/g, '')
      .trim() || 'x';
  edit(folder, 'corrections.csv', (rows) => [
    ...rows,
    ...Array.from({ length: count }, (_, at) => ({
      date: random.chance(0.05) ? random.pick(dates) : `20${10 + (at % 80)}-03-01`,
      subject: random.pick(['facebook', 'zalo', 'electronic_information']),
      measure: random.pick(['users', 'items_removed', 'average_fine']),
      period: random.pick(['2024', '2024-06-30', '1999']),
      report: random.pick(['', 'mic-2024']),
      before: `${text()} ${at}`,
      after: text(),
      reason_en: text(),
      reason_vi: text(),
    })),
  ]);
  return `${count} corrections`;
};
