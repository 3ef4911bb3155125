import { qualifiers } from '../figures/figure.ts';
import type { Meaning } from '../tables/cells.ts';
import type { PublishedName } from './table-titles.ts';

/** Between the items of a list in a cell: a key of an observation holds spaces, so they cannot part keys. */
export const KEY_SEPARATOR = '; ';

/** What a published column says of itself; `separator` parts the items of a list. */
export interface PublishedMeaning extends Meaning {
  separator?: string;
}

/** The interval, unit and qualifier of a value: of observations, and of what other reports say of them. */
const measured: Record<string, PublishedMeaning> = {
  low: {
    type: 'number',
    blank: true,
    description:
      'Lower end of the interval that holds the true value, this end included. Blank (null in JSON) where it is open: minus infinity.',
    description_vi:
      'Cận dưới của khoảng chứa giá trị thực, kể cả cận này. Để trống (null trong JSON) nếu không có cận dưới: âm vô cùng.',
  },
  high: {
    type: 'number',
    blank: true,
    description:
      'Upper end of the interval that holds the true value, this end included. Blank (null in JSON) where it is open: infinity.',
    description_vi:
      'Cận trên của khoảng chứa giá trị thực, kể cả cận này. Để trống (null trong JSON) nếu không có cận trên: dương vô cùng.',
  },
  unit: {
    type: 'string',
    description: "Unit of value, low and high: the measure's.",
    description_vi: 'Đơn vị của giá trị và hai cận, theo chỉ tiêu.',
  },
  qualifier: {
    type: 'string',
    choices: qualifiers,
    description:
      'How sure the value is: exact; rounded, to within half a unit of the last digit printed; about; estimated; over and at_least, open above; under and at_most, open below.',
    description_vi:
      'Mức độ chắc chắn: exact (chính xác); rounded (làm tròn, sai lệch tối đa nửa đơn vị của chữ số cuối được in); about (khoảng); estimated (ước tính); over (hơn), at_least (ít nhất): không có cận trên; under (dưới), at_most (tối đa): không có cận dưới.',
  },
};

/**
 * Columns that a table is published with and that no editor fills in, or that mean more than in the editors' file:
 * the published observations hold derived ones too.
 */
export const addedColumns: Partial<Record<PublishedName, Record<string, PublishedMeaning>>> = {
  observations: {
    value: {
      type: 'number',
      blank: true,
      description:
        "A plain number in the measure's unit. Of a derived value that is known only from one side: that bound; blank where it is open on both sides.",
      description_vi:
        'Giá trị ở dạng số, theo đơn vị của chỉ tiêu. Với số liệu suy ra chỉ biết một cận, ghi cận đó; để trống nếu không biết cận nào.',
    },
    ...measured,
    origin: {
      type: 'string',
      choices: ['reported', 'derived'],
      description: 'reported: a report prints it; derived: worked out from reported values by the formula.',
      description_vi:
        'reported: bài nguồn nêu trực tiếp; derived: suy ra từ các số liệu được nêu, theo công thức.',
    },
    reported: {
      type: 'string',
      blank: true,
      description: 'The phrase exactly as the report prints it; blank for a derived value.',
      description_vi: 'Cụm từ đúng như in trong bài nguồn; để trống với số liệu suy ra.',
    },
    evidence: {
      type: 'string',
      blank: true,
      description: 'Where it is printed: report#line.nth; blank for a derived value.',
      description_vi: 'Vị trí trong bài nguồn: mã bài#dòng.thứ tự; để trống với số liệu suy ra.',
    },
    formula: {
      type: 'string',
      blank: true,
      description: 'Formula of a derived value, in ids of measures; blank for a reported one.',
      description_vi:
        'Công thức của số liệu suy ra, viết bằng mã chỉ tiêu; để trống với số liệu được nêu trực tiếp.',
    },
    operands: {
      type: 'list',
      separator: KEY_SEPARATOR,
      blank: true,
      description:
        'The reported values that a derived value was worked out from, each as "subject measure period", parted by "; ". They are keys of this table, but a list is no foreign key.',
      description_vi:
        'Các số liệu gốc dùng để suy ra, mỗi số liệu ghi "đối tượng chỉ tiêu kỳ", cách nhau bằng "; ". Đây là khóa của chính bảng này, nhưng danh sách không phải là khóa ngoại.',
    },
  },
  alternatives: {
    ...measured,
    report: {
      type: 'string',
      description: 'The report that tells the value so.',
      description_vi: 'Bài nguồn nêu giá trị này.',
    },
    agrees: {
      type: 'string',
      choices: ['yes', 'no'],
      description:
        'Whether it can be true together with the value in observations: yes where the two intervals, ends included, have a number in common.',
      description_vi:
        'Có thể cùng đúng với giá trị trong bảng số liệu hay không: yes (có) nếu hai khoảng, kể cả hai đầu, có giá trị chung; nếu không thì no (không).',
    },
  },
  evidence: {
    report: {
      type: 'string',
      description: 'The report that it stands in.',
      description_vi: 'Bài nguồn chứa dẫn chứng.',
    },
    url: {
      type: 'string',
      format: 'uri',
      description: "The report's address with a text fragment: a browser goes to the words and marks them.",
      description_vi: 'Địa chỉ bài nguồn kèm đoạn văn bản: trình duyệt mở đúng chỗ và tô sáng các từ đó.',
    },
  },
};

/** The columns that a table is published with, in order, where they are not those of its schema. */
export const publishedOrder: Partial<Record<PublishedName, readonly string[]>> = {
  observations:
    'subject measure period value low high unit qualifier origin reported evidence formula operands note_en note_vi'.split(
      ' ',
    ),
  alternatives:
    'subject measure period value low high unit qualifier report agrees reported evidence note_en note_vi'.split(
      ' ',
    ),
  evidence: 'id report line column phrase number unit qualifier role after url'.split(' '),
};
