/**
 * The editors' desk. The page holds the workbook and shows it; a worker (`worker.ts`) reads, checks and draws:
 *
 *     pick ── files ──► worker ── contents ──► session ── changes ──► worker ── checked, charts ──► lists, grid, drawings
 *                                                 ▲
 *     grid, text, paste panel, undo ── changes ───┘
 *
 * Nothing is stored or sent anywhere; the only request is for the published files.
 */
import type { CheckResult } from '../desk.ts';
import { type PasteColumns, pasteChanges } from '../edits.ts';
import type { OpenedFile } from '../files.ts';
import { Downloads } from './downloads.ts';
import { FileList, showFileHead } from './files.ts';
import { ChartList, ProblemList } from './lists.ts';
import { button, part, say, sayCount, sayList, setup } from './page.ts';
import { pastePanel } from './paste.ts';
import { pickFiles } from './pick.ts';
import { remoteDesk } from './remote.ts';
import { Session } from './session.ts';
import { FileView } from './view.ts';

/** Published files of more characters are loaded on request only. */
const MAX_AUTOLOAD = 1_000_000;
/** More files than this are counted, not named. */
const MAX_NAMED = 4;
/** After so many ms, a running check is shown. */
const BUSY_DELAY = 400;

/** Writes a text to a live region, unless it is already there. */
const announce = (id: string, text: string) => {
  if (part(id).textContent !== text) part(id).textContent = text;
};
const note = (text: string) => announce('desk-note', text);

let timer: ReturnType<typeof setTimeout> | undefined;
function showBusy(isBusy: boolean): void {
  clearTimeout(timer);
  part('desk-busy').hidden = true;
  const show = () => {
    part('desk-busy').hidden = false;
  };
  if (isBusy) timer = setTimeout(show, BUSY_DELAY);
}

function fail(error: Error): void {
  showBusy(false);
  note(say('desk.failed', { message: error.message }));
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const { locale, words, problems: sentences } = setup;
worker.postMessage({ locale, words, problems: sentences });
const desk = remoteDesk(worker);

const session: Session = new Session(
  desk,
  {
    show: () => {
      part('desk-body').hidden = session.files.length === 0;
      view.show();
      refreshLists();
    },
    refresh: () => {
      view.refresh();
      refreshLists();
    },
    reveal: (position) => view.reveal(position),
    edited: (files) => downloads.edited(files),
    checking: () => showBusy(true),
    checked: (found) => {
      showBusy(false);
      problems.show(found);
      announce('desk-state', checkedWords(found));
    },
    charts: (drawn) => charts.show(drawn),
    failed: fail,
    chartWidth: () => charts.chartWidth(),
  },
  locale,
);
const { workbook, marks, history } = session;
const downloads = new Downloads(desk, marks, note);
const files = new FileList((file) => session.open(file));
const problems = new ProblemList(({ file, row, at, line }) => session.go(file, { row, column: at, line }));
const charts = new ChartList(
  ({ file, row }) => session.go(file, { row }),
  () => session.redraw().catch(fail),
);
const view = new FileView(session, async (file, text) => {
  const content = await desk.read(file, text);
  session.make([{ file, content }], { file, row: 1 });
});

function refreshLists(): void {
  showFileHead(session.current, workbook, marks);
  files.show(session.files, session.current, marks);
  button('undo').disabled = !history.canUndo;
  button('redo').disabled = !history.canRedo;
  for (const name of ['zip', 'diff', 'reset']) button(name).disabled = marks.changedFiles.length === 0;
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
  const { changes, names, skipped } = await desk.open(opened, workbook.names);
  session.take(changes);
  const count = names.length;
  const named =
    count > MAX_NAMED
      ? say('desk.openedMany', { count })
      : sayCount('desk.opened', count, { files: sayList(names) });
  const passedOver = { files: sayList(skipped.slice(0, MAX_NAMED)) };
  const lines = [
    count === 0 ? say('desk.openedNothing') : named,
    ...(skipped.length > 0 ? [say('desk.passedOver', passedOver)] : []),
  ];
  note(lines.join(' '));
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
  zip: () => downloads.zip(),
  diff: () => downloads.diff(),
  download: () => downloads.file(session.current),
  copy: () => downloads.copy(session.current),
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

pastePanel(part('desk-paste'), {
  tables: () => desk.tables(),
  add: (result) => {
    const columns = Object.entries(setup.tables).map(([table, { columns }]) => [
      table,
      columns.map(({ name }) => name),
    ]);
    const changes = pasteChanges(workbook, result, Object.fromEntries(columns) as PasteColumns);
    const last = changes.at(-1)?.file ?? session.current;
    session.make(changes, { file: last, row: 1 });
    session.open(last);
    note(say('desk.pasted', { files: sayList(changes.map(({ file }) => file)) }));
  },
});

part('desk').hidden = false;
if (setup.size <= MAX_AUTOLOAD) load();
else {
  // "Load the published files (8.4 MB)"
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  const size = new Intl.NumberFormat(locale, format).format(setup.size / 1e6);
  button('load').textContent = say('desk.load', { size });
  button('load').hidden = false;
}
