/** What these two need of a build tool: a part of Vite's `Plugin`. */
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

/** What a column holds, in both languages, as the schemas say it. */
const DESCRIPTIONS = /\bcolumn\(\s*(['"])(?:\\.|(?!\1).)*\1,\s*(['"])(?:\\.|(?!\2).)*\2,/g;

/**
 * For the build. Texts reach a browser through the page, those it needs and in its language only, so the script has none
 * of its own: `texts.ts` fills in the interface texts, and the page has a dictionary of the columns.
 */
export function noTexts(): Plugin {
  return {
    name: 'nguon-no-texts',
    enforce: 'pre',
    load(id) {
      const isText = /\/src\/i18n\/[a-z.]+\.json(?:\?|$)/.test(slashed(id));
      return isText && this.environment?.name === 'client' ? '{}' : undefined;
    },
    transform(code, id) {
      const isSchema = /\/src\/tables\/schemas\/[a-z]+\.ts(?:\?|$)/.test(slashed(id));
      return isSchema && this.environment?.name === 'client'
        ? code.replace(DESCRIPTIONS, "column('', '',")
        : undefined;
    },
  };
}

/**
 * For the build. A worker is bundled by itself, with all that it shares with its page once more. This makes it a part of
 * the page's own bundle instead, so that what both need is there once.
 */
export function sharedWorker(): Plugin {
  const address = "new URL('./worker.ts', import.meta.url)";
  return {
    name: 'nguon-shared-worker',
    enforce: 'pre',
    transform(code, id) {
      const isBuilt = this.environment?.name === 'client' && this.environment.mode === 'build';
      if (!isBuilt || !slashed(id).endsWith('/src/client/desk/link.ts')) return undefined;
      const worker = id.replace(/link\.ts$/, 'worker.ts');
      const file = this.emitFile({ type: 'chunk', id: worker, name: 'desk-worker' });
      return code.replace(address, `import.meta.ROLLUP_FILE_URL_${file}`);
    },
  };
}

const slashed = (path: string) => path.replaceAll('\\', '/');
