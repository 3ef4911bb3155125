import type { MdastNode } from 'satteri';
import { unitsOf } from '#mdx';
import { excerpt, type Problem, sortProblems } from '../csv/problem.ts';
import { ownNumbers } from '../evidence/scan.ts';
import { locales, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { byId } from '../tables/memoize.ts';
import { pagesOf, type Tables } from '../tables/tables.ts';
import { type Complain, checkComponent, START, type StoryPosition, storyProblem } from './figures.ts';
import { parseStory, placesOfWords, wordsWithDigits } from './parse.ts';
import { checkFigures, checkFrontmatter, checkWords, DEEPEST, subjectOf, wordsOf } from './prose.ts';

/** Something that a story shows, and where. */
export interface Shown extends StoryPosition {
  /** A chart's id, or the key of an observation. */
  id: string;
  /** How many headings stand before it. */
  section: number;
}

export type Story = ReturnType<typeof startOf>;

/** A story, with what is wrong with it, before it is read. */
const startOf = (file: string) => ({
  file,
  locale: locales.find((one) => file.includes(`/${one}/`)) ?? 'en',
  problems: [] as Problem[],
  report: undefined as string | undefined,
  charts: [] as Shown[],
  figures: [] as Shown[],
  /** Its title, standfirst, headings and paragraphs. */
  texts: [] as (StoryPosition & { text: string })[],
  /** The editor has confirmed that its figures stand in another order than in other languages. */
  hasOwnOrder: false,
  /** False where it could not be parsed: what it shows is unknown. */
  isParsed: false,
});

/** The schemes a link may have: what is none of these may run something. */
const SCHEMES = ['http', 'https', 'mailto'];
// What MDX takes for a comment: an expression that is nothing else.
const COMMENT = /^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/;

/** Sections that pages around stories have: a heading would get the same id. */
const SECTIONS = /^(?:content|corrections|earlier stories|figures|notes|statements)$/i;

/** What no story may have: what prints digits or runs, what a screen reader stumbles over, what a page cannot show. */
const REFUSED: readonly [ProblemKey, (node: MdastNode, around: Around) => boolean][] = [
  ['story-error.footnote', ({ type }) => type === 'footnoteReference'],
  ['story-error.import', ({ type }) => type === 'mdxjsEsm'],
  ['story-error.html', ({ type }) => type === 'html'],
  ['story-error.toml', ({ type }) => type === 'toml'],
  ['story-error.numbered-list', (one) => one.type === 'list' && one.ordered === true],
  ['story-error.check-box', (one) => one.type === 'listItem' && typeof one.checked === 'boolean'],
  ['story-error.picture', (one) => one.type === 'image' && /^(?:\w+:)?\/\//.test(one.url)],
  [
    'story-error.empty-column',
    (one) => 'align' in one && !one.children[0]?.children.every((cell) => textOf(cell)),
  ],
  ['story-error.aligned-column', (one) => 'align' in one && one.align?.some(Boolean) === true],
  ['story-error.empty-link', (one) => isLink(one) && !textOf(one)],
  ['story-error.empty-heading', (one) => one.type === 'heading' && !textOf(one)],
  ['story-error.heading-title', (one) => one.type === 'heading' && one.depth === 1],
  ['story-error.heading-taken', (one) => one.type === 'heading' && SECTIONS.test(textOf(one))],
  ['story-error.link-in-link', (one, { withinLink }) => withinLink && isLink(one)],
];
const isLink = ({ type }: MdastNode) => /^link(?:Reference)?$/.test(type);

interface Around {
  /** How many nodes it stands in. */
  depth: number;
  withinLink: boolean;
  /** Words with digits that may stand here, for the glossary has them. */
  allowed: readonly string[];
}

/** Reads a story and checks everything that can be checked without other files. */
export function readStory(file: string, text: string, tables: Tables): Story {
  const source = text.replace(/^\uFEFF/, '');
  const story = startOf(file);
  const { locale } = story;
  const complain: Complain = (place, key, params) => {
    story.problems.push(storyProblem(file, place, key, params));
  };
  const { tree, failure } = parseStory(source);
  if (failure) {
    complain(failure.place, failure.key, failure.params);
    return story;
  }
  story.isParsed = true;
  const prose = { locale, tables, complain };
  checkFrontmatter(tree, prose, story);
  const characters = unitsOf(source);
  /** The level of the last heading. Notes stand below a heading of their page. */
  let level = file.endsWith('-notes.mdx') ? 2 : 1;
  let section = 0;
  const nodes = 'children' in tree ? tree.children : [];
  const headings = nodes.flatMap((one) => (one.type === 'heading' ? slugOf(wordsOf(one, prose, false)) : []));
  visit(tree, { depth: 0, withinLink: false, allowed: [] });
  if (story.problems.length === 0 && !textOf(tree)) complain(START, 'story-error.empty');
  for (const chart of story.charts)
    if (isElsewhere(chart, story, tables)) complain(chart, 'story-error.chart-elsewhere', { id: chart.id });
  story.problems = sortProblems(story.problems);
  return story;

  function visit(node: MdastNode, around: Around): void {
    for (const text of textsOf(node)) checkText(text, node, around.allowed);
    const place = node.position?.start ?? START;
    const say = (key: ProblemKey, params?: Params) => complain(place, key, params);
    for (const [key, isRefused] of REFUSED) if (isRefused(node, around)) say(key);
    const within = { ...around, depth: around.depth + 1, withinLink: around.withinLink || isLink(node) };
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const { id, rule } = checkComponent(node, { ...around, report: story.report }, tables, say) ?? {};
      const shown = { Chart: story.charts, Figure: story.figures }[node.name ?? ''];
      if (rule?.names === 'charts' && id !== undefined && node.type === 'mdxJsxFlowElement') {
        checkLevel(3, place, 'story-error.chart-first');
        if (story.charts.some((one) => one.id === id)) say('story-error.chart-twice', { id });
      }
      if (id !== undefined) shown?.push({ id, section, line: place.line, column: place.column });
      within.withinLink ||= rule?.isLink === true;
      const term = rule?.names === 'glossary' && tables.glossary.find((entry) => entry.id === id);
      if (term)
        within.allowed = wordsWithDigits(locales.map((one) => localized(term, 'term', one)).join(' '));
    } else if (node.type === 'heading') {
      section++;
      checkLevel(node.depth, place, 'story-error.heading-level');
    } else if (/^mdx\w+Expression$/.test(node.type) && 'value' in node && !COMMENT.test(node.value))
      say('story-error.expression', { expression: `{${excerpt(node.value)}}` });
    if (('url' in node && node.url) || node.type === 'definition')
      checkTarget(node.url, place, node.type === 'image');
    if (!('children' in node) || node.children.length === 0) return;
    checkFigures(node.children, prose);
    if (node.type === 'paragraph' || node.type === 'heading') {
      checkWords(wordsOf(node, prose, true), place, prose, subjectOf(node.children));
      story.texts.push({ text: wordsOf(node, prose, false), line: place.line, column: place.column });
    }
    if (around.depth < DEEPEST) for (const child of node.children) visit(child, within);
    else say('story-error.nested', { most: DEEPEST });
  }

  /** Screen readers go from level to level: none may be left out. */
  function checkLevel(own: number, place: StoryPosition, key: ProblemKey): void {
    if (own > level + 1) complain(place, key, { own: '#'.repeat(own), marks: '#'.repeat(level + 1) });
    level = own;
  }

  function checkText(text: string, node: MdastNode, allowed: readonly string[]): void {
    const words = wordsWithDigits(text).filter((word) => !allowed.includes(word));
    for (const [at, place] of placesOfWords(words, node, characters).entries())
      complain(place, 'story-error.digit', { word: excerpt(words[at] ?? '') });
    const inWords = ownNumbers(text, locale).flatMap(({ phrase }) => (/\p{N}/u.test(phrase) ? [] : phrase));
    for (const [at, place] of placesOfWords(inWords, node, characters).entries())
      complain(place, 'story-error.number-words', { phrase: excerpt(inWords[at] ?? '') });
  }

  function checkTarget(url: string, place: StoryPosition, isPicture: boolean): void {
    // Browsers pass over such characters within a scheme.
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\0-\x20]/g, ''))?.[1]?.toLowerCase();
    if (scheme !== undefined && !SCHEMES.includes(scheme))
      complain(place, 'story-error.link-scheme', { scheme, schemes: SCHEMES.map((one) => `${one}:`) });
    else if (scheme === undefined && !isPicture && leadsNowhere(url, tables, headings))
      complain(place, 'story-error.link-nowhere', { url: excerpt(url) });
  }
}

/** True for a chart in a section with figures of which it shows none, where others of the story are its own. */
function isElsewhere({ id, section }: Shown, { figures }: Story, { charts }: Tables): boolean {
  const { measures = [], whole, beside } = byId(charts).get(id) ?? {};
  const own = figures.filter((one) => [...measures, whole, beside].includes(one.id.split(' ')[1]));
  const isIn = (one: Shown) => one.section === section;
  return own.length > 0 && !own.some(isIn) && figures.some(isIn);
}

/** Pages that every site has, and addresses with the id of a chart or report. */
const PAGES = new Set(
  ' about charts check corrections data desk embed glossary guide method search'.split(' '),
);
const OF_ID = /^(?:embed|stories|charts|reports)\/(?<id>[^./]+)(?:\.(?:svg|png|json|csv|xml|md))?$/;

/** True for an internal link to no page. Stories are shown on several pages, so a relative link would lead to different places. */
function leadsNowhere(url: string, tables: Tables, headings: readonly string[]): boolean {
  if (url.startsWith('//')) return false;
  if (url.startsWith('#')) return !headings.includes(url.slice(1));
  const page = /^\/([^?#]*?)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? '/';
  const id = OF_ID.exec(page)?.groups?.['id'];
  const isKnown = [...tables.charts, ...tables.reports].some((one) => one.id === id);
  return !PAGES.has(page) && !isKnown && !pagesOf(tables).has(page) && !/^data\/[\w-]+\.\w+$/.test(page);
}

/** The id that a heading gets. */
const slugOf = (text: string) =>
  text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_-]/gu, (sign) => (sign === ' ' ? '-' : ''));

/** What a node and those within it make the page say; of a component, its name. */
function textOf(node: MdastNode, depth = 0): string {
  if ('name' in node) return node.name || '<>';
  const within = 'children' in node && depth < DEEPEST ? node.children : [];
  return [...textsOf(node), ...within.map((one) => textOf(one, depth + 1))].join('').trim();
}

/** What a node itself makes the page say; not where a link leads. */
function textsOf(node: MdastNode): string[] {
  const { value, alt, title }: Partial<Record<'value' | 'alt' | 'title', unknown>> = node as object;
  const shown = [/^(?:text|inlineCode|code)$/.test(node.type) && value, alt, title];
  return shown.filter((text) => typeof text === 'string');
}
