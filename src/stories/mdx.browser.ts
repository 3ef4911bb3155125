import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import type { MdastNode } from 'satteri';
import { unified } from 'unified';

/** The lines between `---` at the start. */
const FRONTMATTER = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?=\r?\n|$)/;
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** `#mdx` in browsers, where the build's parser does not run: the reference parser, which gives the same trees. */
export function parseMdx(source: string): MdastNode {
  try {
    const [lines = '', value = ''] = FRONTMATTER.exec(source) ?? [];
    // Blank, so that everything else stays at its place.
    const tree = processor.parse(lines.replace(/[^\r\n]/g, ' ') + source.slice(lines.length));
    const first = lines === '' ? [] : [{ type: 'yaml' as const, value }];
    return { ...tree, children: [...first, ...tree.children] } as unknown as MdastNode;
  } catch (error) {
    const { line = 1, column = 1, message } = error as Error & { line?: number; column?: number };
    throw new Error(`${line}:${column}: ${message}`);
  }
}

/** A text in the units that the parser counts offsets in: UTF-16. */
export const unitsOf = (source: string): readonly string[] => source.split('');
