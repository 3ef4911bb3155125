import path from 'node:path';
import type { HookParameters } from 'astro';
import { terminalLocale } from '../cli/print.ts';
import { t } from '../i18n/index.ts';
import { storiesFolder } from '../stories/parse.ts';
import { foldersFromEnvironment, isWithinFolders } from '../tables/load.ts';
import { type DevProblems, devProblems } from './checks.ts';

/** Wait after the last change before reading: programs save a file in several steps. In ms. */
const SETTLE = 150;

/**
 * Follows the data and the stories in `astro dev`. After a change without problems, Astro loads the collections again and
 * the open pages reload. While there are problems, Vite's overlay and the terminal show them, and the pages keep the last
 * good data.
 */
export async function followChanges({
  server,
  logger,
  refreshContent,
}: HookParameters<'astro:server:setup'>): Promise<void> {
  const folders = foldersFromEnvironment();
  const stories = path.resolve(storiesFolder(process.env));
  let shown: DevProblems | undefined;
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
      overlay(shown);
    } else if (before) {
      logger.info('No problems are left.');
      // Removes the overlay, also where the data are again as the pages show them.
      server.ws.send({ type: 'full-reload', path: '*' });
    }
  };
  let timer: NodeJS.Timeout | undefined;
  server.watcher.add([folders.data, folders.seeds, stories]);
  server.watcher.on('all', (_event, file) => {
    if (!isWithinFolders(file, folders) && !path.resolve(file).startsWith(stories + path.sep)) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await check();
      if (!shown) await refreshContent?.({});
    }, SETTLE);
  });
  server.ws.on('connection', () => shown && overlay(shown));
  await check();
  server.middlewares.use((request, _response, next) => {
    // Vite would answer with the file of that name in the folder `data`, not with the table as it is published.
    request.url = request.url?.replace(/^\/data\/[^/?]+\.csv(?=\?|$)/, '$&/');
    next();
  });
}
