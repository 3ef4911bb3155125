import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Options } from '../section.ts';
import { median, size, table } from '../statistics.ts';

export const title = 'What a reader downloads';

/** Fonts and pictures are compressed already. */
const WHOLE = new Set(['.woff2', '.png', '.webp', '.zip']);

/** The built site by kind of file, each file as it is sent: compressed with gzip. */
export async function measure({ dist, say, keep }: Options): Promise<string> {
  say('every file of dist');
  const kinds = new Map<string, { file: string; bytes: number }[]>();
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const file = path.relative(dist, path.join(parentPath, name)).replaceAll('\\', '/');
    const content = readFileSync(path.join(parentPath, name));
    const bytes = WHOLE.has(path.extname(name)) ? content.length : gzipSync(content).length;
    const kind = kindOf(file);
    kinds.set(kind, [...(kinds.get(kind) ?? []), { file, bytes }]);
  }
  const rows = [...kinds]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([kind, all]) => {
      const bytes = all.map((one) => one.bytes).toSorted((a, b) => a - b);
      const [largest] = all.toSorted((a, b) => b.bytes - a.bytes);
      const most = `${size(bytes.at(-1) ?? 0)} (\`${largest?.file}\`)`;
      return [kind, String(all.length), size(median(bytes)), most];
    });
  keep({ files: files.length });
  return [
    table(['kind', 'files', 'median', 'largest'], rows),
    'Each file of `dist/` as `npm run build` made it, compressed with gzip; fonts, pictures and archives as they are.',
  ].join('\n\n');
}

/** `charts/x/index.html` is a chart’s page, `_astro/y.js` a script. */
function kindOf(file: string): string {
  const bare = file.replace(/^vi\//, '');
  if (/^embed\/[^/]+\/index\.html$/.test(bare)) return 'pages: a chart alone, for frames';
  if (/^frozen\//.test(bare)) return 'frozen versions';
  if (/^charts\/[^/]+\/index\.html$/.test(bare)) return 'pages: a chart';
  return bare.endsWith('.html') ? 'pages: others' : path.extname(bare) || 'without extension';
}
