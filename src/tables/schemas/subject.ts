import * as z from 'zod/mini';
import { column, id, optional, translation } from '../cells.ts';

export const subjectKinds = [
  'platform',
  'networks',
  'websites',
  'games',
  'service',
  'industry',
  'sector',
] as const;
export const origins = ['domestic', 'foreign'] as const;

/** What figures are about. */
export const subjectSchema = z.object({
  id: column('Id of the subject.', 'Mã đối tượng.', id),
  kind: column('What sort of thing it is.', 'Loại đối tượng.', z.enum(subjectKinds)),
  origin: column(
    'domestic or foreign; blank where that is not the question.',
    'domestic (trong nước) hoặc foreign (nước ngoài); để trống nếu không phân biệt.',
    optional(z.enum(origins)),
  ),
  part_of: column(
    'The subject that it is a part of; sums run over all parts.',
    'Đối tượng bao trùm; tổng được tính trên mọi phần.',
    optional(id),
  ),
  label_en: column('Name in English.', 'Tên tiếng Anh.', translation('en')),
  label_vi: column('Name in Vietnamese.', 'Tên tiếng Việt.', translation('vi')),
});
