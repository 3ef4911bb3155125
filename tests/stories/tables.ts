import type { Tables } from '../../src/tables/tables.ts';

const ids = (...names: string[]) => names.map((id) => ({ id, synonyms: '' }));
const at = (subject: string, measure: string, period: string) => ({ subject, measure, period });
const observation = (subject: string, measure: string, period: string) => ({
  ...at(subject, measure, period),
  origin: 'reported',
  evidence: 'bay-2030#1',
  figure: { value: 1, low: 1, high: 1, qualifier: 'exact' },
});

/** A small world: a bay with boats counted once and birds counted twice. Only what stories are checked against. */
export const tables = {
  site: { locales: ['en', 'vi'] },
  reports: ids('bay-2030', 'bay-2031'),
  subjects: ids('bay', 'north_shore', 'empty_cove'),
  units: [],
  measures: ids('boats', 'birds', 'birds_per_boat'),
  charts: ids('boats-by-shore', 'birds'),
  statements: ids('birds_up'),
  glossary: [
    { id: 'b1', term_en: 'B1 boat', term_vi: 'Thuyền B1' },
    { id: 'decree', term_en: 'Decree 12/2029', term_vi: 'Nghị định số 12/2029' },
  ],
  observations: [
    observation('bay', 'boats', '2030'),
    observation('bay', 'birds', '2029'),
    observation('bay', 'birds', '2030'),
  ],
  alternatives: [],
  derived: [{ ...at('bay', 'birds_per_boat', '2030'), origin: 'derived', operands: [], evidence: [] }],
} as unknown as Tables;

/** A story with sound frontmatter; its text begins on line 6. */
export const storyOf = (text: string): string =>
  `---\ntitle: The bay\nstandfirst: What lives there\nreport: bay-2030\n---\n${text}`;
