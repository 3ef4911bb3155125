import { formulas } from '../corpus.ts';
import { edit } from '../folder.ts';
import type { Random } from '../random.ts';
import type { Mutation } from './mutation.ts';

/** Measures that the snapshot's reports print. */
const PRINTED = ['users', 'accounts', 'items_removed', 'compliance_rate', 'fines_total', 'workers'];

/** Measures with hostile formulas, or many that build on one another. */
export const formulaMutation: Mutation = (folder, random) => {
  const base = random.pick(PRINTED);
  const count = random.pick([1, 20, 21, 60, 300]);
  const [told, made] = random.pick<[string, () => Derived[]]>([
    ['formulas', () => [{ id: 'bomb0', formula: random.pick(formulas).replace(/\ba\b/g, base) }]],
    ['random formulas', () => [{ id: 'bomb0', formula: randomFormula(random, 4) }]],
    [`${count} sums of sums`, () => chain(count, base, (name) => `${name} + ${name}`)],
    [`${count} products of products`, () => chain(count, base, (name) => `${name} * ${name}`)],
    [`${count} quotients`, () => chain(count, base, (name) => `1 / ${name}`)],
    [`${count} differences`, () => chain(count, base, (name) => `${name} - ${name} * 0.999999`)],
    ['a circle', () => chain(count, `bomb${count - 1}`, (name) => `${name} + 1`)],
    ['a long way into a circle', () => chain(random.pick([50, 1500]), 'bomb0', (name) => `${name} + 1`)],
    [
      'years apart',
      () => [
        { id: 'bomb0', formula: `${base} * 2`, period_offset: random.pick(['-999', '999', '-0', '1e3']) },
      ],
    ],
    ['tiny factors', () => [{ id: 'bomb0', formula: `${base} * 2`, unit: 'tiny' }]],
  ]);
  const added = made();
  const factor = random.pick(['5e-324', '1e-320', '1e-300', '1e300', '1,5e999', '1e-400']);
  edit(folder, 'units.csv', (rows) => [
    ...rows,
    {
      id: 'tiny',
      kind: random.pick(['count', 'ratio', 'percent', 'currency']),
      factor,
      singular_en: 'x',
      plural_en: 'x',
      name_vi: 'x',
    },
  ]);
  edit(folder, 'measures.csv', (rows) => [
    ...rows,
    ...added.map(({ id, formula, unit = 'user', period_offset = '' }) => ({
      ...{
        id,
        unit,
        formula,
        period_offset,
        label_en: id,
        label_vi: id,
        definition_en: id,
        definition_vi: id,
      },
    })),
  ]);
  if (random.chance(0.5)) showIt(folder, random, added[0]?.id ?? '');
  return told;
};

interface Derived {
  id: string;
  formula: string;
  unit?: string;
  period_offset?: string;
}

function chain(count: number, base: string, formula: (name: string) => string): Derived[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `bomb${at}`,
    formula: formula(at === 0 ? base : `bomb${at - 1}`),
  }));
}

/** A formula that may be read, of operations that are at their worst with hostile operands. */
function randomFormula(random: Random, depth: number): string {
  if (depth === 0 || random.chance(0.2))
    return random.pick([
      ...PRINTED,
      ...PRINTED,
      'sum(users)',
      'parent(accounts_total)',
      '0',
      '1e300',
      '1e-300',
      '2',
    ]);
  const [left, right] = [randomFormula(random, depth - 1), randomFormula(random, depth - 1)];
  return `(${left} ${random.pick(['+', '-', '*', '/'])} ${right})`;
}

/** A chart of a measure, so that whatever it is must be drawn. */
function showIt(folder: Parameters<Mutation>[0], random: Random, measure: string): void {
  const type = random.pick(['bar', 'range', 'dots', 'line', 'card']);
  const subjects = random.pick([
    'facebook',
    'zalo facebook youtube tiktok',
    'electronic_information',
    'game_industry',
  ]);
  edit(folder, 'charts.csv', (rows) => [
    ...rows,
    {
      id: 'bomb',
      type,
      measures: measure,
      subjects,
      period: 'all',
      colour: 'none',
      title_en: 'Bomb',
      title_vi: 'Bom',
    },
  ]);
}
