/** One import of a module, in any of its forms. */
export interface Import {
  /** The module as it is written. */
  from: string;
  /** The imported names; `*` for all, none for an import that only runs the module. */
  names: string[];
  /** True when nothing of it is there when the program runs. */
  typeOnly: boolean;
}

const STATEMENT =
  /(?<![\w.])(?:import|export)\s+(?!\()(?<type>type\s+)?(?<what>[^'"`;()]*?)\s*from\s*['"](?<from>[^'"]+)['"]/g;
const BARE = /(?<![\w.])(?:import\s*|import\s*\(\s*|require\s*\(\s*)['"](?<from>[^'"]+)['"]/g;

/** Every import of a TypeScript or Astro source: `import`, `export … from`, `import()`, `require()`. */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const statements = [...code.matchAll(STATEMENT)].map(({ groups }) => {
    const names = namesOf(groups?.['what'] ?? '');
    const typeOnly = groups?.['type'] !== undefined || (names.length > 0 && names.every(isType));
    return { from: groups?.['from'] ?? '', names: names.filter((name) => !isType(name)), typeOnly };
  });
  const bare = [...code.matchAll(BARE)].map(({ groups }) => ({
    from: groups?.['from'] ?? '',
    names: [],
    typeOnly: false,
  }));
  return [...statements, ...bare];
}

/** `a, { b, type C, d as e }` → `default`, `b`, `type C`, `d`. */
function namesOf(what: string): string[] {
  const braced = /\{([\s\S]*)\}/.exec(what)?.[1] ?? '';
  const outside = what
    .replace(/\{[\s\S]*\}/, '')
    .replaceAll(',', ' ')
    .trim();
  const first = outside === '' ? [] : [outside.startsWith('*') ? '*' : 'default'];
  const named = braced
    .split(',')
    .map((name) => name.trim().replace(/\s+as\s+.*$/, ''))
    .filter(Boolean);
  return [...first, ...named];
}

function isType(name: string): boolean {
  return name.startsWith('type ');
}
