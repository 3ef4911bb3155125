/** Attributes that hold one address. */
const LINKS = new Set(['href', 'src', 'action', 'poster']);

/**
 * Makes the links of a page that lead into its own site relative, so that the page works under any base path and any
 * name of its folder. Nothing else changes, not a byte.
 *
 * @param html The page, well-formed, as Astro writes it.
 * @param base The folder of the site: `/`, `/some/folder/`.
 * @param pagePath The page's path within the site, to its last slash: `frozen/x/now/vi/`.
 * @param moved Paths within the site that are to lead elsewhere in it: `charts/x.csv` → `frozen/x/now/x.csv`.
 */
export function relativeLinks(
  html: string,
  base: string,
  pagePath: string,
  moved: ReadonlyMap<string, string> = new Map(),
): string {
  const root = `/${base}/`.replace(/\/+/g, '/');
  return mapAttributes(html, ({ name, value }) => {
    if (!LINKS.has(name) || !value.startsWith(root) || value.startsWith('//')) return value;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(value.slice(root.length)) ?? [];
    return relativePath(pagePath, moved.get(path) ?? path) + rest;
  });
}

/** The way from a folder to a file or folder, both as paths within the site: `a/b/`, `a/c.csv` → `../c.csv`. */
function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const folders = to.split('/');
  const file = folders.pop() ?? '';
  const fork = start.findIndex((folder, at) => folder !== folders[at]);
  const shared = fork === -1 ? start.length : fork;
  const way = [...start.slice(shared).map(() => '..'), ...folders.slice(shared), file].join('/');
  return way === '' ? './' : way;
}

/** What a browser fetches as a part of the page, with the attribute that names it. */
const PARTS = new Set(
  (
    'img src,img srcset,source src,source srcset,iframe src,embed src,object data,video src,video poster,audio src,' +
    'track src,input src,image href,image xlink:href,use href,use xlink:href'
  ).split(','),
);
const LOADING = /\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|preload|modulepreload|prefetch|manifest)\b/i;

/**
 * What a frozen page, its links made relative, would still take from outside its own folder, and what would therefore
 * change under it: scripts, style sheets, fonts, pictures, and any link that holds for one base path only.
 *
 * @param own Addresses in its styles of files that the version has copies of.
 * @returns one sentence each, without the page's name; none for a page that is complete.
 */
export function liveFiles(html: string, own: readonly string[] = []): string[] {
  const inStyles = [...html.matchAll(/<style[\s>][\s\S]*?<\/style>/gi)].flatMap(([style]) =>
    [...style.matchAll(/(?:url\(\s*["']?|@import\s+["'])(?!data:|#|url\()([^"')\s]+)/gi)]
      .filter(([, address = '']) => !own.includes(address))
      .map(([, address = '']) => `A style takes "${address}".`),
  );
  const found = [...attributesOf(html).flatMap(wrongWith), ...inStyles];
  // In a script, say: what Astro bundles gets another name whenever it changes.
  if (found.length === 0 && html.includes('/_astro/')) found.push('It names a file in /_astro/.');
  return [...new Set(found)];
}

function wrongWith({ element, name, value, tag }: Attribute): string[] {
  if (element === 'script' && name === 'src') return [`It runs the script "${value}".`];
  if (element === 'link' && name === 'href' && LOADING.test(tag)) return [`It loads "${value}".`];
  if (PARTS.has(`${element} ${name}`) && !isOwn(value)) return [`It shows "${value}".`];
  // Wherever it stands: a script may read it. `//host` is an absolute address.
  if (/^\/(?!\/)/.test(value)) return [`Its ${name}="${value}" is right under one base path only.`];
  return [];
}

/** In the page itself, or beside it. */
function isOwn(address: string): boolean {
  return /^(?:data:|#|$)/.test(address) || !/^(?:[a-z][a-z0-9+.-]*:|\/|\.\.)/i.test(address);
}

/** A part of HTML: a comment, an element whose content is no HTML, or a tag. */
const PART =
  /<!--[\s\S]*?-->|<(script|style|title|textarea)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^>"'])*)>[\s\S]*?<\/\1\s*>|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s=/"'<>]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** An attribute in a page, its value as it is written there, with character references. */
interface Attribute {
  /** The element's name, in lower case. */
  element: string;
  /** The attribute's name, in lower case. */
  name: string;
  value: string;
  /** All attributes of the tag, as they are written. */
  tag: string;
}

/**
 * Changes values of attributes in HTML that is well-formed, such as Astro writes; texts, comments, scripts and styles stay
 * as they are, byte for byte. `change` gets each attribute that has a value and returns the new one.
 */
function mapAttributes(html: string, change: (attribute: Attribute) => string): string {
  return html.replace(PART, (part: string, raw?: string, rawTag?: string, name?: string, ownTag?: string) => {
    const element = raw ?? name;
    const tag = rawTag ?? ownTag ?? '';
    if (element === undefined || tag === '') return part;
    const head = `<${element}`;
    const changed = tag.replace(
      ATTRIBUTE,
      (_, attribute: string, equals: string, double?: string, single?: string, bare?: string) => {
        const value = double ?? single ?? bare ?? '';
        const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
        const next = change({ element: element.toLowerCase(), name: attribute.toLowerCase(), value, tag });
        return `${attribute}${equals}${quote}${next}${quote}`;
      },
    );
    return head + changed + part.slice(head.length + tag.length);
  });
}

/** All attributes that have a value, in the order of the page. */
function attributesOf(html: string): Attribute[] {
  const found: Attribute[] = [];
  mapAttributes(html, (attribute) => {
    found.push(attribute);
    return attribute.value;
  });
  return found;
}
