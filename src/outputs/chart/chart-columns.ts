import type { ChartColumn } from './chart-rows.ts';

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
