import { expect, test } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { parseFormula } from '../../src/figures/formula.ts';
import { deriveObservations } from '../../src/tables/derive.ts';
import type { Measure, ReportedObservation, Subject, Tables, Unit } from '../../src/tables/tables.ts';

const PARTS = 2_000;

test('each part has its share of a total, the narrowest interval that there is, and all parts as operands', () => {
  const derived = deriveObservations({
    measures: [measure('users'), measure('total', 'sum(users)'), measure('share', 'users / parent(total)')],
    subjects: [{ id: 'whole' }, ...ids().map((id) => ({ id, part_of: 'whole' }))] as Subject[],
    units: [{ id: 'user', kind: 'ratio', factor: 1 }] as Unit[],
    observations: ids().map((id) => observation(id, { value: 10, low: 9, high: 11, qualifier: 'rounded' })),
    alternatives: [],
    reports: [],
  } as Partial<Tables> as Tables);
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
    [ids().at(-1), ...ids().slice(0, -1)].map((subject) => `${subject} users 2024`),
  );
  expect(share?.evidence).toHaveLength(PARTS);
});

const ids = () => Array.from({ length: PARTS }, (_, at) => `part_${at}`);

function measure(id: string, formula?: string): Measure {
  return {
    id,
    unit: 'user',
    ...(formula && { formula: { text: formula, tree: parseFormula(formula) } }),
  } as Measure;
}

function observation(subject: string, figure: Figure): ReportedObservation {
  const row = { subject, measure: 'users', period: '2024', evidence: `big#${subject}`, origin: 'reported' };
  return { ...row, figure } as unknown as ReportedObservation;
}
