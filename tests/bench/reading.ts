import { format } from 'd3';
import { locales } from '../../src/i18n/locales.ts';
import { readCorpus } from '../evidence/read-corpus.ts';
import { table } from './report.ts';

const share = format('.2%');

/** Reads prose of each language, in which people have marked every figure. */
export async function measure(): Promise<string> {
  return table(
    ['language', 'lines', 'figures', 'right', 'wrong', 'missed', 'asked', 'recall', 'precision'],
    locales.map((locale) => {
      const { all, figures, right, wrong, missed, asked, recall, precision } = readCorpus(locale);
      const counts = [all.length, figures, right, wrong, missed, asked].map(String);
      return [locale, ...counts, share(recall), share(precision)];
    }),
  );
}
