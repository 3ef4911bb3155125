/** One rule of a `_headers` file: a pattern of addresses, and the headers it sets. */
export interface HeaderRule {
  pattern: string;
  headers: [name: string, value: string][];
}

/** Reads a `_headers` file as Cloudflare Pages and Netlify do. @throws at a line that neither would understand. */
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

/** The headers sent with an address: a splat takes all characters, `:name` one part; values of the same header are joined. */
export function headersAt(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const sent = new Map<string, string>();
  for (const { pattern, headers } of rules) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    if (!new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+')}$`).test(path)) continue;
    for (const [name, value] of headers) {
      const before = sent.get(name);
      sent.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return sent;
}
