import type { Remote } from 'comlink';
import { formatPeriod } from '../../figures/period.ts';
import type { Desk } from '../desk.ts';
import type { Content } from '../workbook.ts';
import { part, say, sayList, setup } from './page.ts';
import type { Session } from './session.ts';

/** A changed file: its text, and the published one that it was made from; null if there is none. */
interface KeptFile {
  file: string;
  text: string | null;
  published: string | null;
}

/** Unfinished work as it stands in the browser's storage, under the address of the published files. */
interface Kept {
  day: string;
  files: KeptFile[];
}

/**
 * Keeps the changed files on the device while the box is ticked, and restores them. `published` are the published texts, `saved` takes what need not be warned of.
 */
export function keepWork(
  desk: Remote<Desk>,
  session: Session,
  published: ReadonlyMap<string, string>,
  saved: WeakSet<Content>,
  note: (words: string) => void,
) {
  const key = `nguon desk ${setup.sources}`;
  const box = part<HTMLInputElement>('desk-keep');
  const notice = part('desk-kept');
  const [words, restoreButton] = notice.children as unknown as [HTMLElement, HTMLElement];
  /** Work that is not restored yet, since it would undo what was published. It is not overwritten. */
  let held: Kept | undefined;
  const show = (text: string) => {
    notice.hidden = text === '';
    restoreButton.hidden = !held;
    words.textContent = text;
  };
  const day = (iso: string) => formatPeriod(iso, setup.locale);
  const publishedText = (file: string) => published.get(file) ?? null;

  async function save(): Promise<void> {
    if (!box.checked || held || published.size === 0) return;
    const { workbook, marks } = session;
    const all = marks.changedFiles.map((file) => [file, workbook.get(file)] as const);
    const contents = all.filter(([, content]) => content?.kind !== 'binary');
    const read = contents.map(async ([file, content]): Promise<KeptFile> => {
      return { file, text: (await desk.text(file, content)) ?? null, published: publishedText(file) };
    });
    const kept: Kept = { day: new Date().toLocaleDateString('sv'), files: await Promise.all(read) };
    try {
      localStorage.setItem(key, JSON.stringify(kept));
      for (const [, content] of contents) if (content) saved.add(content);
    } catch (error) {
      box.checked = false;
      note(say('desk.keepFailed', { message: (error as Error).message }));
    }
  }

  async function restore({ day: iso, files }: Kept): Promise<void> {
    held = undefined;
    const read = files.map(async ({ file, text }) => {
      return { file, content: text === null ? undefined : await desk.read(file, text) };
    });
    const [first] = files;
    if (!first) return show('');
    session.make(await Promise.all(read), { file: first.file, row: 1 });
    session.open(first.file);
    show(say('desk.kept', { date: day(iso) }));
  }

  function forget(): void {
    held = undefined;
    box.checked = false;
    try {
      localStorage.removeItem(key);
    } catch {
      // Without access to the storage, nothing is in it.
    }
    show('');
  }

  box.addEventListener('change', () => (box.checked ? save() : forget()));
  return {
    save,
    forget,
    restore: () => held && restore(held),
    /** Looks for kept work once the published files are there. */
    async begin(): Promise<void> {
      let kept: Kept | undefined;
      try {
        kept = JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
      } catch {
        return;
      }
      box.checked = kept !== undefined;
      const stale = kept?.files.filter((one) => one.published !== publishedText(one.file)) ?? [];
      if (!kept || stale.length === 0) return kept && restore(kept);
      held = kept;
      const files = sayList(stale.map(({ file }) => file));
      show(say('desk.keptStale', { date: day(kept.day), files }));
    },
  };
}
