import type { ChartTables } from '../../src/charts/data.ts';
import { type Qualifier, toFigure } from '../../src/figures/figure.ts';
import type { Chart, DerivedObservation, Observation, ReportedObservation } from '../../src/tables/tables.ts';

/** A declared chart: what the tests draw, and what a gallery may show. */
export interface Example {
  chart: Chart;
  shown: Observation[];
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
}

function example(rows: Row[]): Example {
  const place = { file: 'test.csv', row: 2 };
  const subjects = rows.map(({ label, origin }, at) => ({
    ...place,
    id: `subject_${at}`,
    kind: 'platform' as const,
    origin,
    part_of: undefined,
    label_en: label,
    label_vi: label,
  }));
  const figures = rows.map(({ digits, exponent = 0, negative = false, qualifier = 'exact' }) =>
    toFigure({ digits, exponent, negative }, qualifier),
  );
  const key = (at: number) => ({ subject: `subject_${at}`, measure: 'thing', period: '2024' });
  const observations = rows.flatMap(({ derived }, at): ReportedObservation[] => {
    const figure = figures[at];
    if (derived || !figure) return [];
    const entry = { value: figure.value, reported: '', evidence: 'x#1.1', note_en: '', note_vi: '' };
    return [{ ...key(at), ...entry, ...place, figure, origin: 'reported' }];
  });
  const derived = rows.flatMap(({ derived }, at): DerivedObservation[] => {
    const figure = figures[at];
    if (!derived || !figure) return [];
    const [low, high] = derived;
    return [
      {
        ...key(at),
        figure: { ...figure, low, high, qualifier: 'about' },
        origin: 'derived',
        formula: 'a / b',
        operands: [],
      },
    ];
  });
  return {
    chart: {
      ...place,
      id: 'example',
      type: 'bar',
      measure: 'thing',
      subjects: subjects.map(({ id }) => id),
      period: '2024',
      title_en: 'An example',
      title_vi: 'Một ví dụ',
      note_en: '',
      note_vi: '',
    },
    tables: {
      subjects,
      units: [
        {
          ...place,
          id: 'thing',
          kind: 'count',
          factor: 1,
          singular_en: 'thing',
          plural_en: 'things',
          name_vi: 'vật',
        },
      ],
      measures: [
        {
          ...place,
          id: 'thing',
          unit: 'thing',
          formula: undefined,
          period_offset: undefined,
          label_en: 'Things',
          label_vi: 'Số vật',
          definition_en: 'Things.',
          definition_vi: 'Vật.',
        },
      ],
    },
    shown: [...observations, ...derived],
  };
}

const long = 'Trang thông tin điện tử tổng hợp và mạng xã hội ở trong nước';

/** One example a difficulty. */
export const examples: Record<string, Example> = {
  'two tones': example([
    { label: 'Zalo', digits: '765', exponent: 5, qualifier: 'rounded', origin: 'domestic' },
    { label: 'Facebook', digits: '72', exponent: 6, qualifier: 'rounded', origin: 'foreign' },
  ]),
  'every qualifier': example([
    { label: 'exact', digits: '8981' },
    { label: 'rounded', digits: '85', exponent: 2, qualifier: 'rounded' },
    { label: 'about', digits: '41', exponent: 2, qualifier: 'about' },
    { label: 'estimated', digits: '7', exponent: 3, qualifier: 'estimated' },
    { label: 'over', digits: '6', exponent: 3, qualifier: 'over' },
    { label: 'under', digits: '5', exponent: 3, qualifier: 'under' },
    { label: 'at least', digits: '3', exponent: 3, qualifier: 'at_least' },
    { label: 'at most', digits: '2', exponent: 3, qualifier: 'at_most' },
    { label: 'derived', digits: '95543', exponent: -1, derived: [9504, 9605] },
  ]),
  'long labels': example([
    { label: long, digits: '80' },
    { label: 'A'.repeat(60), digits: '40' },
  ]),
  'a single row': example([{ label: 'Alone', digits: '1' }]),
  'equal values': example([
    { label: 'One', digits: '5' },
    { label: 'Two', digits: '5' },
    { label: 'Three', digits: '5' },
  ]),
  'all zero': example([
    { label: 'None', digits: '0' },
    { label: 'Nothing', digits: '0' },
  ]),
  'zero to a thousand trillion': example([
    { label: 'Nothing', digits: '0' },
    { label: 'One', digits: '1' },
    { label: 'Very many', digits: '1', exponent: 15, qualifier: 'rounded' },
  ]),
  negatives: example([
    { label: 'Up', digits: '31' },
    { label: 'Down', digits: '12', negative: true },
    { label: 'Far down', digits: '45', negative: true, qualifier: 'about' },
  ]),
  'forty rows': example(
    Array.from({ length: 40 }, (_, at) => ({ label: `Row ${at + 1}`, digits: String(40 - at) })),
  ),
  'hostile labels': example([
    { label: '</text></svg><script>alert(1)</script>', digits: '2' },
    { label: '"><img src=x onerror=alert(1)>', digits: '1' },
    { label: "=cmd|' /C calc'!A0", digits: '3' },
  ]),
};
