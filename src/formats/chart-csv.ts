import { REST } from '../charts/wholes.ts';
import { writeDownloadCsv } from '../csv/write.ts';
import { unitName } from '../figures/format.ts';
import { type Observation, observationKey } from '../tables/tables.ts';
import { finite } from './json.ts';
import { KEY_SEPARATOR } from './table-columns.ts';
import type { ChartView, ViewRow } from './view.ts';

/**
 * A chart's values as `/charts/<id>.csv`: RFC 4180, UTF-8. Labels, units and notes are in the view's language; column
 * names, periods, numbers and ids are the same in all. What a reader wants stands first, what a program joins by last.
 */
export function chartCsv(view: ChartView): string {
  return write(view, false);
}

/** The same as `/charts/<id>.excel.csv`: with the byte-order mark by which Excel knows UTF-8. */
export function chartCsvForExcel(view: ChartView): string {
  return write(view, true);
}

function write(view: ChartView, bom: boolean): string {
  const columns = Object.keys(chartColumns) as ChartColumn[];
  const rows = chartRecords(view).map((record) => columns.map((column) => record[column]));
  return writeDownloadCsv(columns, rows, { bom });
}

/** What each column of a chart's CSV holds, in order. The names are the same in every language, so that programs find them. */
export const chartColumns: Record<ChartColumn, { en: string; vi: string }> = {
  label: {
    en: 'What sets the value apart on the chart.',
    vi: 'Tên của giá trị trên biểu đồ.',
  },
  subject: { en: 'What the value is about.', vi: 'Đối tượng.' },
  measure: { en: 'What is measured.', vi: 'Chỉ tiêu.' },
  period: { en: 'Year, month or day (ISO 8601).', vi: 'Kỳ: năm, tháng hoặc ngày (ISO 8601).' },
  value: {
    en: 'The value as a plain number in the unit.',
    vi: 'Giá trị ở dạng số, theo đơn vị.',
  },
  low: {
    en: 'Lower end of the interval that holds the true value; blank (null in JSON) where it is open.',
    vi: 'Cận dưới của khoảng chứa giá trị thực; để trống (null trong JSON) nếu không có cận dưới.',
  },
  high: {
    en: 'Upper end of the interval that holds the true value; blank (null in JSON) where it is open.',
    vi: 'Cận trên của khoảng chứa giá trị thực; để trống (null trong JSON) nếu không có cận trên.',
  },
  unit: { en: 'Unit of value, low and high.', vi: 'Đơn vị của giá trị và hai cận.' },
  qualifier: {
    en: 'How sure the value is: exact, rounded, about, estimated, over, under, at_least, at_most.',
    vi: 'Mức độ chắc chắn: exact (chính xác), rounded (làm tròn), about (khoảng), estimated (ước tính), over (hơn), under (dưới), at_least (ít nhất), at_most (tối đa).',
  },
  figure: {
    en: 'The value in words, ready to be quoted with its precision.',
    vi: 'Giá trị viết thành lời kèm mức độ chắc chắn, có thể trích dẫn ngay.',
  },
  origin: {
    en: 'reported: a report prints it; derived: worked out from reported values.',
    vi: 'reported: bài nguồn nêu trực tiếp; derived: suy ra từ các số liệu được nêu.',
  },
  reported: {
    en: 'The phrase exactly as the report prints it.',
    vi: 'Cụm từ đúng như in trong bài nguồn.',
  },
  report: { en: 'Title of the report.', vi: 'Tiêu đề bài nguồn.' },
  evidence: { en: 'Where it is printed: report#line.nth.', vi: 'Vị trí: mã bài#dòng.thứ tự.' },
  evidence_url: {
    en: 'Link to the words in the report.',
    vi: 'Liên kết tới đúng câu chữ trong bài nguồn.',
  },
  formula_in_words: { en: 'How a derived value was worked out.', vi: 'Cách suy ra giá trị.' },
  formula: {
    en: 'The same in ids of measures; blank for what is left of a whole.',
    vi: 'Công thức viết bằng mã chỉ tiêu; để trống với phần còn lại.',
  },
  operands: {
    en: 'The reported values it was worked out from, as "subject measure period", parted by "; ".',
    vi: 'Các số liệu gốc dùng để suy ra, ghi "đối tượng chỉ tiêu kỳ", cách nhau bằng "; ".',
  },
  operand_evidence: {
    en: 'Where those are printed, in the same order.',
    vi: 'Vị trí của các số liệu gốc đó, theo cùng thứ tự.',
  },
  note: { en: 'A caveat of this value.', vi: 'Lưu ý riêng của giá trị.' },
  role: {
    en: 'shown (a mark of the chart), beside (written next to a mark), whole, part, or rest (what no part accounts for). Do not add wholes to their parts.',
    vi: 'shown (được vẽ), beside (ghi kèm), whole (tổng thể), part (phần) hoặc rest (phần còn lại). Không cộng tổng thể với các phần của nó.',
  },
  whole: { en: 'The whole that a part or rest belongs to.', vi: 'Tổng thể chứa phần này.' },
  subject_id: { en: 'Id in subjects.csv.', vi: 'Mã trong subjects.csv.' },
  measure_id: {
    en: 'Id in measures.csv; blank for what is left of a whole.',
    vi: 'Mã trong measures.csv; để trống với phần còn lại.',
  },
  unit_id: { en: 'Id in units.csv.', vi: 'Mã trong units.csv.' },
};

/** What a value is on its chart; only of a stack: whole, part, and the rest that no part accounts for. */
export type ChartRole = 'shown' | 'beside' | 'whole' | 'part' | 'rest';

/** A value of a chart as one flat record: the columns of its CSV, in order. Blank is null. */
export type ChartRecord = Record<ChartColumn, string | number | null>;
export type ChartColumn = keyof ReturnType<typeof toRecord>;

/** The roles of the values, and the label of the whole that a part belongs to. */
export function chartRoles(view: ChartView): (row: ViewRow) => { role: ChartRole; whole: string | null } {
  const { wholes, data } = view.data;
  const parts = new Map<Observation, string>();
  for (const { label, parts: own } of wholes) for (const part of own) parts.set(part.observation, label);
  const shown = new Set(data.map(({ observation }) => observation));
  return ({ observation }) => {
    const whole = parts.get(observation);
    if (whole !== undefined) return { role: observation.measure === REST ? 'rest' : 'part', whole };
    if (shown.has(observation)) return { role: 'shown', whole: null };
    return { role: wholes.length > 0 ? 'whole' : 'beside', whole: null };
  };
}

/** The values of a chart as flat records, in the order of the view. */
export function chartRecords(view: ChartView): ChartRecord[] {
  const roleOf = chartRoles(view);
  return view.rows.map((row) => toRecord(row, view, roleOf(row)));
}

function toRecord(
  row: ViewRow,
  { locale }: ChartView,
  { role, whole }: { role: ChartRole; whole: string | null },
) {
  const { observation, unit, source } = row;
  const { value, low, high, qualifier } = observation.figure;
  const derived = observation.origin === 'derived' ? observation : undefined;
  return {
    label: row.label,
    subject: row.subjectLabel,
    measure: row.measureLabel,
    period: observation.period,
    value: finite(value),
    low: finite(low),
    high: finite(high),
    unit: unitName(unit, locale),
    qualifier,
    figure: row.figure,
    origin: observation.origin,
    reported: observation.origin === 'reported' ? observation.reported : null,
    report: source ? source.report.title : null,
    evidence: source ? source.evidence.id : null,
    evidence_url: source ? source.url : null,
    formula_in_words: derived ? row.formula : null,
    // Of what is left of a whole, the expression is no formula of measures.csv.
    formula: derived && role !== 'rest' ? derived.formula : null,
    operands: derived ? row.operands.map(observationKey).join(KEY_SEPARATOR) : null,
    operand_evidence: derived ? row.operands.flatMap(evidenceId).join(KEY_SEPARATOR) : null,
    note: row.note === '' ? null : row.note,
    role,
    whole,
    subject_id: row.subject.id,
    // What is left of a whole is in no table: its measure must not look like the whole's.
    measure_id: role === 'rest' ? null : row.measure.id,
    unit_id: unit.id,
  };
}

const evidenceId = (one: Observation) => (one.origin === 'reported' ? [one.evidence] : []);
