/**
 * The editors' desk. The page holds the workbook and shows it; a worker (`worker.ts`) reads, checks and draws:
 *
 *     pick ── files ──► worker ── contents ──► session ── changes ──► worker ── checked, charts ──► lists, grid, drawings
 *                                                 ▲
 *     grid, text, paste panel, undo ── changes ───┘
 *
 * Nothing is stored or sent anywhere; the only request is for the published files.
 */
import { locales } from '../../i18n/locales.ts';
import type { TableName } from '../../tables/schemas/index.ts';
import type { CheckResult } from '../desk.ts';
import type { OpenedFile } from '../files.ts';
import type { PasteTables } from '../paste.ts';
import { type FilePosition, fileNames, type PasteResult, pasteChanges } from '../workbook.ts';
import { chartList, fileList, problemList, showFileHead } from './lists.ts';
import { button, part, say, sayCount, sayList, setup } from './page.ts';
import { remoteDesk } from './remote.ts';
import { Session } from './session.ts';
import { createDownloads, pickFiles } from './transfer.ts';
import { FileView } from './view.ts';

/** More files than this are counted, not named. */
const MAX_NAMED = 4;

/** Writes a text to a live region, unless it is already there. */
const announce = (id: string, text: string) => {
  if (part(id).textContent !== text) part(id).textContent = text;
};
const note = (text: string) => announce('desk-note', text);

/** Its animation shows it after a while. */
const showBusy = (isBusy: boolean) => {
  part('desk-busy').hidden = !isBusy;
};
function fail(error: Error): void {
  showBusy(false);
  note(say('desk.failed', { message: error.message }));
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
worker.postMessage(setup);
const desk = remoteDesk(worker);

const session: Session = new Session(desk, {
  refresh,
  reveal: (position) => view.reveal(position),
  checking: () => showBusy(true),
  checked: (found) => {
    showBusy(false);
    showProblems(found);
    charts.show(found.charts);
    announce('desk-state', checkedWords(found));
  },
  failed: fail,
  chartWidth: () => charts.width(),
});
const { marks } = session;
const go = (position: FilePosition) => session.go(position);
const downloads = createDownloads(desk, session, note);
const showFiles = fileList((file) => session.open(file));
const showProblems = problemList(go);
const charts = chartList(go, () => session.redraw());
const view = new FileView(session);

function refresh(): void {
  view.refresh();
  part('desk-body').hidden = session.files.length === 0;
  showFileHead(session.current, session.workbook, marks);
  showFiles(session.files, session.current, marks);
  button('undo').disabled = session.undoSteps.length === 0;
  button('redo').disabled = session.redoSteps.length === 0;
  for (const name of ['zip', 'reset']) button(name).disabled = marks.changedFiles.length === 0;
}

/** "3 problems · 2 files changed" */
function checkedWords({ total, verified }: CheckResult): string {
  const changed = marks.changedFiles.length;
  return [
    total === 0 ? say('desk.sound') : sayCount('desk.problems', total),
    ...(changed > 0 ? [sayCount('desk.changedFiles', changed)] : []),
    ...(verified.length > 0 ? [say('desk.verified', { reports: sayList(verified) })] : []),
  ].join(' · ');
}

async function load(): Promise<void> {
  note(say('desk.loading'));
  button('load').hidden = true;
  try {
    const response = await fetch(setup.sources);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const published = await response.json();
    session.begin(await desk.publish(published.files));
    note('');
  } catch {
    button('load').hidden = false;
    note(say('desk.loadFailed'));
  }
}

async function open(opened: OpenedFile[]): Promise<void> {
  const { changes, names, skipped } = await desk.open(opened, fileNames(session.workbook));
  session.take(changes);
  const count = names.length;
  const named =
    count > MAX_NAMED
      ? say('desk.openedMany', { count })
      : sayCount('desk.opened', count, { files: sayList(names) });
  const passedOver = say('desk.passedOver', { files: sayList(skipped.slice(0, MAX_NAMED)) });
  note(`${count === 0 ? say('desk.openedNothing') : named} ${skipped.length > 0 ? passedOver : ''}`.trim());
}

const pick = pickFiles((opened) => open(opened).catch(fail));
const actions: Record<string, () => void | Promise<void>> = {
  load,
  open: pick.files,
  folder: pick.folder,
  undo: () => session.undo(),
  redo: () => session.redo(),
  reset: () => session.reset(),
  remove: () => session.remove(session.current),
  ...downloads,
  close: () => part<HTMLDialogElement>('desk-dialog').close(),
};
part('desk').addEventListener('click', async ({ target }) => {
  const name = (target as Element).closest<HTMLElement>('[data-do]')?.dataset['do'] ?? '';
  try {
    await actions[name]?.();
  } catch (error) {
    fail(error as Error);
  }
});

const addPasted = (result: PasteResult) => {
  const namesOf = (table: TableName) =>
    setup.tables[table].columns.flatMap(({ name }) => (name === 'prefer' ? [] : name));
  const changes = pasteChanges(session.workbook, result, namesOf);
  const file = changes.at(-1)?.file ?? session.current;
  session.make(changes, { file });
  session.open(file);
  note(say('desk.pasted', { files: sayList(changes.map(({ file }) => file)) }));
};
pastePanel(() => desk.tables(), addPasted);

part('desk').hidden = false;
load();

/**
 * The panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All of it stays in the
 * browser. The code that reads texts is loaded on demand. `getTables` fails if the tables cannot be read; `add` is called
 * when the editor adds the rows.
 */
function pastePanel(getTables: () => Promise<PasteTables>, add: (result: PasteResult) => void): void {
  const form = part<HTMLFormElement>('paste-form');
  const button = part<HTMLButtonElement>('paste-find');
  const results = part('paste-results');
  const fieldText = (id: string) => part<HTMLInputElement>(id).value;
  const announce = (words: string) => {
    part('paste-status').textContent = words;
  };
  async function showResults(): Promise<void> {
    announce(say('paste.working'));
    results.replaceChildren();
    const [{ pasteResults }, tables] = await Promise.all([
      import('./paste-results.ts'),
      getTables().catch(() => undefined),
    ]);
    part('paste-reports').replaceChildren(...(tables?.reports ?? []).map(({ id }) => new Option(id, id)));
    const locale = locales.find((one) => one === fieldText('paste-language'));
    const source = { text: fieldText('paste-text'), report: fieldText('paste-report'), locale };
    const addRows = (result: PasteResult) => {
      add(result);
      const { evidence, observations } = result;
      results.replaceChildren();
      announce(say('paste.added', { evidence: evidence.length, observations: observations.length }));
      button.focus();
    };
    results.replaceChildren(...pasteResults(source, tables, announce, addRows));
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    await showResults().finally(() => {
      button.disabled = false;
    });
  });
}
