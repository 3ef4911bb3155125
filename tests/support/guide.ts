import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MdastNode } from 'satteri';
import type { Locale } from '../../src/i18n/locales.ts';
import { parseStory } from '../../src/stories/parse.ts';
import { root } from './folders.ts';

/** One use of a component in the guide: `<Command id="check" text="…" />`. */
export interface Part {
  component: string;
  /** Its attributes, as the page gets them. */
  attributes: Record<string, string>;
}

/** A section of the guide: a file of `src/guide/<locale>/`. */
export interface Section {
  /** The file's name: `03-problems`. */
  name: string;
  title: string;
  parts: Part[];
  /** Where its links lead. */
  links: string[];
  source: string;
}

/** The guide in a language, as it stands in its files. */
export function readGuide(locale: Locale): Section[] {
  const folder = path.join(root, 'src/guide', locale);
  return readdirSync(folder)
    .toSorted()
    .map((file) => readSection(file, readFileSync(path.join(folder, file), 'utf8')));
}

function readSection(file: string, source: string): Section {
  const { tree, failure } = parseStory(source);
  if (failure) throw new Error(`${file}:${failure.place.line}: ${failure.key}`);
  const section: Section = {
    name: file.replace(/\.mdx$/, ''),
    title: /^title: (.*)$/m.exec(source)?.[1] ?? '',
    parts: [],
    links: [],
    source,
  };
  const visit = (node: MdastNode) => {
    if (node.type === 'link') section.links.push(node.url);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      section.parts.push({ component: node.name ?? '', attributes: attributesOf(node) });
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return section;
}

function attributesOf(node: Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>) {
  const pairs = node.attributes.flatMap((one) => {
    if (one.type !== 'mdxJsxAttribute') return [];
    // Texts of several lines stand in backticks.
    const value = typeof one.value === 'object' ? one.value?.value.replace(/^`|`$/g, '') : one.value;
    return [[one.name, value ?? '']];
  });
  return Object.fromEntries(pairs);
}

/** All uses of a component, through all sections. */
export function partsOf(
  sections: readonly Pick<Section, 'parts'>[],
  component: string,
): Record<string, string>[] {
  return sections
    .flatMap(({ parts }) => parts)
    .filter((part) => part.component === component)
    .map(({ attributes }) => attributes);
}

/** A sentence of the guide as a pattern of what the check says: "…" stands for what differs; only the guide has the quotation marks of print. */
export const pattern = (says: string): RegExp =>
  new RegExp(`^${says.replaceAll(/[“”]/g, '"').split('…').map(RegExp.escape).join('.*')}$`);
