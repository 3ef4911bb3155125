import type { MdastNode } from 'satteri';
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { closest } from '../csv/closest.ts';
import { excerpt } from '../csv/problem.ts';
import type { Tables } from '../tables/tables.ts';
import { wordsWithDigits } from './digits.ts';
import { type Complain, complainOfUnknown, inWords, START } from './problem.ts';

/** What every story begins with, and nothing else: Astro would give other keys, such as `layout`, a meaning. */
const KEYS = ['title', 'standfirst', 'report'] as const;
const MEND_DIGITS = 'Say it in words; figures stand in the story, where each leads to its source.';

/** Checks the lines between `---` at a story's start. Returns the report that they name, if it is there. */
export function checkFrontmatter(
  tree: MdastNode,
  { reports }: Pick<Tables, 'reports'>,
  complain: Complain,
): string | undefined {
  const first = 'children' in tree ? tree.children[0] : undefined;
  if (first?.type !== 'yaml') {
    const message = `The story does not begin with its ${inWords(KEYS)}.`;
    complain(START, message, `Begin it with a line ---, a line for each such as "title: …", and a line ---.`);
    return undefined;
  }
  const lines = new LineCounter();
  const place = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    // The first line is ---.
    return { line: line + 1, column: Math.max(1, col) };
  };
  const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    complain(
      place(error.pos[0]),
      `The lines between --- are no YAML: ${excerpt(error.message.replace(/\.$/, ''), 300)}.`,
      'Put the text in "quotes".',
    );
  if (document.errors.length > 0) return undefined;

  const pairs: readonly Pair[] = isMap(document.contents) ? document.contents.items : [];
  const found = new Map<string, string>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = place(isScalar(key) ? key.range?.[0] : undefined);
    if (!(KEYS as readonly string[]).includes(name)) {
      const meant = closest(name, KEYS);
      const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      complain(at, `A story has no "${excerpt(name)}".${hint}`, `Keep only ${inWords(KEYS)}.`);
      continue;
    }
    const text = isScalar(value) && value.value !== null ? String(value.value).trim() : '';
    found.set(name, text);
    if (text === '') complain(at, `The ${name} has no text.`, 'Write it, in "quotes" if it has a colon.');
    else if (name === 'report') {
      if (!reports.some(({ id }) => id === text)) complainOfUnknown(complain, at, 'reports', text, reports);
    } else
      for (const word of wordsWithDigits(text))
        complain(at, `The ${name} has a digit of its own: "${excerpt(word)}".`, MEND_DIGITS);
  }
  for (const key of KEYS)
    if (!found.has(key))
      complain(START, `The story has no ${key}.`, `Add a line "${key}: …" between the ---.`);
  return reports.find(({ id }) => id === found.get('report'))?.id;
}
