/** One rule of a `_headers` file: a pattern of addresses, and the headers it sets. */
export interface HeaderRule {
  pattern: string;
  headers: [name: string, value: string][];
}

/** Reads a `_headers` file as Netlify and Cloudflare Pages do. @throws at a line that neither would understand. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (/^\//.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (!name || !value || !rule) throw new Error(`What is "${line}"?`);
    rule.headers.push([name.toLowerCase(), value.trim()]);
  }
  return rules;
}

/** How each host matches an address. */
export const hosts = {
  /** "A splat will greedily match all characters": developers.cloudflare.com/pages/configuration/headers */
  cloudflare: (pattern: string, path: string) => new RegExp(`^${escaped(pattern, '.*')}$`).test(path),
  /** As Netlify's own tool does (netlify/cli, src/utils/headers): a slash at the end makes no difference, and neither does one before a splat. */
  netlify: (pattern: string, path: string) =>
    new RegExp(`^${escaped(pattern.replace(/\/$/, '').replace(/\/\*$/, '/?*'), '.*')}/?$`).test(path),
};

/** On both, `:name` stands for one part of the path. */
function escaped(pattern: string, splat: string): string {
  return pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', splat)
    .replace(/:\w+/g, '[^/]+');
}

/** The headers that a host sends with an address: values of the same header joined, as both hosts do. */
export function headersAt(
  rules: readonly HeaderRule[],
  host: keyof typeof hosts,
  path: string,
): Map<string, string> {
  const sent = new Map<string, string>();
  for (const { pattern, headers } of rules)
    if (hosts[host](pattern, path))
      for (const [name, value] of headers) {
        const before = sent.get(name);
        sent.set(name, before === undefined ? value : `${before}, ${value}`);
      }
  return sent;
}
