/**
 * The desk's worker: reads, checks and draws, so that the page stays responsive. The messages are in `src/desk/protocol.ts`.
 * It checks when no message is waiting, and drops results that a newer change has made out of date.
 */
import { Desk } from '../desk.ts';
import type { Answer, ExportRequest, ExportResult, Request } from '../protocol.ts';
import { fillTexts } from './texts.ts';

let desk: Desk | undefined;
let width = 0;
/** The numbers of the last change and of the last checked change. */
let revision = 0;
let checked = -1;
let isChecking = false;

const answer = (message: Answer) => postMessage(message);
/** Lets waiting messages be handled. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  try {
    await handle(data);
  } catch (error) {
    answer({
      kind: 'failed',
      what: data.kind,
      ...(data.kind === 'make' && { id: data.id }),
      message: (error as Error).message,
    });
  }
});

async function handle(request: Request): Promise<void> {
  if (request.kind === 'begin') {
    fillTexts(request.texts);
    desk = new Desk(request.texts.locale);
  }
  if (!desk) return;
  if (request.kind === 'start') {
    width = request.width;
    const response = await fetch(request.url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const { files } = await response.json();
    answer({ kind: 'files', ...desk.publish(files) });
  } else if (request.kind === 'open') answer({ kind: 'files', ...desk.open(request.files, request.known) });
  else if (request.kind === 'make') answer({ kind: 'made', id: request.id, ...(await make(desk, request)) });
  else if (request.kind === 'width') {
    width = request.width;
    if (checked === revision) answer({ kind: 'charts', revision, ...(await desk.charts(width)) });
  } else if (request.kind === 'change') {
    desk.change(request.changes);
    revision = request.revision;
    if (!isChecking) await checkAll(desk);
  }
}

/** Checks until the last change is checked. */
async function checkAll(desk: Desk): Promise<void> {
  isChecking = true;
  try {
    while (checked !== revision) {
      await pause();
      const at = revision;
      const found = await desk.check();
      await pause();
      if (at !== revision) continue;
      checked = at;
      answer({ kind: 'checked', revision: at, ...found });
      await pause();
      if (at !== revision) continue;
      const charts = await desk.charts(width);
      if (at === revision) answer({ kind: 'charts', revision: at, ...charts });
    }
  } finally {
    isChecking = false;
  }
}

async function make(desk: Desk, wanted: ExportRequest): Promise<ExportResult> {
  switch (wanted.what) {
    case 'text':
      return { what: 'text', text: desk.text(wanted.file) };
    case 'zip':
      return { what: 'zip', bytes: desk.zip(wanted.files) };
    case 'diff':
      return { what: 'diff', ...desk.diff(wanted.files) };
    case 'tables':
      return { what: 'tables', tables: await desk.tables() };
  }
}
