import type { MdastNode } from 'satteri';
import { excerpt } from '../csv/problem.ts';
import type { Tables } from '../tables/tables.ts';
import { checkComponent } from './components.ts';
import { Places, wordsWithDigits } from './digits.ts';
import { checkFrontmatter } from './frontmatter.ts';
import { parseStory } from './parse.ts';
import { type Place, START, type StoryProblem } from './problem.ts';

/** Something that a story shows, and where. */
export interface Shown extends Place {
  /** A chart's id, or the key of an observation. */
  id: string;
}

/** A story that was read, with what was wrong with it. */
export interface Story {
  file: string;
  problems: StoryProblem[];
  report: string | undefined;
  charts: Shown[];
  figures: Shown[];
  /** False where it could not be parsed: what it shows is unknown. */
  isParsed: boolean;
}

/** The schemes a link may have: what is none of these may run something. */
const SCHEMES = ['http', 'https', 'mailto'];
// What MDX takes for a comment: an expression that is nothing else.
const COMMENT = /^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/;
const MEND_DIGITS =
  'Take it from the data: <Figure of="subject measure" />, or <Period of="subject measure" /> for a date. A name with a digit belongs in a <Term>.';

/** The build walks the tree by recursion, and so do we: with thousands of levels, both would end with an error of their own. */
const DEEPEST = 50;

/** What is around a node. */
interface Around {
  /** How many nodes it stands in. */
  depth: number;
  withinLink: boolean;
  /** Words with digits that may stand here, for the glossary has them. */
  allowed: readonly string[];
}

/** Reads a story and checks everything that can be told from it alone. */
export function readStory(file: string, text: string, tables: Tables): Story {
  const source = text.replace(/^\uFEFF/, '');
  const story: Story = { file, problems: [], report: undefined, charts: [], figures: [], isParsed: false };
  const complain = ({ line, column }: Place, message: string, mend: string) =>
    story.problems.push({ file, line, column, message, mend });
  const { tree, failure } = parseStory(source);
  if (failure) {
    complain(failure, failure.message, failure.mend);
    return story;
  }
  story.isParsed = true;
  story.report = checkFrontmatter(tree, tables, complain);
  const places = new Places(source);
  visit(tree, { depth: 0, withinLink: false, allowed: [] });
  story.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return story;

  function visit(node: MdastNode, around: Around): void {
    for (const text of textsOf(node)) checkText(text, node, around.allowed);
    let within = around;
    const place = node.position?.start ?? START;
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const named = checkComponent(node, { ...around, report: story.report }, tables, complain);
        const { id, rule } = named ?? {};
        const shown = { Chart: story.charts, Figure: story.figures }[node.name ?? ''];
        if (id !== undefined) shown?.push({ id, line: place.line, column: place.column });
        within = { ...around, withinLink: around.withinLink || rule?.isLink === true };
        const term = rule?.names === 'glossary' && tables.glossary.find((entry) => entry.id === id);
        if (term) within.allowed = wordsWithDigits(`${term.term_en} ${term.term_vi}`);
        break;
      }
      case 'link':
      case 'linkReference':
        if (around.withinLink)
          complain(place, 'A link stands within a link.', 'Take it out of the <Term> or the link.');
        within = { ...around, withinLink: true };
        break;
      case 'list':
        if (node.ordered)
          complain(place, 'A numbered list prints digits.', 'Begin its lines with - instead.');
        break;
      case 'footnoteReference':
        complain(place, 'A footnote prints a digit.', 'Say it in the sentence.');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!COMMENT.test(node.value))
          complain(
            place,
            `{${excerpt(node.value)}}: a story computes nothing.`,
            'Write words and components.',
          );
        break;
      case 'mdxjsEsm':
        complain(
          place,
          'A story imports and exports nothing.',
          'Delete it; the components are there already.',
        );
        break;
      case 'html':
        complain(place, 'A story has no HTML.', 'Write Markdown.');
        break;
      case 'toml':
        complain(place, 'The lines at the start are TOML (+++).', 'Write them as YAML, between ---.');
        break;
    }
    if (('url' in node && node.url) || node.type === 'definition') checkTarget(node.url, place);
    if (!('children' in node) || node.children.length === 0) return;
    if (around.depth < DEEPEST)
      for (const child of node.children) visit(child, { ...within, depth: around.depth + 1 });
    else
      complain(
        place,
        `The story is nested more than ${DEEPEST} levels deep here.`,
        'Take out the inner levels.',
      );
  }

  function checkText(text: string, node: MdastNode, allowed: readonly string[]): void {
    const words = wordsWithDigits(text).filter((word) => !allowed.includes(word));
    for (const [at, place] of places.ofWords(words, node).entries())
      complain(place, `A digit of the story's own: "${excerpt(words[at] ?? '')}".`, MEND_DIGITS);
  }

  function checkTarget(url: string, place: Place): void {
    // Browsers pass over such characters within a scheme.
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\0-\x20]/g, ''))?.[1]?.toLowerCase();
    if (scheme !== undefined && !SCHEMES.includes(scheme))
      complain(place, `A link must not lead to "${scheme}:".`, `Begin it with ${SCHEMES.join(': or ')}:.`);
  }
}

/** What a node itself makes the page say; not where a link leads. */
function textsOf(node: MdastNode): string[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return [node.value];
    case 'image':
      return [node.alt ?? '', node.title ?? ''];
    case 'imageReference':
      return [node.alt ?? ''];
    case 'link':
    case 'definition':
      return [node.title ?? ''];
    default:
      return [];
  }
}
