import * as z from 'zod/mini';
import { locales } from '../../i18n/locales.ts';
import { column, id, optional, sha256, text, translation, url } from '../cells.ts';
import { date } from '../periods.ts';

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
