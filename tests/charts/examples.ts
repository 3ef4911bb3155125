import type { ChartTables } from '../../src/charts/data.ts';
import { type Figure, type Qualifier, toFigure } from '../../src/figures/figure.ts';
import type { ChartType } from '../../src/tables/schemas/chart.ts';
import { type Selection, selectFor } from '../../src/tables/select.ts';
import type { Chart, Observation, Subject } from '../../src/tables/tables.ts';

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
  origin?: 'domestic' | 'foreign';
  period?: string;
  measure?: 'thing' | 'other' | 'whole';
  part_of?: string;
}

const place = { file: 'test.csv', row: 2 };

/** Rows of the same label are one subject. */
function example(type: ChartType, rows: Row[], chart: Partial<Chart> = {}): Example {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const idOf = (label: string) => `subject_${labels.indexOf(label)}`;
  const subjects = labels.map((label): Subject => {
    const row = rows.find((one) => one.label === label);
    const part_of = row?.part_of === undefined ? undefined : idOf(row.part_of);
    return {
      ...place,
      id: idOf(label),
      kind: 'platform',
      origin: row?.origin,
      part_of,
      label_en: label,
      label_vi: label,
    };
  });
  const observations = rows.map((row): Observation => {
    const {
      digits,
      exponent = 0,
      negative = false,
      qualifier = 'exact',
      derived,
      measure = 'thing',
      period = '2024',
    } = row;
    const key = { subject: idOf(row.label), measure, period };
    const figure: Figure = toFigure({ digits, exponent, negative }, qualifier);
    if (!derived) {
      const entry = { value: figure.value, reported: digits, evidence: 'x#1.1', note_en: '', note_vi: '' };
      return { ...key, ...entry, ...place, figure, origin: 'reported' };
    }
    const [low, high] = derived;
    return {
      ...key,
      figure: { ...figure, low, high, qualifier: 'about' },
      origin: 'derived',
      formula: 'thing / other',
      operands: [],
      evidence: [],
    };
  });
  const measure = (id: string, name: string) => ({
    ...place,
    id,
    unit: 'thing',
    formula: undefined,
    period_offset: undefined,
    label_en: name,
    label_vi: `Số ${name.toLowerCase()}`,
    definition_en: name,
    definition_vi: name,
  });
  const row: Chart = {
    ...place,
    id: 'example',
    type,
    measures: ['thing'],
    subjects: subjects.map(({ id }) => id),
    period: '2024',
    whole: undefined,
    beside: undefined,
    colour: 'origin',
    title_en: 'An example',
    title_vi: 'Một ví dụ',
    note_en: '',
    note_vi: '',
    ...chart,
  };
  const unit = {
    ...place,
    id: 'thing',
    kind: 'count' as const,
    factor: 1,
    singular_en: 'thing',
    plural_en: 'things',
    name_vi: 'vật',
  };
  return {
    chart: row,
    selection: selectFor(row, observations, subjects),
    tables: {
      subjects,
      units: [unit],
      measures: [measure('thing', 'Things'), measure('other', 'Others'), measure('whole', 'Wholes')],
      statements: [],
    },
  };
}

const long = 'Trang thông tin điện tử tổng hợp và mạng xã hội ở trong nước';
const unbroken = 'A'.repeat(60);

const everyQualifier: Row[] = [
  { label: 'exact', digits: '8981' },
  { label: 'rounded', digits: '85', exponent: 2, qualifier: 'rounded' },
  { label: 'about', digits: '41', exponent: 2, qualifier: 'about' },
  { label: 'estimated', digits: '7', exponent: 3, qualifier: 'estimated' },
  { label: 'over', digits: '6', exponent: 3, qualifier: 'over' },
  { label: 'under', digits: '5', exponent: 3, qualifier: 'under' },
  { label: 'at least', digits: '3', exponent: 3, qualifier: 'at_least' },
  { label: 'at most', digits: '2', exponent: 3, qualifier: 'at_most' },
  { label: 'derived', digits: '95543', exponent: -1, derived: [9504, 9605] },
];

/** What every type that takes any list of values must be able to draw. */
const lists: Record<string, Row[]> = {
  'two tones': [
    { label: 'Zalo', digits: '765', exponent: 5, qualifier: 'rounded', origin: 'domestic' },
    { label: 'Facebook', digits: '72', exponent: 6, qualifier: 'rounded', origin: 'foreign' },
  ],
  'long labels': [
    { label: long, digits: '80' },
    { label: unbroken, digits: '40' },
  ],
  'a single row': [{ label: 'Alone', digits: '1' }],
  'equal values': ['One', 'Two', 'Three'].map((label) => ({ label, digits: '5' })),
  'all zero': ['None', 'Nothing'].map((label) => ({ label, digits: '0' })),
  'zero to a thousand trillion': [
    { label: 'Nothing', digits: '0' },
    { label: 'One', digits: '1' },
    { label: 'Very many', digits: '1', exponent: 15, qualifier: 'rounded' },
  ],
  'forty rows': Array.from({ length: 40 }, (_, at) => ({ label: `Row ${at + 1}`, digits: String(40 - at) })),
  'hostile labels': [
    { label: '</text></svg><script>alert(1)</script>', digits: '2' },
    { label: '"><img src=x onerror=alert(1)>', digits: '1' },
    { label: "=cmd|' /C calc'!A0", digits: '3' },
  ],
};
const negatives: Row[] = [
  { label: 'Up', digits: '31' },
  { label: 'Down', digits: '12', negative: true },
  { label: 'Far down', digits: '45', negative: true, qualifier: 'about' },
];
const listExamples = (['bar', 'range', 'dots'] as const).flatMap((type) =>
  Object.entries(lists).map(([name, rows]) => [`${type} ${name}`, example(type, rows)] as const),
);

const years = (label: string, values: number[], row: Partial<Row> = {}): Row[] =>
  values.map((value, at) => ({ label, digits: String(value), period: String(2015 + at), ...row }));
const whole = (label: string, digits: string, row: Partial<Row> = {}): Row => ({
  label,
  digits,
  measure: 'whole',
  ...row,
});
const part = (label: string, digits: string, part_of: string, row: Partial<Row> = {}): Row => ({
  label,
  digits,
  part_of,
  ...row,
});
const stack = (wholes: number, rows: Row[]) =>
  example('stack', rows, {
    whole: 'whole',
    subjects: Array.from({ length: wholes }, (_, at) => `subject_${at}`),
  });

/** One example a difficulty. */
export const examples: Record<string, Example> = {
  ...Object.fromEntries(listExamples),
  'bar every qualifier': example('bar', everyQualifier),
  'bar negatives': example('bar', negatives),
  'bar in groups': example(
    'bar',
    [
      ...(lists['two tones'] ?? []),
      { label: 'Games', digits: '30', exponent: 6, measure: 'other', qualifier: 'rounded' },
    ],
    { measures: ['thing', 'other'], colour: 'state' },
  ),
  'bar with a second figure beside': example(
    'bar',
    [
      { label: 'Facebook', digits: '8981' },
      { label: 'Facebook', digits: '94', measure: 'other' },
      { label: 'TikTok', digits: '971' },
    ],
    { beside: 'other' },
  ),
  'bar over periods': example('bar', years('Workers', [3, 1, 2]), { period: 'all' }),
  'bar of the only period': example(
    'bar',
    [
      { label: 'Zalo', digits: '3' },
      { label: 'Facebook', digits: '5' },
    ],
    { period: 'all' },
  ),
  'bar of subjects over periods': example(
    'bar',
    [...years('Zalo', [3, 4], { origin: 'domestic' }), ...years('Facebook', [5, 2], { origin: 'foreign' })],
    { period: 'all' },
  ),
  'range of subjects over periods': example('range', [...years('Zalo', [3, 4]), ...years('Facebook', [5])], {
    period: 'all',
  }),
  'stack over periods': example(
    'stack',
    [
      whole('All', '300', { period: '2023' }),
      whole('All', '330', { period: '2024' }),
      part('One', '200', 'All', { period: '2023' }),
      part('One', '180', 'All', { period: '2024' }),
      part('Two', '100', 'All', { period: '2023' }),
      part('Two', '90', 'All', { period: '2024' }),
    ],
    { whole: 'whole', subjects: ['subject_0'], period: 'all' },
  ),
  'stack over periods of which one has no parts': example(
    'stack',
    [
      whole('All', '270', { period: '2022' }),
      whole('All', '300', { period: '2023' }),
      whole('All', '330', { period: '2024' }),
      whole('All', '320', { period: '2024-06' }),
      part('One', '200', 'All', { period: '2023' }),
      part('One', '180', 'All', { period: '2024-06-30' }),
      part('One', '210', 'All', { period: '2024' }),
      part('Two', '90', 'All', { period: '2024-12-31' }),
    ],
    { whole: 'whole', subjects: ['subject_0'], period: 'all' },
  ),
  'line of years with a day and a month': example(
    'line',
    ['2014', '2022', '2023-12-31', '2024-06', '2025'].map((period, at) => ({
      label: 'Users',
      digits: String(70 + at),
      exponent: 6,
      period,
    })),
    { period: 'all' },
  ),
  'line of days too near for their names': example(
    'line',
    [
      { label: 'Zalo', digits: '7', period: '2024-09-30' },
      { label: 'Zalo', digits: '9', period: '2024-12-31' },
      { label: 'Facebook, YouTube, TikTok', digits: '5', period: '2024-09-30' },
      { label: 'Facebook, YouTube, TikTok', digits: '6', period: '2024-12-31' },
    ],
    { period: 'all' },
  ),
  'line of subjects counted on a day and in a year': example(
    'line',
    [
      { label: 'Zalo', digits: '765', exponent: 5, period: '2024-06-30', origin: 'domestic' },
      { label: 'Zalo', digits: '78', exponent: 6, period: '2025-06-30', origin: 'domestic' },
      { label: 'Facebook', digits: '72', exponent: 6, period: '2024', origin: 'foreign' },
      { label: 'Facebook', digits: '75', exponent: 6, period: '2025', origin: 'foreign' },
    ],
    { period: 'all' },
  ),
  'line of measures that meet in a year': example(
    'line',
    [
      { label: 'Games', digits: '313', exponent: 1, period: '2023', derived: [3080, 3180], measure: 'other' },
      { label: 'Games', digits: '455', exponent: 1, period: '2024', derived: [4480, 4620], measure: 'other' },
      { label: 'Games', digits: '41', exponent: 2, period: '2024', qualifier: 'about' },
      { label: 'Games', digits: '50', exponent: 2, period: '2025', qualifier: 'about' },
    ],
    { period: 'all', measures: ['other', 'thing'] },
  ),
  'line that waits for a second period': example('line', years('Workers', [4]), { period: 'all' }),
  'line of which one series has one period': example(
    'line',
    [...years('Zalo', [3, 4]), { label: 'Facebook', digits: '2', period: '2016' }],
    { period: 'all' },
  ),
  'card over periods': example('card', years('Fines', [3, 4]), { period: 'all' }),
  'range negatives': example('range', negatives),
  'range derived': example('range', [
    { label: 'Facebook', digits: '9554', derived: [9504, 9605], origin: 'foreign' },
    { label: 'Zalo', digits: '4000', derived: [1000, 7000], origin: 'domestic' },
  ]),
  'dots of many': example('dots', [{ label: 'Many', digits: '123456' }]),
  'stack of two parts': stack(1, [whole('All', '300'), part('One', '200', 'All'), part('Two', '100', 'All')]),
  'stack with a rest': stack(2, [
    whole('Foreign', '203', { exponent: 6, qualifier: 'rounded' }),
    whole('Domestic', '110', { exponent: 6, qualifier: 'rounded' }),
    part('Facebook', '72', 'Foreign', { exponent: 6, qualifier: 'rounded', origin: 'foreign' }),
    part('TikTok', '67', 'Foreign', { exponent: 6, qualifier: 'rounded', origin: 'foreign' }),
    part('YouTube', '63', 'Foreign', { exponent: 6, qualifier: 'rounded', origin: 'foreign' }),
    part('Zalo', '765', 'Domestic', { exponent: 5, qualifier: 'rounded', origin: 'domestic' }),
  ]),
  'stack of long labels': stack(1, [
    whole(long, '10'),
    part(unbroken, '4', long),
    part(`${long}.`, '3', long),
  ]),
  'stack of thirty parts': stack(1, [
    whole('All', '900'),
    ...Array.from({ length: 30 }, (_, at) => part(`Part ${at + 1}`, String(at + 1), 'All')),
  ]),
  'line of two periods': example(
    'line',
    [
      { label: 'Games', digits: '313', exponent: 1, period: '2023', derived: [3080, 3180] },
      { label: 'Games', digits: '41', exponent: 2, period: '2024', qualifier: 'about' },
    ],
    { period: 'all' },
  ),
  'line of ten periods': example('line', years('Workers', [3, 5, 4, 6, 9, 12, 11, 15, 14, 18]), {
    period: 'all',
  }),
  'line of series that end together': example(
    'line',
    ['One', 'Two', 'Three', 'Four', 'Five'].flatMap((label) => years(label, [1, 2, 5])),
    { period: 'all' },
  ),
  'line with gaps': example(
    'line',
    [
      ...years('Whole', [3, 5, 4, 6]),
      { label: 'Gap', digits: '2', period: '2015' },
      { label: 'Gap', digits: '3', period: '2018' },
      ...years('Ends early', [5, 6]),
      { label: 'Starts late', digits: '1', period: '2017' },
      { label: 'Starts late', digits: '2', period: '2018' },
    ],
    { period: 'all' },
  ),
  'line with an open end': example(
    'line',
    [
      { label: 'Fines', digits: '8', period: '2023' },
      { label: 'Fines', digits: '10', period: '2024', qualifier: 'over' },
    ],
    { period: 'all' },
  ),
  'line below zero': example(
    'line',
    years('Balance', [3, 1]).concat({ label: 'Balance', digits: '2', negative: true, period: '2017' }),
    {
      period: 'all',
    },
  ),
  'line of long labels': example('line', [...years(long, [1, 2]), ...years(unbroken, [2, 3])], {
    period: 'all',
  }),
  'card over': example('card', [{ label: 'Fines', digits: '1', exponent: 9, qualifier: 'over' }]),
  'card of a long number': example('card', [{ label: 'Exact', digits: '123456789012345' }]),
};
