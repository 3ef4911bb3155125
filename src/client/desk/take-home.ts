import type { Marks } from '../../desk/marks.ts';
import type { Link } from './link.ts';
import { part, say, sayList } from './setup.ts';

/** How the edited files leave the desk: as downloads, or through the clipboard. */
export class TakeHome {
  private readonly link: Link;
  private readonly marks: Marks;
  private readonly note: (words: string) => void;
  /** Files that were edited here and not taken home yet. */
  private readonly unsaved = new Set<string>();

  constructor(link: Link, marks: Marks, note: (words: string) => void) {
    this.link = link;
    this.marks = marks;
    this.note = note;
    addEventListener('beforeunload', (event) => {
      const lost = [...this.unsaved].some((file) => (marks.state(file)?.changes ?? 1) > 0);
      if (lost) event.preventDefault();
    });
  }

  /** Notes that files were edited here. */
  edited(files: Iterable<string>): void {
    for (const file of files) this.unsaved.add(file);
  }

  async download(file: string): Promise<void> {
    const { text } = await this.link.make({ what: 'text', file });
    if (text === undefined) return;
    save(new Blob([text], { type: 'text/csv;charset=utf-8' }), file.split('/').at(-1) ?? file);
    this.unsaved.delete(file);
  }

  async copy(file: string): Promise<void> {
    const { text } = await this.link.make({ what: 'text', file });
    if (text === undefined) return;
    if (await this.offer(text, say('desk.textOf', { file }))) this.unsaved.delete(file);
  }

  async zip(): Promise<void> {
    const { bytes } = await this.link.make({ what: 'zip', files: this.marks.changedFiles });
    save(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), 'nguon-desk.zip');
    this.unsaved.clear();
  }

  async diff(): Promise<void> {
    const { text, tooLong } = await this.link.make({ what: 'diff', files: this.marks.changedFiles });
    if (text !== '' && (await this.offer(text, say('desk.diffTitle'))) && tooLong.length === 0)
      this.unsaved.clear();
    if (tooLong.length > 0) this.note(say('desk.diffTooLong', { files: sayList(tooLong) }));
  }

  /** Copies a text, or shows it to be copied where the browser does not let a page write. @returns whether it is copied. */
  private async offer(text: string, title: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      this.note(say('copy.done'));
      return true;
    } catch {
      part('desk-dialog-title').textContent = title;
      const field = part<HTMLTextAreaElement>('desk-dialog-text');
      field.value = text;
      part<HTMLDialogElement>('desk-dialog').showModal();
      field.select();
      this.note(say('copy.selected'));
      return false;
    }
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
