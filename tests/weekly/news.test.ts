import { expect, it } from 'vitest';
import { checkArticle } from '../../src/article/check.ts';
import { articleData } from '../../src/article/facts.ts';
import { rowMaker } from '../../src/formats/row.ts';
import { locales } from '../../src/i18n/locales.ts';
import { readCorpus } from '../evidence/read-corpus.ts';
import { project, site } from '../formats/support.ts';

const data = articleData({ tables: project, row: rowMaker(project, 'en') }, 'en', site);

it.each(locales)(
  'of %s news about other things, no number is called wrong, and few are asked about',
  (locale) => {
    const findings = readCorpus(locale).all.flatMap(({ line }) => checkArticle(line, data, locale));
    const asked = findings.filter(({ verdict, facts }) => verdict === 'uncertain' && facts.length > 0);
    expect(findings.filter(({ couldRead, cause }) => couldRead !== undefined || cause !== undefined)).toEqual(
      [],
    );
    expect([findings.length > 1000, asked.length / findings.length < 0.05]).toEqual([true, true]);
  },
);
