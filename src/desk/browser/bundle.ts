/** The part of Vite's `Plugin` that is used here. */
interface Plugin {
  name: string;
  enforce: 'pre';
  load?(this: Environment, id: string): string | undefined;
  transform?(this: Environment & Emitter, code: string, id: string): string | undefined;
}
interface Environment {
  environment?: { name: string; mode?: string };
}
interface Emitter {
  emitFile(file: { type: 'chunk'; id: string; name: string }): string;
}

/**
 * Vite plugin: removes all texts from the browser's scripts. The page brings those it needs, in its language only: `texts.ts`
 * fills in the interface texts, and `data-setup` has the descriptions of columns.
 */
export function noTexts(): Plugin {
  return {
    name: 'nguon-no-texts',
    enforce: 'pre',
    load(id) {
      const isText = /\/src\/i18n\/[a-z.]+\.json(?:\?|$)/.test(slashed(id));
      return isText && this.environment?.name === 'client' ? '{}' : undefined;
    },
  };
}

/**
 * Vite plugin: emits the worker as a chunk of the page's bundle, so that the code they share is downloaded once. Vite bundles
 * workers separately.
 */
export function sharedWorker(): Plugin {
  const address = "new URL('./worker.ts', import.meta.url)";
  return {
    name: 'nguon-shared-worker',
    enforce: 'pre',
    transform(code, id) {
      const isBuilt = this.environment?.name === 'client' && this.environment.mode === 'build';
      if (!isBuilt || !slashed(id).endsWith('/src/desk/browser/desk.ts')) return undefined;
      const worker = id.replace(/desk\.ts$/, 'worker.ts');
      const file = this.emitFile({ type: 'chunk', id: worker, name: 'desk-worker' });
      return code.replace(address, `import.meta.ROLLUP_FILE_URL_${file}`);
    },
  };
}

const slashed = (path: string) => path.replaceAll('\\', '/');
