import type { MdastNode } from 'satteri';
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { excerpt } from '../csv/problem.ts';
import { ownNumbers } from '../evidence/own-numbers.ts';
import { wordsWithDigits } from './parse.ts';
import { isKnownId, START, unknownName } from './problem.ts';
import { checkWords, type Prose } from './prose.ts';
import type { StoryText } from './read.ts';

/** What every story begins with, and nothing else: Astro would give other keys, such as `layout`, a meaning. */
const KEYS = ['title', 'standfirst', 'report'] as const;
/** `order: own` confirms that the languages of a story have their figures in other orders. */
const OPTIONAL = ['order'];

/** Checks the lines between `---` at a story's start. Returns the report that they name, if it is there, and the order. */
export function checkFrontmatter(
  tree: MdastNode,
  prose: Prose,
): { report?: string | undefined; order?: string | undefined; texts?: StoryText[] } {
  const { locale, complain, tables } = prose;
  const first = 'children' in tree ? tree.children[0] : undefined;
  if (first?.type !== 'yaml') {
    complain(START, 'story-error.no-frontmatter', { keys: KEYS });
    return {};
  }
  const lines = new LineCounter();
  const place = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    // The first line is ---.
    return { line: line + 1, column: Math.max(1, col) };
  };
  const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const reason = excerpt(error.message.replace(/\.$/, ''), 300);
    complain(place(error.pos[0]), 'story-error.no-yaml', { reason });
  }
  if (document.errors.length > 0) return {};

  const pairs: readonly Pair[] = isMap(document.contents) ? document.contents.items : [];
  const found = new Map<string, string>();
  const texts: StoryText[] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = place(isScalar(key) ? key.range?.[0] : undefined);
    if (![...KEYS, ...OPTIONAL].includes(name)) {
      const params = { name: excerpt(name), keys: KEYS };
      complain(at, ...unknownName('story-error.key', name, KEYS, params));
      continue;
    }
    const text = isScalar(value) && value.value !== null ? String(value.value).trim() : '';
    found.set(name, text);
    if (text === '') complain(at, 'story-error.key-blank', { name });
    else if (name === 'report') isKnownId('reports', text, tables.reports, at, complain);
    else {
      texts.push({ text, ...at });
      checkWords(text, at, prose);
      for (const word of [...wordsWithDigits(text), ...ownNumbers(text, locale).map(({ phrase }) => phrase)])
        complain(at, 'story-error.key-digit', { name, word: excerpt(word) });
    }
  }
  for (const key of KEYS) if (!found.has(key)) complain(START, 'story-error.key-missing', { name: key });
  const report = tables.reports.find(({ id }) => id === found.get('report'))?.id;
  return { report, order: found.get('order'), texts };
}
