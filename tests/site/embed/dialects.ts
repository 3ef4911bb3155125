import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../support/folders.ts';

/** What somebody else has in a page for a chart: `html` where the chart is to be, and `script` once at its end. */
export interface Host {
  html(src: string): string;
  script: string;
}

const library = async (file: string) =>
  `<script>${await readFile(path.join(root, 'node_modules', file), 'utf8')}</script>`;
const libraries = {
  pym: await library('pym.js/dist/pym.v1.js'),
  framer: await library('@newswire/frames/dist/frames.umd.js'),
};
/** Finds the frame that a message came from; in the scripts of pages. */
const senderOf = `const senderOf = ({ source }, which = 'iframe') =>
  [...document.querySelectorAll(which)].find((one) => one.contentWindow === source);`;

/** HTML of a site that WordPress does not know, cleaned (`wp_kses`, `wp_filter_oembed_result`). */
export const cleanedByWordPress = (html: string) =>
  html.replace(/<\/?div[^>]*>|\n| (?:loading|style)="[^"]*"/g, '');

/** What WordPress makes of such HTML: it gives both elements a secret, and hides the frame until it answers. */
export function markedByWordPress(html: string, secret: string): string {
  const mark = `class="wp-embedded-content" data-secret="${secret}"`;
  return cleanedByWordPress(html)
    .replace('<blockquote', `<blockquote ${mark}`)
    .replace(
      '<iframe',
      `<iframe ${mark} sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;"`,
    )
    .replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}"`);
}

const declared = await readFile(path.join(import.meta.dirname, 'dialects.html'), 'utf8');
/** Each dialect by its name. Libraries are the real ones where npm has them; the others are their contract in our words. */
export const dialects: Record<string, Host> = Object.fromEntries(
  declared
    .split('<!-- ')
    .slice(1)
    .map((section): [string, Host] => {
      const [, name = '', html = '', code = ''] =
        /^(\w+)[^\n]*-->\n([\s\S]*?)\n<script>([\s\S]*)<\/script>/.exec(section) ?? [];
      const loaded = Object.entries(libraries).find(([key]) => name.startsWith(key))?.[1] ?? '';
      const filled = (src: string) => html.replaceAll('$SRC', () => src);
      return [
        name,
        {
          html: (src) => (name === 'wordpress' ? markedByWordPress(filled(src), 'aB3dE6gH9j') : filled(src)),
          script: `${loaded}<script>{ ${senderOf} ${code} }</script>`,
        },
      ];
    }),
);

/** A dialect that must be declared. */
export function dialect(name: string): Host {
  const found = dialects[name];
  if (!found) throw new Error(`There is no dialect ${name}.`);
  return found;
}

/** A page with its own chart for each host, and each script once. */
export function pageOf(hosts: readonly Host[], src: string): string {
  const scripts = new Set(hosts.map(({ script }) => script));
  const style = 'body { margin: 0 } iframe { display: block; width: 100%; border: 0 }';
  return `<!doctype html><meta charset="utf-8"><title>An article</title><style>${style}</style>
${hosts.map(({ html }) => html(src)).join('\n')}${[...scripts].join('\n')}`;
}
