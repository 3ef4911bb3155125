import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AstroIntegration, AstroIntegrationLogger, HookParameters } from 'astro';
import { defaultLocale, locales } from '../../i18n/locales.ts';
import { storiesFolder } from '../../stories/folder.ts';
import { live } from '../../tables/live.ts';
import { foldersFromEnvironment, isWithinFolders } from '../../tables/load.ts';
import { SoundStories } from './sound-stories.ts';
import { watchFolders } from './watch.ts';

type Server = HookParameters<'astro:server:setup'>['server'];
/** Loaded by the server, not imported here: so it follows changes of the code, and a build never sees it. */
type ReadingModule = typeof import('./reading.ts');

/** Code that changed is loaded anew only after Vite has heard of it, too. In ms. */
const VITE_HEARS = 100;

/**
 * Live data, for `astro dev` only:
 *
 *     a file is saved ─► watch ─► reading ─┬─ sound ──► live.tables ─► the open pages load again, where they were
 *                                          └─ not ────► a panel in the open pages, and the terminal
 *
 * Pages are made from the last reading without a problem, stories too. While there is none yet, every address answers with the problems.
 */
export function liveData(): AstroIntegration {
  return {
    name: 'nguon-live',
    hooks: {
      'astro:config:setup': ({ command, injectScript, updateConfig, logger }) => {
        if (command !== 'dev') return;
        injectScript('page', "import '/src/client/dev/problems.ts';");
        const stories = new SoundStories();
        const configureServer = (server: Server) => follow(server, stories, logger);
        const load = (id: string) => stories.sourceOf(id, storiesFolder(process.env));
        updateConfig({
          // Otherwise Astro's server, unlike a build, wants a slash behind names such as those of `[id].[format].ts`.
          trailingSlash: 'ignore',
          // Before Astro's own, so that what it returns stands before what answers with pages.
          vite: { plugins: [{ name: 'nguon-live', enforce: 'pre', configureServer, load }] },
        });
      },
    },
  };
}

function follow(server: Server, stories: SoundStories, logger: AstroIntegrationLogger): () => void {
  const folders = foldersFromEnvironment();
  let panels: Record<string, string> = {};
  let told = '';
  let isRead = () => {};
  const firstReading = new Promise<void>((resolve) => {
    isRead = resolve;
  });

  const watch = watchFolders(
    folders,
    async () => {
      try {
        const { readAll } = (await server.ssrLoadModule('/src/cli/dev/reading.ts')) as ReadingModule;
        return await readAll();
      } catch (error) {
        logger.error((error as Error).stack ?? String(error));
        isRead();
        return undefined;
      }
    },
    (reading) => {
      panels = reading.panels;
      server.ws.send('nguon:problems', panels);
      if (reading.text !== told)
        if (reading.text === '') logger.info('No problems are left.');
        else
          logger.error(
            `${reading.text}\n${live.tables ? 'The pages stay as they were.' : 'The pages show these problems.'}`,
          );
      told = reading.text;
      if (reading.problems.length === 0) {
        const changed = stories.take(reading.stories);
        // What Vite heard of first, it made from the source before.
        for (const file of changed) server.watcher.emit('change', file);
        if (changed.length > 0 || !isDeepStrictEqual(reading.tables, live.tables)) {
          live.tables = reading.tables;
          live.version++;
          showAnew(server);
        }
      }
      isRead();
    },
  );

  const code = [path.resolve(server.config.root, 'src'), path.resolve(storiesFolder(process.env))];
  const isCode = (file: string) => code.some((folder) => path.resolve(file).startsWith(folder + path.sep));
  server.watcher.add([folders.data, folders.seeds, storiesFolder(process.env)]);
  server.watcher.on('all', (_event, file) => {
    if (isWithinFolders(file, folders)) watch.look();
    else if (isCode(file)) setTimeout(() => watch.look(true), VITE_HEARS);
  });
  server.httpServer?.on('close', watch.stop);
  server.ws.on('nguon:hello', ({ version }: { version?: string }, client) => {
    if (version !== undefined && version !== String(live.version)) client.send({ type: 'full-reload' });
    else client.send('nguon:problems', panels);
  });

  server.middlewares.use((request, _response, next) => {
    // Vite would answer with the file of that name in the folder `data`, not with the table as it is published.
    request.url = request.url?.replace(/^\/data\/[^/?]+\.csv(?=\?|$)/, '$&/');
    next();
  });
  return () => {
    server.middlewares.use(async (request, response, next) => {
      await firstReading;
      const url = request.originalUrl ?? '/';
      const locale = locales.find((one) => url.split('/').includes(one)) ?? defaultLocale;
      response.setHeader('Server-Timing', `nguon;desc="${live.version}"`);
      const problems = live.tables ? undefined : panels[locale];
      if (problems === undefined) return next();
      const { problemPage } = (await server.ssrLoadModule(
        '/src/cli/dev/panel.ts',
      )) as typeof import('./panel.ts');
      response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
      response.end(await server.transformIndexHtml(url, problemPage(problems, locale)));
    });
  };
}

/** All open pages are loaded again, and so keep their place. What Astro has kept of the addresses there are, it forgets. */
function showAnew(server: Server): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload', path: '*' });
}
