import type { TableName } from '../tables/schemas/index.ts';

/** A table's name and what it holds, in both languages. */
export interface TableWords {
  title_en: string;
  title_vi: string;
  description_en: string;
  description_vi: string;
}

/** The tables that are published: those of the editors, and what other reports say of the same values. */
export type PublishedName = TableName | 'alternatives';

/** The published tables, in the order in which they are listed. */
export const tableWords: Record<PublishedName, TableWords> = {
  reports: {
    title_en: 'Reports',
    title_vi: 'Bài nguồn',
    description_en: 'The source documents: their bibliography, and the SHA-256 of the text that was read.',
    description_vi: 'Các tài liệu nguồn: thông tin thư mục và mã băm SHA-256 của văn bản đã đọc.',
  },
  units: {
    title_en: 'Units',
    title_vi: 'Đơn vị tính',
    description_en: 'What numbers count.',
    description_vi: 'Các đơn vị dùng cho số liệu.',
  },
  subjects: {
    title_en: 'Subjects',
    title_vi: 'Đối tượng',
    description_en: 'What figures are about, and what is a part of what.',
    description_vi: 'Những đối tượng mà số liệu đề cập, và đối tượng nào nằm trong đối tượng nào.',
  },
  measures: {
    title_en: 'Measures',
    title_vi: 'Chỉ tiêu',
    description_en: 'What is measured, with definitions; formulas of derived measures.',
    description_vi: 'Các chỉ tiêu cùng định nghĩa; công thức của những chỉ tiêu suy ra.',
  },
  charts: {
    title_en: 'Charts',
    title_vi: 'Biểu đồ',
    description_en: 'The charts of the site: what each shows, and the words around it.',
    description_vi: 'Các biểu đồ trên trang: mỗi biểu đồ thể hiện gì, kèm tiêu đề và lưu ý.',
  },
  statements: {
    title_en: 'Statements',
    title_vi: 'Nhận định',
    description_en: 'What a report says without a number, in our own words.',
    description_vi: 'Những nhận định trong bài nguồn không kèm con số, được diễn đạt lại.',
  },
  glossary: {
    title_en: 'Glossary',
    title_vi: 'Chú giải',
    description_en: 'Bodies, persons, laws, terms and events that a report names.',
    description_vi:
      'Cơ quan, cá nhân, văn bản pháp luật, thuật ngữ và sự kiện được nhắc đến trong bài nguồn.',
  },
  corrections: {
    title_en: 'Corrections',
    title_vi: 'Đính chính',
    description_en:
      'Published values that were wrong, and what was done. A table without rows: there were none.',
    description_vi:
      'Những giá trị đã đăng sai và cách xử lý. Bảng không có dòng nào nghĩa là chưa có đính chính.',
  },
  evidence: {
    title_en: 'Evidence',
    title_vi: 'Dẫn chứng',
    description_en:
      'Every figure of the reports, with its place. Lines and characters are counted in the text whose SHA-256 is in reports.csv.',
    description_vi:
      'Mọi con số trong các bài nguồn, kèm vị trí. Dòng và ký tự được đếm trên văn bản có mã băm SHA-256 ghi trong reports.csv.',
  },
  observations: {
    title_en: 'Observations',
    title_vi: 'Số liệu',
    description_en:
      'One value of one measure for one subject in one period a row, reported or derived, with its interval and its evidence.',
    description_vi:
      'Mỗi dòng là một giá trị của một chỉ tiêu, cho một đối tượng, trong một kỳ số liệu; được nêu trực tiếp hoặc suy ra, kèm khoảng giá trị và dẫn chứng.',
  },
  alternatives: {
    title_en: 'Also reported',
    title_vi: 'Số liệu theo bài nguồn khác',
    description_en:
      'Values of observations as other reports tell them. The newest report is shown; the others stand here. A table without rows: no value is told twice.',
    description_vi:
      'Những giá trị có trong bảng số liệu, nhưng theo các bài nguồn khác. Trang thể hiện con số của bài mới nhất; con số của các bài còn lại nằm ở đây. Bảng không có dòng nào nghĩa là không giá trị nào được nêu hai lần.',
  },
};

/** Short headings of the published columns, by column name: English, Vietnamese. */
export const columnTitles: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  id: ['Id', 'Mã'],
  type: ['Type', 'Kiểu'],
  kind: ['Kind', 'Loại'],
  origin: ['Origin', 'Nguồn gốc'],
  role: ['Role', 'Vai trò'],
  report: ['Report', 'Bài nguồn'],
  line: ['Line', 'Dòng'],
  column: ['Character', 'Ký tự'],
  phrase: ['Phrase', 'Cụm từ'],
  number: ['Number', 'Con số'],
  after: ['Words after', 'Từ đứng sau'],
  url: ['Address', 'Địa chỉ'],
  title: ['Title', 'Tiêu đề'],
  title_en: ['Title in English', 'Tiêu đề tiếng Anh'],
  title_vi: ['Title in Vietnamese', 'Tiêu đề tiếng Việt'],
  author: ['Author', 'Tác giả'],
  publisher: ['Publisher', 'Nơi đăng'],
  language: ['Language', 'Ngôn ngữ'],
  event_en: ['Event in English', 'Sự kiện (tiếng Anh)'],
  event_vi: ['Event in Vietnamese', 'Sự kiện (tiếng Việt)'],
  event_date: ['Day of the event', 'Ngày diễn ra'],
  published: ['Published', 'Ngày đăng'],
  text_sha256: ['SHA-256 of the text', 'SHA-256 của văn bản'],
  factor: ['Factor', 'Hệ số'],
  singular_en: ['English singular', 'Số ít tiếng Anh'],
  plural_en: ['English plural', 'Số nhiều tiếng Anh'],
  name_vi: ['Vietnamese name', 'Tên tiếng Việt'],
  part_of: ['Part of', 'Thuộc'],
  label_en: ['Name in English', 'Tên tiếng Anh'],
  label_vi: ['Name in Vietnamese', 'Tên tiếng Việt'],
  unit: ['Unit', 'Đơn vị tính'],
  formula: ['Formula', 'Công thức'],
  period_offset: ['Years apart', 'Số năm chênh lệch'],
  definition_en: ['Definition in English', 'Định nghĩa (tiếng Anh)'],
  definition_vi: ['Definition in Vietnamese', 'Định nghĩa (tiếng Việt)'],
  measures: ['Measures', 'Các chỉ tiêu'],
  subjects: ['Subjects', 'Các đối tượng'],
  whole: ['Whole', 'Tổng thể'],
  beside: ['Beside', 'Ghi kèm'],
  colour: ['Colour', 'Màu'],
  claim: ['Claim', 'Khẳng định'],
  note_en: ['Note in English', 'Lưu ý (tiếng Anh)'],
  note_vi: ['Note in Vietnamese', 'Lưu ý (tiếng Việt)'],
  subject: ['Subject', 'Đối tượng'],
  measure: ['Measure', 'Chỉ tiêu'],
  period: ['Period', 'Kỳ số liệu'],
  direction: ['Direction', 'Xu hướng'],
  text_en: ['Text in English', 'Nội dung (tiếng Anh)'],
  text_vi: ['Text in Vietnamese', 'Nội dung (tiếng Việt)'],
  term_en: ['Term in English', 'Từ ngữ tiếng Anh'],
  term_vi: ['Term in Vietnamese', 'Từ ngữ tiếng Việt'],
  date: ['Date', 'Ngày'],
  before: ['Before', 'Trước khi sửa'],
  reason_en: ['Reason in English', 'Lý do (tiếng Anh)'],
  reason_vi: ['Reason in Vietnamese', 'Lý do (tiếng Việt)'],
  value: ['Value', 'Giá trị'],
  low: ['Lower end', 'Cận dưới'],
  high: ['Upper end', 'Cận trên'],
  qualifier: ['Qualifier', 'Mức độ chắc chắn'],
  reported: ['As reported', 'Nguyên văn'],
  evidence: ['Evidence', 'Dẫn chứng'],
  operands: ['Worked out from', 'Suy ra từ'],
  agrees: ['Agrees', 'Khớp'],
};

/** Where a name means something else in one table. */
export const titlesOfTable: Readonly<Record<string, readonly [en: string, vi: string]>> = {
  'corrections.after': ['After', 'Sau khi sửa'],
};
