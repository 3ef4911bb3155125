import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import type { MdastNode } from 'satteri';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** `#mdx` in browsers, where the build's parser does not run: the reference parser, which gives the same trees. */
export function parseMdx(source: string): MdastNode {
  try {
    return processor.parse(source) as unknown as MdastNode;
  } catch (error) {
    const { line = 1, column = 1, message } = error as Error & { line?: number; column?: number };
    throw new Error(`${line}:${column}: ${message}`);
  }
}

/** A text in the units that the parser counts offsets in: UTF-16. */
export const unitsOf = (source: string): readonly string[] => source.split('');
