import type { Figure } from '../figures/figure.ts';
import type { UnitNames } from '../figures/format.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import type { Chart, DerivedObservation, Observation, Statement, Subject, Tables } from '../tables/tables.ts';
import type { ColorRole } from './parts/palette.ts';

export interface Selection {
  /** In the order of the chart's measures, then subjects, then periods. Of a stack, all parts and rests. */
  shown: Observation[];
  /** Only of a stack. */
  wholes: Whole[];
  /** The observation whose value stands beside another's mark. */
  beside: Map<Observation, Observation>;
  /** What there was no room for. Of a line, a checked chart may have some; of a stack, none. */
  dropped: Dropped[];
}

/** A value that is not shown because another one of the same subject and time is. */
export type Dropped = { shown: Observation; other: Observation };

/** The measure of what is left of a whole: it is in no table. */
export const REST = '(rest)';

/** A whole with its parts. `rest` is what no part accounts for: undefined where the parts make up the whole. */
export interface Whole {
  whole: Observation;
  parts: Observation[];
  rest: DerivedObservation | undefined;
}

/** The values of a measure and subject that a chart may show, by time. */
export type Find = (measure: string | undefined, subject: string) => Observation[];

/** What does not fit between a chart and its data: the column, the offending text, what is wrong. */
export type ChartIssue = [column: string, text: string, key: ProblemKey, params?: Params];

/** The words that can set a value apart from the others of its chart. */
export type LabelWords = Record<'subject' | 'measure' | 'period', string>;

/** What a key explains: hatching and hollow dots (derived), softened ends ("about"), whiskers, arrows of open ends, arrows from a start that is not known. */
export type KeyMark = 'hatched' | 'hollow' | 'soft' | 'range' | 'open' | 'direction';

/** The content of a drawing as SVG text, and its height in pixels. */
export type Drawing = { body: string; height: number };

/** A chart type: `draw`, the marks to explain, and what is special to the type. */
export interface ChartModule {
  /** Draws the values for a width in pixels. `id` starts the ids of hatchings. */
  draw(data: ChartData, width: number, id: string): Drawing;
  /** The special marks that a drawing of the type may have, in the order of its key. */
  marks: readonly KeyMark[];

  /** The subjects in charts.csv are wholes, whose parts are shown. */
  hasWholes?: boolean;
  /** Selects the values; the default is all values of the chart's measures, subjects and period. */
  select?(chart: Chart, subjects: readonly Subject[], find: Find): Omit<Selection, 'beside'>;
  /** The selected values that others of the same subject and time stand for. */
  dropValues?(found: readonly Observation[]): Dropped[];
  /** Those of the other values that the type shows; the default is all. */
  keepValues?(values: readonly Observation[]): Observation[];
  /** More values cannot be read; the default is 40. */
  maxValues?: number;
  /** Checks that there is a value for all that the row names, instead of the default check. */
  checkValues?(chart: Chart, selection: Selection): ChartIssue | undefined;
  /** Checks that the type can draw the values; `kinds` are their kinds of units. */
  check?(chart: Chart, selection: Selection, kinds: ReadonlySet<string>): ChartIssue | undefined;
  /** Whether it can draw these values of a chart of all periods; until then, bars are drawn. */
  canDraw?(shown: readonly Observation[]): boolean;

  /** Never shows its measures under headings of their own. */
  hasOneGroup?: boolean;
  /** Has a column for each measure and period, each with a scale of its own for its unit. */
  hasColumns?: boolean;
  /** The measures that the subtitle names. */
  subtitleMeasures?(chart: Chart): string[];
  /** Values are printed with their unit, whatever the subtitle says. */
  printsUnits?: boolean;
  /** Shows what the report states of the value without a number, such as a direction. */
  showsStatements?: boolean;
  label?(words: LabelWords, chart: Chart): string;
  /** The most striking fact, as sentences, for the alternative text. */
  headlineFinding?(data: ChartData): string[];
  /** Gains by width: wider than the text on large screens, and never on half the width of a picture. */
  needsFullWidth?: boolean;
}

/** One value of a chart with its words in the chart's language. No pixels. */
export interface Datum {
  observation: Observation;
  figure: Figure;
  unit: UnitNames;
  /** What sets this value apart from the chart's others: its subject, measure or period. */
  label: string;
  subject: string;
  /** The figure with its qualifier, as short as it can be: "about 9,550". */
  value: string;
  /** The same with its unit: "about 9,550 requests". */
  longValue: string;
  /** The same for descriptions, which do not show its mark: "about 9,550 requests (derived)". */
  spokenValue: string;
  /** "9,504 to 9,605"; '' when the figure is one number. */
  interval: string;
  period: string;
  /** A second figure of the same subject, with its measure: "compliance rate 94%"; '' for none. */
  secondaryValue: string;
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
  /** Of a derived whole; '' for a reported one. */
  interval: string;
  figure: Figure;
  parts: Datum[];
}

/** Values under one heading; a chart of one measure has one group without a heading. */
export type Group = { heading: string; data: Datum[] };

/** A chart's data stage: everything that its drawing, its table and its description say. */
export interface ChartData {
  /** As it is drawn: see `asDrawn`. */
  chart: Chart;
  locale: Locale;
  title: string;
  /** Measure, unit and period. */
  subtitle: string;
  note: string;
  /** What the title claims and the values bear, a sentence a clause; none for a title that claims nothing. */
  claims: string[];
  /** What the report says of this without a number, such as a direction. */
  remarks: string[];
  /** Where that is one statement. */
  direction: Statement['direction'];
  groups: Group[];
  wholes: WholeDatum[];
  /** All values, in the order in which they are shown. */
  data: Datum[];
  /** Of a line: the values that gave way to another of the same subject and time, each with the one shown instead. */
  dropped: { shown: Datum; other: Datum }[];
}

export type ChartTables = Pick<Tables, 'units' | 'categories' | 'subjects' | 'measures' | 'statements'>;
