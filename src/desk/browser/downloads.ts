import type { Marks } from '../marks.ts';
import { copyText, download } from './dom.ts';
import type { Link } from './link.ts';
import { part, say, sayList } from './setup.ts';

/** Downloads and copies the changed files; warns before the page is left with changes that were neither. */
export class Downloads {
  private readonly link: Link;
  private readonly marks: Marks;
  private readonly note: (words: string) => void;
  /** Files edited since they were last downloaded or copied. */
  private readonly unsaved = new Set<string>();

  constructor(link: Link, marks: Marks, note: (words: string) => void) {
    this.link = link;
    this.marks = marks;
    this.note = note;
    addEventListener('beforeunload', (event) => {
      const isLost = [...this.unsaved].some((file) => (marks.state(file)?.changes ?? 1) > 0);
      if (isLost) event.preventDefault();
    });
  }

  /** Records that files were edited. */
  edited(files: Iterable<string>): void {
    for (const file of files) this.unsaved.add(file);
  }

  async file(file: string): Promise<void> {
    const { text } = await this.link.make({ what: 'text', file });
    if (text === undefined) return;
    download(new Blob([text], { type: 'text/csv;charset=utf-8' }), file.split('/').at(-1) ?? file);
    this.unsaved.delete(file);
  }

  async copy(file: string): Promise<void> {
    const { text } = await this.link.make({ what: 'text', file });
    if (text === undefined) return;
    if (await this.copyOrShow(text, say('desk.textOf', { file }))) this.unsaved.delete(file);
  }

  async zip(): Promise<void> {
    const { bytes } = await this.link.make({ what: 'zip', files: this.marks.changedFiles });
    download(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), 'nguon-desk.zip');
    this.unsaved.clear();
  }

  async diff(): Promise<void> {
    const { text, tooLong } = await this.link.make({ what: 'diff', files: this.marks.changedFiles });
    if (text !== '' && (await this.copyOrShow(text, say('desk.diffTitle'))) && tooLong.length === 0)
      this.unsaved.clear();
    if (tooLong.length > 0) this.note(say('desk.diffTooLong', { files: sayList(tooLong) }));
  }

  /** Copies a text; if the browser refuses, shows it in a dialog. Returns true if it was copied. */
  private async copyOrShow(text: string, title: string): Promise<boolean> {
    const isCopied = await copyText(text);
    if (!isCopied) {
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
