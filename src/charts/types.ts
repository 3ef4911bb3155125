import type { Figure } from '../figures/figure.ts';
import type { UnitNames } from '../figures/format.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Chart, Observation, Tables } from '../tables/tables.ts';
import type { ColorRole } from './parts/palette.ts';

/** One value of a chart with its words in the chart's language. No pixels. */
export interface Datum {
  observation: Observation;
  figure: Figure;
  unit: UnitNames;
  /** What sets this value apart from the chart's others: its subject, measure or period. */
  label: string;
  /** The figure with its qualifier, as short as it can be: "≈ 9,550". */
  value: string;
  /** The same for screen readers and tables, with its unit: "about 9,550 requests". */
  longValue: string;
  /** "9,504 to 9,605"; '' when the figure is one number. */
  interval: string;
  period: string;
  /** A second figure of the same subject, with its measure: "compliance rate 94%"; '' for none. */
  secondaryValue: string;
  /** Where that second figure comes from. */
  secondaryObservation: Observation | undefined;
  /** In words, for a derived value; '' for a reported one. */
  formula: string;
  colorRole: ColorRole;
  /** The id of the value's row in the chart's table: where its mark leads. */
  row: string;
}

/** A whole and the parts that make it up, the largest first; what is left over comes last. */
export interface WholeDatum {
  label: string;
  value: string;
  figure: Figure;
  parts: Datum[];
}

/** Values under one heading; a chart of one measure has one group without a heading. */
export interface Group {
  heading: string;
  data: Datum[];
}

/** A chart's data stage: everything that its drawing, its table and its description say. */
export interface ChartData {
  /** As it is drawn: see `asDrawn`. */
  chart: Chart;
  locale: Locale;
  title: string;
  /** Measure, unit and period. */
  subtitle: string;
  note: string;
  /** What the report says of this without a number, such as a direction. */
  remarks: string[];
  groups: Group[];
  wholes: WholeDatum[];
  /** All values, in the order in which they are shown. */
  data: Datum[];
  /** Of a line: the values that gave way to another of the same subject and time, each with the one shown instead. */
  dropped: { shown: Datum; other: Datum }[];
}

/** The tables that a chart's words come from. */
export type ChartTables = Pick<Tables, 'units' | 'subjects' | 'measures' | 'statements'>;
