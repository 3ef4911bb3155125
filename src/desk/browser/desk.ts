/**
 * The editors' desk. The page holds the workbook and shows it; a worker reads, checks and draws (`src/desk/protocol.ts`):
 *
 *     pick ── files ──► worker ── files ──► session ── changes ──► worker ── checked, charts ──► lists, grid, drawings
 *                                              ▲
 *     grid, text, paste panel, undo ── changes ┘
 *
 * Nothing is stored or sent anywhere; the only request is for the published files.
 */
import { pastedChanges } from '../pasted.ts';
import { ChartList } from './chart-list.ts';
import { Downloads } from './downloads.ts';
import { FileList, showFileHead } from './files.ts';
import { Link } from './link.ts';
import { pastePanel } from './paste.ts';
import { pickFiles } from './pick.ts';
import { ProblemList } from './problem-list.ts';
import { Session } from './session.ts';
import {
  button,
  checkedWords,
  loadWords,
  openedMessage,
  part,
  say,
  sayList,
  setup,
  tableOf,
} from './setup.ts';
import { FileView } from './view.ts';

/** Published files of more characters are loaded on request only. */
const MAX_AUTOLOAD = 1_000_000;

/** Writes a text to a live region, unless it is already there. */
const announce = (id: string, text: string) => {
  if (part(id).textContent !== text) part(id).textContent = text;
};
const note = (text: string) => announce('desk-note', text);

/** After so many ms, a running check is shown. */
const BUSY_DELAY = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
const showBusy = (isBusy: boolean) => {
  clearTimeout(timer);
  part('desk-busy').hidden = true;
  if (!isBusy) return;
  timer = setTimeout(() => {
    part('desk-busy').hidden = false;
  }, BUSY_DELAY);
};

const { locale, words, problems: sentences } = setup;
const link = new Link(
  { locale, words, problems: sentences },
  {
    files: (read) => {
      button('load').hidden = true;
      const names = session.take(read);
      part('desk-body').hidden = session.files.length === 0;
      note(read.published ? '' : openedMessage(names, read.passedOver));
    },
    checking: () => showBusy(true),
    checked: (found) => {
      showBusy(false);
      session.check(found);
      problems.show(found);
      announce('desk-state', checkedWords(found, marks.changedFiles.length));
    },
    charts: (drawn) => charts.show(drawn),
    failed: ({ what, message }) => {
      showBusy(false);
      button('load').hidden = what !== 'start';
      note(what === 'start' ? say('desk.loadFailed') : say('desk.failed', { message }));
    },
  },
);
const session: Session = new Session(
  link,
  {
    file: (file) => {
      view.show(file, tableOf(file));
      refreshLists();
    },
    refresh: () => {
      view.refresh();
      refreshLists();
    },
    reveal: (position) => view.reveal(position),
    edited: (files) => downloads.edited(files),
  },
  locale,
);
const { workbook, marks, history } = session;
const downloads = new Downloads(link, marks, note);
const files = new FileList((file) => session.open(file));
const problems = new ProblemList(({ file, row, at, line }) => session.go(file, { row, column: at, line }));
const charts = new ChartList(
  ({ file, row }) => session.go(file, { row }),
  (width) => link.send({ kind: 'width', width }),
);
const view = new FileView({
  workbook,
  marks,
  change: (change, row, column) => session.make([change], { file: change.file, row, column }),
  read: (file, text) => {
    const bytes = new TextEncoder().encode(text);
    link.send({ kind: 'open', files: [{ path: file, bytes }], known: workbook.names });
  },
  undo: () => session.undo(),
  redo: () => session.redo(),
});

function refreshLists(): void {
  showFileHead(session.current, workbook, marks);
  files.show(session.files, session.current, marks);
  button('undo').disabled = !history.canUndo;
  button('redo').disabled = !history.canRedo;
  for (const name of ['zip', 'diff', 'reset']) button(name).disabled = marks.changedFiles.length === 0;
}

function load(): void {
  note(say('desk.loading'));
  link.send({ kind: 'start', url: setup.sources, width: charts.chartWidth() });
}

const pick = pickFiles((opened) => {
  if (opened.length === 0) note(say('desk.openedNothing'));
  else link.send({ kind: 'open', files: opened, known: workbook.names });
});
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
    note(say('desk.failed', { message: (error as Error).message }));
  }
});

pastePanel(part('desk-paste'), {
  locale,
  tables: async () => (await link.make({ what: 'tables' })).tables,
  onAdd: ({ evidence, ...pasted }) => {
    const columns = (['evidence', 'observations', 'reports'] as const).map((table) => [
      table,
      setup.tables[table].columns.map(({ name }) => name),
    ]);
    const rows = evidence.map((row) => ({ ...row }));
    const changes = pastedChanges(workbook, { ...pasted, evidence: rows }, Object.fromEntries(columns));
    const last = changes.at(-1)?.file ?? session.current;
    session.make(changes, { file: last, row: 1, column: null });
    session.open(last);
    note(say('desk.pasted', { files: sayList(changes.map(({ file }) => file)) }));
  },
});

part('desk').hidden = false;
if (setup.size <= MAX_AUTOLOAD) load();
else {
  button('load').textContent = loadWords(setup.size);
  button('load').hidden = false;
}
