import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { HookParameters } from 'astro';
import { forPeople, terminalLocale } from '../cli/print.ts';
import { readStories } from '../cli/project.ts';
import { foldersFromEnvironment, isWithin, loadTables, pathOf } from '../dataset/load.ts';
import { t } from '../i18n/index.ts';
import { checkStories } from '../stories/check.ts';
import { storiesFolder } from '../stories/parse.ts';

/** Wait after the last change before reading: programs save a file in several steps. In ms. */
const SETTLE = 150;

/** Follows the data and stories in `astro dev`: good ones reload the pages; of bad ones, the overlay and the terminal show problems. */
export async function followChanges(setup: HookParameters<'astro:server:setup'>): Promise<void> {
  const { server, logger, refreshContent } = setup;
  const { data, seeds } = foldersFromEnvironment();
  const folders = [data, seeds, path.resolve(storiesFolder(process.env))];
  let shown: DevProblems | undefined;
  /** Whether the pages have data, if older ones. */
  let isLoaded = false;
  const overlay = ({ text, file, line }: DevProblems) =>
    server.ws.send({
      type: 'error',
      err: {
        title: t(terminalLocale(), 'dev.title'),
        message: text,
        stack: '',
        loc: { file, line, column: 1 },
      },
    });

  const check = async () => {
    const before = shown;
    shown = await devProblems();
    if (shown) {
      if (shown.text !== before?.text) logger.error(shown.text);
      return overlay(shown);
    }
    await refreshContent?.({});
    isLoaded = true;
    if (!before) return;
    logger.info('No problems are left.');
    // Removes the overlay, also if the pages show these data already.
    server.ws.send({ type: 'full-reload', path: '*' });
  };
  // One check at a time, after the last of several changes; pages wait for it.
  let checks: Promise<unknown> = Promise.resolve();
  let changes = 0;
  server.watcher.add(folders);
  server.watcher.on('all', (_event, file) => {
    if (!isWithin(folders, file)) return;
    const change = ++changes;
    checks = Promise.all([checks, setTimeout(SETTLE)])
      .then(() => (change === changes ? check() : undefined))
      .catch((error) => logger.error(String(error)));
  });
  server.ws.on('connection', () => shown && overlay(shown));
  shown = await devProblems();
  if (shown) logger.error(shown.text);
  isLoaded ||= !shown;
  server.middlewares.use(async (request, response, next) => {
    await checks;
    // Stories with problems, or data that never loaded, would throw while a page is rendered, and Astro's error would hide ours; this page has only the overlay.
    if (shown && (shown.isOfStories || !isLoaded) && request.headers.accept?.includes('text/html')) {
      response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><script type="module" src="${server.config.base}@vite/client"></script>`);
      return;
    }
    // Vite would answer with the file of that name in the folder `data`, not with the table as it is published.
    request.url = request.url?.replace(/^\/data\/[^/?]+\.csv(?=\?|$)/, '$&/');
    next();
  });
}

type DevProblems = NonNullable<Awaited<ReturnType<typeof devProblems>>>;

/** The problems of the data, or else of the stories, as text, with the place of the first; undefined if there are none. */
async function devProblems() {
  const folders = foldersFromEnvironment();
  const { tables, problems: ofData } = await loadTables(folders);
  const problems = ofData.length > 0 ? ofData : checkStories(await readStories(), tables);
  const [first] = problems;
  return (
    first && {
      text: forPeople(problems, folders),
      file: pathOf(first.file, folders),
      line: first.line,
      // Then the data have no problems.
      isOfStories: ofData.length === 0,
    }
  );
}
