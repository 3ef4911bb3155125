/**
 * The editors' desk. The page holds the workbook and shows it; a worker (`worker.ts`) reads, checks and draws:
 *
 *     pick ── files ──► worker ── contents ──► session ── workbook ──► worker ── problems, charts ──► lists, grid, drawings
 *                                                 ▲
 *     grid, text, paste panel, undo ── changes ───┘
 *
 * The only request is for the published files, until the editor proposes a change; nothing is stored unless the editor asks.
 */
import { wrap } from 'comlink';
import type { Source } from '../../csv/decode.ts';
import { readLanguages } from '../../i18n/locales.ts';
import type { CheckResult, Desk } from '../desk.ts';
import type { Pasted } from '../paste.ts';
import { correctionChange, fileNames, pasteChanges, type ReportCells } from '../workbook.ts';
import { keepWork } from './keep.ts';
import { chartList, fileView, showFileHead, showFiles, showProblems } from './lists.ts';
import { button, part, say, sayCount, sayList, setup } from './page.ts';
import { Session } from './session.ts';
import { createDownloads, pickFiles } from './transfer.ts';

/** More files than this are counted, not named. */
const MAX_NAMED = 4;

/** Writes a text to a live region, unless it is already there. */
const announce = (id: string, text: string) => {
  if (part(id).textContent !== text) part(id).textContent = text;
};
const note = (text: string) => announce('desk-note', text);

const fail = ({ message }: { message: string }) => note(say('desk.failed', { message }));

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: setup.locale });
// A worker whose script fails answers no call.
worker.addEventListener('error', fail);
const desk = wrap<Desk>(worker);

const session: Session = new Session(desk, {
  refresh,
  reveal: (position) => view.reveal(position),
  checked: (found) => {
    showProblems(found, session.go, correct);
    charts.show(found);
    announce('desk-state', checkedWords(found));
    return keeping.save();
  },
  failed: fail,
  chartWidth: () => charts.width(),
});
const { marks } = session;
const charts = chartList(session.go, session.redraw);
const view = fileView(session, desk, charts.width, fail);
const keeping = keepWork(desk, session);

function refresh(): void {
  view.refresh();
  // Its animation shows it after a while.
  part('desk-busy').hidden = !session.isChecking;
  part('desk-body').hidden = session.files.length === 0;
  showFileHead(session);
  showFiles(session);
  button('undo').disabled = session.undoSteps.length === 0;
  button('redo').disabled = session.redoSteps.length === 0;
  for (const name of ['zip', 'reset']) button(name).disabled = marks.changedFiles.length === 0;
  const isSound = [...marks.states.values()].every(({ problems }) => problems === 0);
  const send = document.getElementById('propose-send') as HTMLButtonElement | null;
  if (send) send.disabled = !isSound || session.isChecking || marks.changedFiles.length === 0;
}

/** "3 problems · 2 files changed" */
function checkedWords({ total, verified }: CheckResult): string {
  const changed = marks.changedFiles.length;
  const words = [
    total === 0 ? say('desk.sound') : sayCount('desk.problems', total),
    changed > 0 && sayCount('desk.changedFiles', changed),
    verified.length > 0 && say('desk.verified', { reports: sayList(verified) }),
  ];
  return words.filter(Boolean).join(' · ');
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
    return;
  }
  // A browser that refuses storage has nothing to restore.
  await keeping.begin().catch(() => undefined);
}

async function open(opened: Source[]): Promise<void> {
  const { changes, names, skipped } = await desk.open(opened, fileNames(session.workbook));
  session.take(changes);
  const count = names.length;
  const few =
    count > 0 ? sayCount('desk.opened', count, { files: sayList(names) }) : say('desk.openedNothing');
  const named = count > MAX_NAMED ? say('desk.openedMany', { count }) : few;
  const passedOver = say('desk.passedOver', { files: sayList(skipped.slice(0, MAX_NAMED)) });
  note(skipped.length > 0 ? `${named} ${passedOver}` : named);
}

const actions: Record<string, () => void | Promise<void>> = {
  load,
  ...pickFiles((opened) => open(opened).catch(fail)),
  undo: session.undo,
  redo: session.redo,
  reset: session.reset,
  remove: session.remove,
  ...createDownloads(desk, session, note),
  restore: keeping.restore,
  forget: keeping.forget,
};
part('desk').addEventListener('click', async ({ target }) => {
  const name = (target as Element).closest<HTMLElement>('[data-do]')?.dataset['do'] ?? '';
  try {
    await actions[name]?.();
  } catch (error) {
    fail(error as Error);
  }
});
part('desk-choose').addEventListener('change', ({ target }) =>
  session.open((target as HTMLSelectElement).value),
);

/** Adds the row of corrections.csv that a problem asks for. */
async function correct(paste: string, reasons: Record<string, string>): Promise<void> {
  const row = await desk.read('corrections.csv', paste);
  const change = correctionChange(session.workbook, row, reasons);
  session.make([change], { file: session.current });
  note(say('desk.pasted', { files: change.file }));
}

function addPasted(pasted: Pasted, cells: ReportCells): void {
  const changes = pasteChanges(session.workbook, pasted, cells);
  const file = changes.at(-1)?.file ?? session.current;
  session.make(changes, { file });
  session.open(file);
  note(say('desk.pasted', { files: sayList(changes.map(({ file }) => file)) }));
}

/**
 * The panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All of it stays in the
 * browser. The code that reads texts is loaded on demand.
 */
async function showPasted(): Promise<void> {
  const fieldText = (id: string) => part<HTMLInputElement>(id).value;
  announce('paste-status', say('paste.working'));
  const [{ showPasteResults }, tables] = await Promise.all([
    import('./paste-results.ts'),
    desk.tables(session.workbook),
  ]);
  part('paste-reports').replaceChildren(...tables.reports.map(({ id }) => new Option(id, id)));
  const locale = readLanguages.find((one) => one === fieldText('paste-language'));
  const source = { text: fieldText('paste-text'), report: fieldText('paste-report'), locale };
  showPasteResults(source, tables, (text) => announce('paste-status', text), addPasted);
}

part('paste-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const find = part<HTMLButtonElement>('paste-find');
  find.disabled = true;
  await showPasted().catch(fail);
  find.disabled = false;
});

/** The panel "Propose the change", if the site knows its repository on GitHub. Its code is loaded on demand. */
document.getElementById('propose-form')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { target } = setup;
  if (!target) return;
  const send = part<HTMLButtonElement>('propose-send');
  send.disabled = true;
  const { sendProposal } = await import('./propose-form.ts');
  await sendProposal(desk, session, target).catch(fail);
  send.disabled = false;
});

part('desk').hidden = false;
load();
