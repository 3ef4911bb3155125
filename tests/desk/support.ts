import { loadStories } from '../../src/dataset/load.ts';
import { Desk } from '../../src/desk/desk.ts';
import {
  applyChanges,
  type Change,
  columnNames,
  fileNames,
  rowsOf,
  setCells,
  type Workbook,
} from '../../src/desk/workbook.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { projectSources } from '../support/data.ts';
import { snapshot } from '../support/folders.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The files of the project as the site publishes them to the desk. */
const sources = [...projectSources(), ...(await loadStories(snapshot.stories))];
export const published = sources.map(({ file, bytes }) => ({ file, text: textOf(bytes) }));

/** Cells without quotes as rows. */
export const cellsOf = (text: string): string[][] => text.split('\n').map((line) => line.split(','));

/** A desk with a page's workbook beside it, as they are in a browser. */
export class Bench {
  readonly desk: Desk;
  workbook: Workbook = new Map();

  constructor(locale: Locale = 'en') {
    this.desk = new Desk(locale);
    this.change(...this.desk.publish(published));
  }

  change(...changes: Change[]): void {
    this.workbook = applyChanges(this.workbook, changes);
  }

  check(width = 368) {
    return this.desk.check(this.workbook, width);
  }

  /** The report prints 80.5 million: everything that says so is changed. */
  correct(): void {
    const rows = rowsOf(this.workbook, 'reports.csv')!.map((cells) => cells.slice(0, -1));
    this.change({ file: 'reports.csv', content: { kind: 'rows', rows } });
    this.edit('seeds/mic-2024.csv', 'mic-2024#13.1', 'phrase', '80.5 million');
    this.edit('seeds/mic-2024.csv', 'mic-2024#13.1', 'number', '80500000');
    this.edit('observations/platforms.csv', 'zalo', 'value', '80500000');
    this.edit('observations/platforms.csv', 'zalo', 'reported', '80.5 million');
  }

  /** Opens a file as it is dropped. */
  open(...files: [path: string, text: string][]) {
    const opened = files.map(([file, text]) => ({ file, bytes: bytesOf(text) }));
    const result = this.desk.open(opened, fileNames(this.workbook));
    this.change(...result.changes);
    return result;
  }

  /** Writes a text into the cell of a column, in the row whose first cells are `start`. */
  edit(file: string, start: string, column: string, text: string): void {
    const rows = rowsOf(this.workbook, file)!;
    const row = rows.findIndex((cells) => cells.join().startsWith(start));
    const edited = setCells(rows, row, columnNames(rows).indexOf(column), [[text]]);
    this.change({ file, content: { kind: 'rows', rows: edited } });
  }
}
