import type { Remote } from 'comlink';
import { formatPeriod } from '../../figures/period.ts';
import type { Desk } from '../desk.ts';
import type { ChangedText } from '../propose.ts';
import { part, say, sayList, setup } from './page.ts';
import type { Session } from './session.ts';

/** Unfinished work in the browser's storage, of a day. */
interface Kept {
  day: string;
  files: ChangedText[];
}

/** Keeps the changed files on the device while the box is ticked, and restores them. */
export function keepWork(desk: Remote<Desk>, session: Session) {
  const key = `nguon desk ${setup.sources}`;
  const box = part<HTMLInputElement>('desk-keep');
  const [words, restoreButton] = part('desk-kept').children as unknown as [HTMLElement, HTMLElement];
  /** Kept work that is not restored, or would undo what was published since: it is not overwritten. */
  let held: Kept | undefined;
  const show = (text: string) => {
    part('desk-kept').hidden = text === '';
    restoreButton.hidden = !held;
    words.textContent = text;
  };
  const dateOf = ({ day }: Kept) => formatPeriod(day, setup.locale);

  async function save(): Promise<void> {
    if (!box.checked || held || session.published.size === 0) return;
    const texts = (await session.changedTexts()).filter(({ content }) => content?.kind !== 'binary');
    const files = texts.map(({ content, ...file }) => file);
    try {
      localStorage.setItem(key, JSON.stringify({ day: new Date().toLocaleDateString('sv'), files }));
      for (const { content } of texts) if (content) session.saved.add(content);
    } catch (error) {
      box.checked = false;
      show(say('desk.keepFailed', { message: (error as Error).message }));
    }
  }

  async function restore(): Promise<void> {
    const { files = [] } = held ?? {};
    const read = files.map(async ({ file, text }) => {
      return { file, content: text === undefined ? undefined : await desk.read(file, text) };
    });
    const changes = await Promise.all(read);
    const [file, date] = [files[0]?.file, held ? dateOf(held) : ''];
    held = undefined;
    if (file === undefined) return;
    session.make(changes, { file, row: 1 });
    session.open(file);
    show(say('desk.kept', { date }));
  }

  function forget(): void {
    held = undefined;
    box.checked = false;
    localStorage.removeItem(key);
    show('');
  }

  box.addEventListener('change', () => (box.checked ? save() : forget()));
  return {
    save,
    forget,
    restore,
    /** Looks for kept work once the published files are there. */
    async begin(): Promise<void> {
      const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
      held = kept ?? undefined;
      box.checked = kept !== null;
      const stale: string[] = [];
      for (const { file, published } of kept?.files ?? [])
        if ((await desk.text(file, session.published.get(file))) !== published) stale.push(file);
      if (!kept || stale.length === 0) return restore();
      const files = sayList(stale);
      show(say('desk.keptStale', { date: dateOf(kept), files }));
    },
  };
}
