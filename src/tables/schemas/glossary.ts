import * as z from 'zod/mini';
import { column, id, longest, optional, position, translation } from '../cells.ts';

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
