import type { Editor } from './editor.ts';

/** Where the check is to find a mistake. */
export interface Place {
  file: string;
  line: number;
  column: string | null;
}

const FILE = 'data/observations/platforms.csv';
const SUBJECTS = 'data/subjects.csv';
const WHERE = { subject: 'facebook', measure: 'users', period: '2024' };
const DATED = { subject: 'zalo', measure: 'users' };

/** How Windows-1258 writes the letters of Vietnamese that Latin-1 has not; the marks of tones stand behind their letters. */
const WINDOWS_1258: Record<string, number> = {
  ă: 0xe3,
  đ: 0xf0,
  Đ: 0xd0,
  ơ: 0xf5,
  ư: 0xfd,
  '\u0300': 0xcc,
  '\u0301': 0xec,
  '\u0303': 0xde,
  '\u0309': 0xd2,
  '\u0323': 0xf2,
};
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

function inWindows1258(text: string): Buffer {
  const letters = [...text.normalize('NFC')].flatMap((letter) => {
    const apart = letter.normalize('NFD');
    return [...apart.replace(TONE, '').normalize('NFC'), ...(apart.match(TONE) ?? [])];
  });
  return Buffer.from(letters.map((one) => WINDOWS_1258[one] ?? one.charCodeAt(0)));
}

/** Each mistake that the guide names, by its id there: makes it, and tells where. Files that it changes are `touched`. */
export const mistakes: Record<string, { touched: string[]; make: (editor: Editor) => Place }> = {
  words: inCell('value', '72 million'),
  comma: inCell('value', '72,000'),
  mismatch: inCell('value', '73000000'),
  phrase: inCell('reported', '72 millions'),
  evidence: inCell('evidence', 'mic-2024#14.7'),
  misspelt: inCell('subject', 'facebok'),
  translation: inCell('note_en', 'Counted by the company.', 'note_vi'),
  date: {
    touched: [FILE],
    make(editor) {
      const line = editor.lineOf(FILE, DATED);
      editor.fill(FILE, DATED, { period: '30/06/2024' });
      return { file: FILE, line, column: 'period' };
    },
  },
  twice: {
    touched: [FILE],
    make(editor) {
      const { rows } = editor.copy.rows(FILE);
      editor.copy.edit(FILE, { add: rows.filter((row) => row['subject'] === 'facebook') });
      return { file: FILE, line: rows.length + 2, column: null };
    },
  },
  unused: {
    touched: [FILE],
    make(editor) {
      editor.deleteRow(FILE, WHERE);
      return {
        file: 'seeds/mic-2024.csv',
        line: editor.lineOf('seeds/mic-2024.csv', { id: 'mic-2024#14.1' }),
        column: 'id',
      };
    },
  },
  column: {
    touched: [SUBJECTS],
    make(editor) {
      editor.copy.change(SUBJECTS, (text) => text.replaceAll(/^([^,]*,[^,]*),[^,]*/gm, '$1'));
      return { file: SUBJECTS, line: 1, column: 'origin' };
    },
  },
  workbook: {
    touched: [],
    make(editor) {
      const file = 'data/observations/platforms.xlsx';
      // What every such file begins with.
      editor.writeBytes(file, Buffer.from('PK\u0003\u0004[Content_Types].xml', 'latin1'));
      return { file, line: 1, column: null };
    },
  },
  letters: {
    touched: [SUBJECTS],
    make(editor) {
      const text = editor.bytes(SUBJECTS).toString('utf8');
      editor.writeBytes(SUBJECTS, inWindows1258(text));
      const line = text.split('\n').findIndex((one) => /[^\0-\x7f]/.test(one)) + 1;
      return { file: SUBJECTS, line, column: null };
    },
  },
};

function inCell(column: string, cell: string, told = column): (typeof mistakes)[string] {
  return {
    touched: [FILE],
    make(editor) {
      const line = editor.lineOf(FILE, WHERE);
      editor.fill(FILE, WHERE, { [column]: cell });
      return { file: FILE, line, column: told };
    },
  };
}
