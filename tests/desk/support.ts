import type { Remote } from 'comlink';
import { loadStories } from '../../src/dataset/load.ts';
import { Session } from '../../src/desk/browser/session.ts';
import { Desk } from '../../src/desk/desk.ts';
import { contentOf, readOpened } from '../../src/desk/files.ts';
import {
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

/** The texts of the project's files as the site publishes them to the desk. */
const sources = [...projectSources(), ...(await loadStories(snapshot.stories))];
export const published = new Map(sources.map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]));
const contents = new Map(sources.map(({ file, bytes }) => [file, contentOf(file, bytes)]));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cells without quotes as rows. */
export const cellsOf = (text: string): string[][] => text.split('\n').map((line) => line.split(','));

/** A desk and the session of a page, as they are in a browser. Nothing is checked until {@link check}. */
export class Bench {
  readonly desk: Desk;
  readonly session: Session;

  constructor(locale: Locale = 'en') {
    this.desk = new Desk(locale);
    const publish = (workbook: Workbook) => this.desk.publish(workbook);
    const remote = { publish, check: async () => ({ problems: [] }) } as unknown as Remote<Desk>;
    this.session = new Session(remote);
    this.session.begin(contents);
  }

  get workbook() {
    return this.session.workbook;
  }

  change(...changes: Change[]): void {
    this.session.make(changes, { file: '' });
  }

  check(width = 368, file = '') {
    return this.desk.check(this.workbook, this.session.changed.size > 0, width, file);
  }

  /** How many rows of a file differ from the published ones. */
  changes(file: string): number {
    return this.session.changed.get(file)?.changes ?? 0;
  }

  /** The report prints 80.5 million: everything that says so is changed. */
  correct(): void {
    const rows = rowsOf(this.workbook, 'reports.csv')!.map((cells) => cells.slice(0, -1));
    this.change(['reports.csv', rows]);
    this.edit('seeds/mic-2024.csv', 'mic-2024#13.1', 'phrase', '80.5 million');
    this.edit('seeds/mic-2024.csv', 'mic-2024#13.1', 'number', '80500000');
    this.edit('observations/platforms.csv', 'zalo', 'value', '80500000');
    this.edit('observations/platforms.csv', 'zalo', 'reported', '80.5 million');
  }

  /** Opens files as they are dropped; returns their names. */
  open(...files: [path: string, text: string][]): string[] {
    const opened = files.map(([file, text]) => ({ file, bytes: bytesOf(text) }));
    const { changes, names } = readOpened(opened, fileNames(this.workbook));
    this.change(...changes);
    return names;
  }

  /** Writes a text into the cell of a column, in the row whose first cells are `start`. */
  edit(file: string, start: string, column: string, text: string): void {
    const rows = rowsOf(this.workbook, file)!;
    const row = rows.findIndex((cells) => cells.join().startsWith(start));
    const edited = setCells(rows, row, columnNames(rows).indexOf(column), [[text]]);
    this.change([file, edited]);
  }
}
