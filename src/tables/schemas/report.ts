import * as z from 'zod/mini';
import { locales } from '../../i18n/locales.ts';
import { column, id, longest, optional, position, sha256, text, translation, url } from '../cells.ts';
import { date, period } from '../periods.ts';

/** A source document. */
export const reportSchema = z.object({
  id: column(
    'Id of the report; its evidence is in seeds/<id>.csv.',
    'Mã của bài nguồn; các dẫn chứng nằm trong seeds/<mã>.csv.',
    id,
  ),
  title: column('Title as printed.', 'Tiêu đề nguyên văn.', text),
  title_en: column(
    'Title in English, for readers.',
    'Tiêu đề bằng tiếng Anh, dành cho người đọc.',
    translation('en'),
  ),
  title_vi: column(
    'Title in Vietnamese, for readers.',
    'Tiêu đề bằng tiếng Việt, dành cho người đọc.',
    translation('vi'),
  ),
  author: column('Author as printed.', 'Tác giả, ghi như trên bài.', text),
  publisher: column('Who published it.', 'Nơi đăng.', text),
  language: column('Language of its text: en or vi.', 'Ngôn ngữ của bài: en hoặc vi.', z.enum(locales)),
  url: column('Address of the text.', 'Địa chỉ của bài.', url),
  event_en: column('What it reports on.', 'Sự kiện được tường thuật (tiếng Anh).', translation('en')),
  event_vi: column('What it reports on, in Vietnamese.', 'Sự kiện được tường thuật.', translation('vi')),
  event_date: column('Day of what it reports on.', 'Ngày diễn ra sự kiện.', date),
  published: column(
    'Day of publication; blank when unknown.',
    'Ngày đăng; để trống nếu không rõ.',
    optional(date),
  ),
  text_sha256: column(
    'SHA-256 of the text file that the evidence was extracted from; blank for a report without running text.',
    'Mã băm SHA-256 của tệp văn bản đã dùng để lấy dẫn chứng; để trống nếu bài nguồn không có văn bản.',
    optional(sha256),
  ),
});

/** A published value that was wrong, and what was done. */
export const correctionSchema = z.object({
  date: column('Day of the correction.', 'Ngày đính chính.', date),
  subject: column('Subject of the observation.', 'Đối tượng của số liệu.', id),
  measure: column('Measure of the observation.', 'Chỉ tiêu của số liệu.', id),
  period: column('Period of the observation.', 'Kỳ của số liệu.', period),
  report: column(
    'Report whose telling of the value was corrected; blank: the only one, or the one that was shown that day.',
    'Bài nguồn có giá trị được đính chính; để trống nếu chỉ một bài nêu giá trị này, hoặc đó là bài được hiển thị vào ngày ấy.',
    optional(id),
  ),
  before: column('What was published.', 'Giá trị đã đăng.', text),
  after: column('What it is now.', 'Giá trị sau khi sửa.', text),
  reason_en: column('Why.', 'Lý do (tiếng Anh).', translation('en', longest.prose)),
  reason_vi: column('Why, in Vietnamese.', 'Lý do.', translation('vi', longest.prose)),
});

export const directions = ['up', 'down', 'steady'] as const;

/** What a report says without a number, in our own words. */
export const statementSchema = z.object({
  id: column('Id of the statement.', 'Mã nhận định.', id),
  report: column('The report that says it.', 'Bài nguồn.', id),
  line: column(
    'Line of the report; blank where it has no lines.',
    'Dòng trong bài nguồn; để trống nếu bài không có văn bản.',
    optional(position),
  ),
  subject: column('The subject it is about; may be blank.', 'Đối tượng; có thể để trống.', optional(id)),
  measure: column('The measure it is about; may be blank.', 'Chỉ tiêu; có thể để trống.', optional(id)),
  period: column('The period it is about; may be blank.', 'Kỳ số liệu; có thể để trống.', optional(period)),
  direction: column(
    'up, down or steady where it says how something changed.',
    'up (tăng), down (giảm) hoặc steady (giữ nguyên) nếu nói về xu hướng.',
    optional(z.enum(directions)),
  ),
  text_en: column(
    'What is said, in our own words.',
    'Nội dung tiếng Anh, diễn đạt lại.',
    translation('en', longest.note),
  ),
  text_vi: column('What is said, in Vietnamese.', 'Nội dung, diễn đạt lại.', translation('vi', longest.note)),
});

export const glossaryKinds = ['body', 'person', 'law', 'term', 'event'] as const;

/** Bodies, persons, laws and terms that a report names. */
export const glossarySchema = z.object({
  id: column('Id of the entry.', 'Mã mục từ.', id),
  kind: column(
    'body, person, law, term or event.',
    'body (cơ quan), person (người), law (văn bản), term (thuật ngữ) hoặc event (sự kiện).',
    z.enum(glossaryKinds),
  ),
  report: column('The report that names it.', 'Bài nguồn nhắc đến.', id),
  line: column(
    'Line of the report that names it first; blank where it has no lines.',
    'Dòng đầu tiên nhắc đến trong bài nguồn; để trống nếu bài không có văn bản.',
    optional(position),
  ),
  term_en: column('Name in English.', 'Tên tiếng Anh.', translation('en')),
  term_vi: column('Name in Vietnamese.', 'Tên tiếng Việt.', translation('vi')),
  definition_en: column('What it is.', 'Giải thích (tiếng Anh).', translation('en', longest.prose)),
  definition_vi: column('What it is, in Vietnamese.', 'Giải thích.', translation('vi', longest.prose)),
});
