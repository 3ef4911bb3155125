import type { TableName } from '../../tables/schemas/index.ts';

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
