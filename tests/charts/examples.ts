import { selectFor } from '../../src/charts/data.ts';
import type { ChartTables, Selection } from '../../src/charts/types.ts';
import { type Qualifier, toFigure } from '../../src/figures/figure.ts';
import type { ChartType } from '../../src/tables/schemas/index.ts';
import type { Chart, Observation, Statement, Subject, Unit } from '../../src/tables/tables.ts';
import declarations from './examples.json' with { type: 'json' };

/** A declared chart: what the tests draw in both languages and three widths, and what the gallery shows. */
export interface Example {
  chart: Chart;
  selection: Selection;
  tables: ChartTables;
}

interface Row {
  label: string;
  digits: string;
  exponent?: number;
  negative?: boolean;
  qualifier?: Qualifier;
  /** The interval of a derived value. */
  derived?: [low: number, high: number];
  category?: 'domestic' | 'foreign';
  period?: string;
  measure?: 'thing' | 'other' | 'whole';
  part_of?: string;
}

const place = { file: 'test.csv', row: 2 };
const categories = (
  [
    ['domestic', '#b3261e', 'trong nước'],
    ['foreign', '#3f6fa8', 'nước ngoài'],
    ['state', '#7d5a0b', 'nhà nước'],
  ] as const
).map(([id, colour, label_vi]) => ({ ...place, id, colour, label_en: id, label_vi }));

/** Rows of the same label are one subject. */
function example({ type, rows, chart, direction }: Declared): Example {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const idOf = (label: string) => `subject_${labels.indexOf(label)}`;
  const subjects = labels.map((label): Subject => {
    const row = rows.find((one) => one.label === label);
    const part_of = row?.part_of === undefined ? undefined : idOf(row.part_of);
    const labels = { label_en: label, label_vi: label, synonyms: '' };
    return { ...place, id: idOf(label), category: row?.category, part_of, ...labels };
  });
  const observations = rows.map((row): Observation => {
    const { digits, exponent = 0, negative = false, qualifier = 'exact', derived } = row;
    const key = { subject: idOf(row.label), measure: row.measure ?? 'thing', period: row.period ?? '2024' };
    const figure = toFigure({ digits, exponent, negative }, qualifier as Parameters<typeof toFigure>[1]);
    if (!derived) {
      const entry = { value: figure.value, reported: digits, evidence: 'x#1.1', note_en: '', note_vi: '' };
      return { ...key, ...entry, ...place, figure, origin: 'reported' };
    }
    const [low, high] = derived;
    const about = { ...figure, low, high, qualifier: 'about' as const };
    return { ...key, figure: about, origin: 'derived', formula: 'thing / other', operands: [], evidence: [] };
  });
  const measure = (id: string, name: string) => {
    const texts = { label_en: name, label_vi: `Số ${name.toLowerCase()}`, synonyms: '' };
    const more = { definition_en: name, definition_vi: name, formula: undefined, period_offset: undefined };
    return { ...place, id, unit: 'thing', ...texts, ...more };
  };
  const titles = { title_en: 'An example', title_vi: 'Một ví dụ', note_en: '', note_vi: '' };
  const defaults = {
    period: '2024',
    whole: undefined,
    beside: undefined,
    colour: 'category',
    claim: 'label',
  } as const;
  const ids = subjects.map(({ id }) => id);
  const row: Chart = {
    ...place,
    id: 'example',
    type,
    measures: ['thing'],
    subjects: ids,
    ...defaults,
    ...titles,
    ...chart,
  };
  const names = { singular_en: 'thing', plural_en: 'things', name_vi: 'vật' };
  const unit = { ...place, id: 'thing', kind: 'count', factor: 1, ...names } as Unit;
  const about = {
    report: 'x',
    line: 1,
    subject: idOf(rows[0]?.label ?? ''),
    measure: 'thing',
    period: '2024',
  };
  const texts = { before: '', phrase: '', after: '', text_en: 'It changed.', text_vi: 'Có thay đổi.' };
  return {
    chart: row,
    selection: selectFor(row, observations, subjects),
    tables: {
      subjects,
      categories,
      units: [unit],
      measures: [measure('thing', 'Things'), measure('other', 'Others'), measure('whole', 'Wholes')],
      statements: direction ? [{ ...place, id: 'x', ...about, direction, ...texts }] : [],
    },
  };
}

interface Declared {
  type: ChartType;
  chart: Partial<Chart>;
  rows: Row[];
  direction?: Statement['direction'];
}

/** The examples by name; they are declared in examples.json. */
export const examples: Record<string, Example> = Object.fromEntries(
  Object.entries(declarations as unknown as Record<string, Declared>).map(([name, one]) => [
    name,
    example(one),
  ]),
);
