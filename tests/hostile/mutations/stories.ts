import { allTexts } from '../corpus.ts';
import { isStory, textOf, write } from '../folder.ts';
import { anyFile, type Mutation } from './mutation.ts';

const deep = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count);

/** What stands in a story by mistake or by malice: markup, code, nesting without end, first lines that are none. */
export const storyMutation: Mutation = (folder, random) => {
  const file = anyFile(folder, random, isStory);
  if (file === undefined) return 'no story is left';
  const text = textOf(folder, file);
  const count = random.pick([5, 100, 3000]);
  const piece = random.pick([
    random.pick(allTexts),
    '{process.exit(1)}',
    'export const x = 1',
    "import fs from 'node:fs'",
    deep('<Term of="g1">', '</Term>', count),
    deep('> ', '', count),
    deep('[', ']', count),
    deep('*a ', '*', count),
    deep('{', '}', count),
    deep('(', ')', count),
    `${'- '.repeat(count)}x`,
    '`'.repeat(count),
    '<'.repeat(count),
    '![a]('.repeat(count),
    '&#x41;'.repeat(count),
    '| a '.repeat(count),
    '<Figure of="zalo users" />'.repeat(count),
    '<Figure of="__proto__ constructor" />',
    '<constructor />',
    '<Chart id={globalThis.x} />',
    '<Term of="g1" {...x}>a</Term>',
    '<script>window.__xss = 1</script>',
    '[a](javascript:window.__xss=1) [b](data:text/html,x) <https://evil.example>',
    '[a](java&#x73;cript:x) [b](\u0001javascript:x) [c](JAVASCRIPT&colon;x)',
    '![x](https://evil.example/x.png)',
    '[x]: javascript:window.__xss=1',
    '<a href="javascript:x">y</a>',
    ' '.repeat(count),
    '\u0000',
  ]);
  const lines = text.split('\n');
  const [told, changed] = random.pick<() => [string, string]>([
    () => [
      'in its text',
      lines.toSpliced(5 + random.below(Math.max(1, lines.length - 5)), 0, '', piece, '').join('\n'),
    ],
    () => ['in a line', lines.map((line, at) => (at === 8 ? `${line} ${piece}` : line)).join('\n')],
    () => ['in its title', text.replace(/^title:.*$/m, () => `title: ${piece}`)],
    () => ['in its title, in quotes', text.replace(/^title:.*$/m, () => `title: ${JSON.stringify(piece)}`)],
    () => [
      'another key',
      text.replace(/^title:/m, `${random.pick(['layout', '__proto__', 'constructor', 'draft'])}: x\ntitle:`),
    ],
    () => ['aliases without end', text.replace('---\n', `---\n${yamlBomb}`)],
    () => ['no first lines', text.replace(/^---\n/, '')],
  ])();
  write(folder, file, changed);
  return `${piece.slice(0, 20)} ${told}: ${file}`;
};

const yamlBomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
  .split('')
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`)
  .join('\n')}\n`;
