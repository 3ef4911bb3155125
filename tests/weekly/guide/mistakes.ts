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
      return { file: SUBJECTS, line: 1, column: 'part_of' };
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
      // In a Windows code page a letter of Vietnamese is one byte, which UTF-8 has nowhere alone.
      editor.writeBytes(SUBJECTS, Buffer.from(text.replaceAll(/[^\0-\x7f]/g, '\xf0'), 'latin1'));
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
