import { wrap } from 'comlink';
import { html, render } from 'lit-html';
import type { Source } from '../../csv/text.ts';
import { drawingWidth } from '../../formats/picture/widths.ts';
import type { ChartChange, RenderedChart } from '../charts.ts';
import type { CheckResult, Desk } from '../desk.ts';
import { contentOf, readOpened } from '../files.ts';
import { correctionChange, fileNames, positionOf } from '../workbook.ts';
import { fileView, reportOf, showFileHead, showFiles, showProblems } from './lists.ts';
import { button, createDownloads, keepWork, part, pickFiles, say, sayCount, sayList, setup } from './page.ts';
import { Session } from './session.ts';

/**
 * The editors' desk. The page holds the workbook (`session.ts`) and shows it; a worker (`worker.ts`) checks it and draws:
 *
 *     files, grid, text, paste panel, undo ── changes ──► session ── workbook ──► worker ── problems, charts ──► lists, grid, drawings
 *
 * The only request is for the published files, until the editor proposes a change; nothing is stored unless the editor asks.
 */

/** More files than this are counted, not named. */
const MAX_NAMED = 4;

/** Writes a text to a live region, unless it is already there. */
const announce = (id: string, text: string) => render(text, part(id));
const note = (text: string) => announce('desk-note', text);

const fail = ({ message }: { message: string }) => note(say('desk.failed', { message }));

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: setup.locale });
// A worker whose script fails answers no call.
worker.addEventListener('error', fail);

const session = new Session(wrap<Desk>(worker));
const showCharts = chartView(session);
const view = fileView(session);
const keeping = keepWork(session);
session.refresh = refresh;
session.reveal = view.reveal;
session.failed = fail;
session.checked = (found) => {
  showProblems(found.problems, session, correct);
  showCharts(found);
  announce('desk-state', checkedWords(found));
  keeping.save();
};

function refresh(): void {
  const { changed, problems, isChecking, undoSteps, redoSteps } = session;
  view.refresh();
  // Its animation shows it after a while.
  part('desk-busy').hidden = !isChecking;
  part('desk-body').hidden = session.files.length === 0;
  showFileHead(session);
  showFiles(session);
  button('undo').disabled = undoSteps.length === 0;
  button('redo').disabled = redoSteps.length === 0;
  for (const name of ['zip', 'reset']) button(name).disabled = changed.size === 0;
  const send = document.getElementById('propose-send') as HTMLButtonElement | null;
  if (send) send.disabled = problems.size > 0 || isChecking || changed.size === 0;
}

/** "3 problems · 2 files changed" */
function checkedWords({ problems, verified }: CheckResult): string {
  const changed = session.changed.size;
  const words = [
    problems.length === 0 ? say('desk.sound') : sayCount('desk.problems', problems.length),
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
    const { files }: { files: { file: string; text: string }[] } = await response.json();
    session.begin(new Map(files.map(({ file, text }) => [file, contentOf(file, text)])));
    note('');
  } catch {
    button('load').hidden = false;
    note(say('desk.loadFailed'));
    return;
  }
  // A browser that refuses storage has nothing to restore.
  await keeping.begin().catch(() => undefined);
}

function open(opened: Source[]): void {
  const { changes, names, skipped } = readOpened(opened, fileNames(session.workbook));
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
  ...pickFiles(open),
  undo: session.undo,
  redo: session.redo,
  reset: session.reset,
  remove: session.remove,
  story: startStory,
  ...createDownloads(session, note),
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

/** Starts the stories of the report whose evidence is shown. */
async function startStory(): Promise<void> {
  const changes = await session.desk.newStories(session.workbook, reportOf(session.current));
  const [[file] = [session.current]] = changes;
  session.make(changes, { file: session.current });
  session.open(file);
}

/** Adds the row of corrections.csv that a problem asks for. */
function correct(paste: string, reasons: Record<string, string>): void {
  const change = correctionChange(session.workbook, contentOf('corrections.csv', paste), reasons);
  session.make([change], { file: session.current });
  note(say('desk.pasted', { files: change[0] }));
}

/** Submits a form of a panel, whose code is loaded on demand; its button is off meanwhile. */
function onSubmit(form: string, submit: () => Promise<void>): void {
  document.getElementById(form)?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const send = (event as SubmitEvent).submitter as HTMLButtonElement;
    send.disabled = true;
    await submit().catch(fail);
    send.disabled = false;
  });
}
onSubmit('paste-form', async () => (await import('./paste-results.ts')).showPasted(session));
onSubmit('propose-form', async () => (await import('./propose-form.ts')).sendProposal(session));

part('desk').hidden = false;
load();

/** Shows the charts affected by the changes, before and after, and the preview of the current story. */
function chartView(session: Session) {
  const host = part('desk-charts');
  let width = 0;
  new ResizeObserver(() => {
    if (drawingWidth(host.clientWidth) === width || host.clientWidth === 0) return;
    width = drawingWidth(host.clientWidth);
    session.resize(width);
  }).observe(host);
  let shown: unknown[] = [];
  // Those of the changed categories: the page has the published ones.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  return ({ charts, colours, story }: CheckResult): void => {
    if (colours !== undefined) sheet.replaceSync(colours);
    const lead = charts ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    shown = charts?.map((chart) => chartTemplate(chart, session)) ?? shown;
    render(html`<p class="desk-lead">${lead}</p>${shown}`, host);
    const preview = part('desk-story');
    // From our own code, which escapes texts.
    preview.innerHTML = story ?? say('desk.previewWait');
    for (const mark of preview.querySelectorAll('a')) mark.removeAttribute('href');
  };
}

function chartTemplate({ before, after, values, places }: ChartChange, session: Session) {
  const { title, subtitle } = (after ?? before)!;
  const lead = before ? (after ? '' : say('desk.chartGone')) : say('desk.chartNew');
  const isSame = !before || !after || before.subtitle === after.subtitle;
  const valueOr = (value = say('desk.none')) => value;
  const changes = values.map(
    ({ before, after }) =>
      html`<li>${(after ?? before)?.label}: <del>${valueOr(before?.value)}</del> → <ins>${valueOr(after?.value)}</ins></li>`,
  );
  const go = (mark: string) => {
    const place = places[mark];
    return place && (() => session.go(positionOf(session.workbook, place)));
  };
  /** One of the two drawings, with its texts that differ from the other's. */
  const figure = (when: 'before' | 'after', chart?: RenderedChart, other?: RenderedChart) => {
    if (!chart) return '';
    const differing = (name: 'title' | 'subtitle') =>
      other && chart[name] !== other[name] ? chart[name] : '';
    const notes = chart.notes.filter((text) => text !== '' && !other?.notes.includes(text));
    return html`<figure class="is-${when}">
      <figcaption>${say(`desk.${when}`)}</figcaption>
      <p class="desk-title">${differing('title')}</p>
      <p class="subtitle">${differing('subtitle')}</p>
      ${drawing(chart.svg, go)}
      ${notes.map((text) => html`<p class="note">${text}</p>`)}
    </figure>`;
  };
  return html`<article>
    <h3>${title}</h3>
    <p class="subtitle">${isSame ? subtitle : ''}</p>
    <p class="desk-lead">${lead}</p>
    <ul class="desk-values">${changes}</ul>
    ${figure('before', before, after)}
    ${figure('after', after, before)}
  </article>`;
}

/** A drawing; `go` gives what a mark does, by the fragment of its link. */
function drawing(svg: string, go: (mark: string) => (() => void) | undefined): HTMLElement {
  // From our drawing code, which escapes texts of the data.
  const host = Object.assign(document.createElement('div'), { className: 'drawings', innerHTML: svg });
  for (const mark of host.querySelectorAll('a')) {
    const act = go(mark.getAttribute('href')?.slice(1) ?? '');
    mark.addEventListener('click', (event) => {
      event.preventDefault();
      act?.();
    });
    // A value that is gone now has no link.
    if (!act) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
  }
  return host;
}
