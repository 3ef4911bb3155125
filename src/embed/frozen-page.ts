/** Attributes that hold one address. */
const LINKS = new Set(['href', 'src', 'action', 'poster']);

/**
 * Makes links of a well-formed page into its own site relative: to any base path, byte for byte otherwise. `base` is the
 * folder of the site, `pagePath` that of the page in it (`frozen/x/now/vi/`); links to the keys of `moved` lead to its values.
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
 * Finds what a frozen page would still take from outside its own folder, which would change under it: a sentence each.
 * `own` are addresses in its styles of files that the version has copies of.
 */
export function liveFiles(html: string, own: readonly string[] = []): string[] {
  const inStyles = [...html.matchAll(/<style[\s>][\s\S]*?<\/style>/gi)].flatMap(([style]) =>
    [...style.matchAll(/(?:url\(\s*["']?|@import\s+["'])(?!data:|#|url\()([^"')\s]+)/gi)]
      .filter(([, address = '']) => !own.includes(address))
      .map(([, address = '']) => `A style takes "${address}".`),
  );
  const found: string[] = [];
  mapAttributes(html, (attribute) => {
    found.push(...wrongWith(attribute));
    return attribute.value;
  });
  found.push(...inStyles);
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

/** An attribute and its element, the names in lower case; the value and all attributes of the tag as they are written. */
type Attribute = Record<'element' | 'name' | 'value' | 'tag', string>;

/** Changes values of attributes in well-formed HTML; texts, comments, scripts and styles stay, byte for byte. */
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
