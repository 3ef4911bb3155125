import { Desk } from '../../src/desk/desk.ts';
import { setCell } from '../../src/desk/edits.ts';
import type { Checked, Files } from '../../src/desk/protocol.ts';
import { type Change, Workbook } from '../../src/desk/sheet.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { projectSources } from '../support/data.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The files of the project as the site publishes them to the desk. */
export const published = projectSources().map(({ file, bytes }) => ({ file, text: textOf(bytes) }));

/** What a page does with files that were read. */
export function changesOf({ files, gone }: Files): Change[] {
  return [
    ...gone.map((file) => ({ kind: 'file' as const, file, content: undefined })),
    ...files.map(({ file, content }) => ({ kind: 'file' as const, file, content })),
  ];
}

/** A desk with a page's workbook beside it, as they are in a browser. */
export class Bench {
  readonly desk: Desk;
  readonly workbook = new Workbook();

  constructor(locale: Locale = 'en', files: { file: string; text: string }[] = published) {
    this.desk = new Desk(locale);
    this.change(...changesOf(this.desk.publish(files)));
  }

  change(...changes: Change[]): void {
    for (const change of changes) this.workbook.apply(change);
    this.desk.change(changes);
  }

  /** Opens files as they are dropped. @returns their names in the workbook. */
  open(...files: { path: string; bytes: Uint8Array }[]): Files {
    const read = this.desk.open(files, this.workbook.names);
    this.change(...changesOf(read));
    return read;
  }

  /** Writes a text into the cell of a column, in the row whose first cells are `row`. */
  edit(file: string, row: string, column: string, text: string): void {
    const sheet = this.workbook.sheet(file)!;
    const at = Array.from({ length: sheet.rowCount }, (_, one) => one).find((one) =>
      sheet.row(one).join().startsWith(row),
    )!;
    this.change(setCell(file, sheet, at, sheet.labels.indexOf(column), text)!);
  }

  check(): Promise<Checked> {
    return this.desk.check();
  }
}
