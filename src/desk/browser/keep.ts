import { formatPeriod } from '../../figures/period.ts';
import { contentOf, textOf } from '../files.ts';
import type { ChangedText } from '../propose.ts';
import { type Change, today } from '../workbook.ts';
import { part, say, sayList, setup } from './page.ts';
import type { Session } from './session.ts';

/** Unfinished work in the browser's storage, of a day. */
interface Kept {
  day: string;
  files: ChangedText[];
}

/** Keeps the changed files on the device while the box is ticked, and restores them. */
export function keepWork(session: Session) {
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

  function save(): void {
    if (!box.checked || held || session.published.size === 0) return;
    try {
      localStorage.setItem(key, JSON.stringify({ day: today(), files: session.changedTexts }));
      session.markSaved(session.unsaved);
    } catch (error) {
      box.checked = false;
      show(say('desk.keepFailed', { message: (error as Error).message }));
    }
  }

  function restore(): void {
    const { day = '', files = [] } = held ?? {};
    held = undefined;
    const [first] = files;
    if (!first) return;
    const changes = files.map(({ file, text }): Change => {
      return [file, text === undefined ? undefined : contentOf(file, text)];
    });
    session.make(changes, { file: first.file, row: 1 });
    session.open(first.file);
    show(say('desk.kept', { date: formatPeriod(day, setup.locale) }));
  }

  function forget(): void {
    held = undefined;
    box.checked = false;
    localStorage.removeItem(key);
    show('');
  }

  /** Looks for kept work once the published files are there. */
  async function begin(): Promise<void> {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!kept) return;
    held = kept;
    box.checked = true;
    const stale = kept.files.filter(
      ({ file, published }) => textOf(file, session.published.get(file)) !== published,
    );
    if (stale.length === 0) return restore();
    const files = sayList(stale.map(({ file }) => file));
    show(say('desk.keptStale', { date: formatPeriod(kept.day, setup.locale), files }));
  }

  box.addEventListener('change', () => (box.checked ? save() : forget()));
  return { save, forget, restore, begin };
}
