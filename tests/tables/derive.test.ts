import { describe, expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { parseFormula } from '../../src/figures/formula.ts';
import { deriveObservations } from '../../src/tables/derive.ts';
import type { Measure, Tables } from '../../src/tables/tables.ts';
import { projectSources, withChange } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const { tables } = await readTables(projectSources());
const derived = (measure: string, subject: string) =>
  tables.derived.find((row) => row.measure === measure && row.subject === subject);

describe('what follows from the report', () => {
  const { POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
  it.each([
    ['removal_requests', 'facebook', 'about', 9504, 9605],
    ['removal_requests', 'youtube', 'about', 6605, 6677],
    ['removal_requests', 'tiktok', 'about', 1039, 1049],
    ['items_not_removed', 'facebook', 'about', 523, 624],
    ['accounts_total', 'social_networks', 'about', 312e6, 314e6],
    ['users_total', 'three_platforms', 'about', 200.5e6, 203.5e6],
    ['items_removed_total', 'three_platforms', 'exact', 15_995, 15_995],
    ['workers_before', 'game_industry', 'about', 3080, 3180],
    ['average_fine', 'electronic_information', 'over', 21_700_000, most, 21_700_000],
    // How far an estimate is off is unknown, and so is the interval of what follows from it.
    ['revenue_per_worker', 'game_industry', 'estimated', least, most, 3e9],
  ])('%s of %s is %s, %d … %d', (measure, subject, qualifier, low, high, value?: number) => {
    const figure = derived(measure, subject)?.figure;
    expect(figure).toMatchObject({ low, high, qualifier, ...(value && { value }) });
    expect(figure?.value).toBeGreaterThanOrEqual(low);
    expect(figure?.value).toBeLessThanOrEqual(high);
  });

  it('has the workers of a year before in the period before', () => {
    expect(derived('workers_before', 'game_industry')?.period).toBe('2023');
  });

  it.each([
    ['at_least', { low: 1e9, high: most }],
    ['at_most', { low: least, high: 1e9 }],
  ])('says "%s" where its operand does', (qualifier, ends) => {
    const observations = tables.observations.map((one) =>
      one.measure === 'fines_total' ? { ...one, figure: { value: 1e9, qualifier, ...ends } } : one,
    );
    const derived = deriveObservations({ ...tables, observations } as Tables);
    expect(derived.find((one) => one.measure === 'average_fine')?.figure.qualifier).toBe(qualifier);
  });

  it('has the narrowest share of accounts', () => {
    const share = derived('accounts_share', 'domestic_social_networks')?.figure;
    expect(share?.low).toBeCloseTo((100 * 109.5) / (109.5 + 203.5), 6);
    expect(share?.high).toBeCloseTo((100 * 110.5) / (110.5 + 202.5), 6);
  });
});

describe('what must not be derived', () => {
  it('is a sum of which a part is missing', () => {
    // Zalo is the only domestic network with users; foreign networks have no users beside the three platforms.
    const totals = tables.derived.filter(({ measure }) => measure === 'users_total');
    expect(totals.map(({ subject }) => subject)).toEqual(['three_platforms']);
  });

  it('is a total once one of its parts is taken out', async () => {
    const without = (text: string) => text.replace(/^youtube,items_removed.*\n/m, '');
    const evidence = (text: string) =>
      text.replace(/exact,figure(,YouTube:,items removed,youtube.*\n)/, 'exact,context$1');
    const changed = withChange(
      'observations/takedowns.csv',
      without,
      withChange('seeds/mic-2024.csv', evidence),
    );
    const result = await readTables(changed);
    const charts = result.problems.map(({ file }) => file);
    expect(new Set(charts)).toEqual(new Set(['charts.csv']));
    const totals = result.tables.derived.filter(({ measure }) => measure === 'items_removed_total');
    expect(totals).toEqual([]);
  });

  it('is what operands of another period would give: Zalo has users of a day, not of the year', () => {
    expect(derived('removals_per_million_users', 'zalo')).toBeUndefined();
    expect(derived('removals_per_million_users', 'facebook')).toBeDefined();
  });

  it('is anything while the data has problems', async () => {
    const result = await readTables(
      withChange('observations/games.csv', (text) => text.replace(',4100,', ',410,')),
    );
    expect(result.tables.derived).toEqual([]);
  });
});

describe('formulas that multiply', () => {
  const label = (at: number) => `,,A${at},B${at},A.,B.,`;
  const chain = (length: number, terms: number) =>
    Array.from(
      { length },
      (_, at) => `d${at + 1},VND,${Array(terms).fill(`d${at}`).join('+')}${label(at + 1)}\n`,
    ).join('');
  const derive = (rows: string) =>
    readTables(withChange('measures.csv', (text) => `${text}d0,VND,revenue * 1${label(0)}\n${rows}`));

  it.each([2, 60])('by %d, one by one, are done at once', async (terms) => {
    const result = await derive(chain(19, terms));
    expect(result.problems).toEqual([]);
    const last = result.tables.derived.find(({ measure }) => measure === 'd19');
    expect((last?.figure.value ?? 0) / (12.5e12 * terms ** 19)).toBeCloseTo(1, 1);
    expect(last?.operands).toEqual(['game_industry revenue 2024']);
  });

  it('may not go on for ever', async () => {
    const { problems } = await derive(chain(20, 2));
    expect(problems.map(inWords)).toMatchObject([
      { message: 'The formula builds on more than 20 others in a row.' },
    ]);
  });
});

const PARTS = 2_000;
const ids = Array.from({ length: PARTS }, (_, at) => `part_${at}`);
const measure = (id: string, text?: string) =>
  ({ id, unit: 'user', ...(text && { formula: { text, tree: parseFormula(text) } }) }) as Measure;

test('each part has its share of a total, the narrowest interval that there is, and all parts as operands', () => {
  const derived = deriveObservations({
    measures: [measure('users'), measure('total', 'sum(users)'), measure('share', 'users / parent(total)')],
    subjects: [{ id: 'whole' }, ...ids.map((id) => ({ id, part_of: 'whole' }))],
    units: [{ id: 'user', kind: 'ratio', factor: 1 }],
    observations: ids.map((subject) => {
      const figure = { value: 10, low: 9, high: 11, qualifier: 'rounded' };
      return { subject, measure: 'users', period: '2024', evidence: `big#${subject}`, figure };
    }),
    alternatives: [],
    reports: [],
  } as unknown as Tables);
  expect(derived).toHaveLength(PARTS + 1);
  const share = derived.at(-1);
  const others = PARTS - 1;
  expect(share?.figure).toEqual({
    value: 1 / PARTS,
    // The part at one end, the others at the other: plain interval arithmetic would have the part at both.
    low: Number((9 / (9 + 11 * others)).toPrecision(12)),
    high: Number((11 / (11 + 9 * others)).toPrecision(12)),
    qualifier: 'about',
  });
  expect(share?.operands).toEqual(
    [ids.at(-1), ...ids.slice(0, -1)].map((subject) => `${subject} users 2024`),
  );
  expect(share?.evidence).toHaveLength(PARTS);
});
