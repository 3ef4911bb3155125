import type { Marks } from '../marks.ts';
import { download, part, say, sayList } from './page.ts';
import type { RemoteDesk } from './remote.ts';

/** Downloads and copies the changed files; warns before the page is left with changes that were neither. */
export class Downloads {
  private readonly desk: RemoteDesk;
  private readonly marks: Marks;
  private readonly note: (words: string) => void;
  /** Files edited since they were last downloaded or copied. */
  private readonly unsaved = new Set<string>();

  constructor(desk: RemoteDesk, marks: Marks, note: (words: string) => void) {
    this.desk = desk;
    this.marks = marks;
    this.note = note;
    addEventListener('beforeunload', (event) => {
      const isLost = [...this.unsaved].some((file) => (marks.state(file)?.changes ?? 1) > 0);
      if (isLost) event.preventDefault();
    });
  }

  /** Records that files were edited. */
  edited(files: readonly string[]): void {
    for (const file of files) this.unsaved.add(file);
  }

  async file(file: string): Promise<void> {
    const text = await this.desk.text(file);
    if (text === undefined) return;
    download(text, 'text/csv;charset=utf-8', file.split('/').at(-1) ?? file);
    this.unsaved.delete(file);
  }

  async copy(file: string): Promise<void> {
    const text = await this.desk.text(file);
    if (text !== undefined && (await this.copyOrShow(text, say('desk.textOf', { file }))))
      this.unsaved.delete(file);
  }

  async zip(): Promise<void> {
    const bytes = await this.desk.zip(this.marks.changedFiles);
    download(bytes as Uint8Array<ArrayBuffer>, 'application/zip', 'nguon-desk.zip');
    this.unsaved.clear();
  }

  async diff(): Promise<void> {
    const { text, tooLong } = await this.desk.diff(this.marks.changedFiles);
    const isCopied = text !== '' && (await this.copyOrShow(text, say('desk.diffTitle')));
    if (tooLong.length > 0) this.note(say('desk.diffTooLong', { files: sayList(tooLong) }));
    else if (isCopied) this.unsaved.clear();
  }

  /** Copies a text; if the browser refuses, shows it in a dialog. Returns true if it was copied. */
  private async copyOrShow(text: string, title: string): Promise<boolean> {
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      isCopied = false;
      part('desk-dialog-title').textContent = title;
      const field = part<HTMLTextAreaElement>('desk-dialog-text');
      field.value = text;
      part<HTMLDialogElement>('desk-dialog').showModal();
      field.select();
    }
    this.note(say(isCopied ? 'copy.done' : 'copy.selected'));
    return isCopied;
  }
}
