import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { excerpt } from '../csv/problem.ts';
import { observationKey, type Tables } from '../tables/tables.ts';
import { resolveFigure } from './figures.ts';
import { type Complain, complainOfId, complainOfName, START, type StoryPosition } from './problem.ts';

export type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** A component that a story may use, and how. */
interface Rule {
  /** The attribute that names what is shown, and what it names. */
  attribute: string;
  names: 'figure' | 'charts' | 'glossary' | 'statements' | 'reports';
  /** Attributes without a value that it may have. */
  flags: readonly string[];
  /** Whether words stand between its tags. */
  holdsWords: boolean;
  /** Whether it stands between paragraphs, not within one. */
  isBlock: boolean;
  /** Whether it becomes a link, which must not stand within another. */
  isLink: boolean;
  example: string;
}

const plain = { flags: [], holdsWords: false, isBlock: false, isLink: false };

/** What `components/story/` has; a test compares the names. */
export const storyRules: Readonly<Record<string, Rule>> = {
  Chart: { ...plain, attribute: 'id', names: 'charts', isBlock: true, example: '<Chart id="…" />' },
  Figure: {
    ...plain,
    attribute: 'of',
    names: 'figure',
    flags: ['bare', 'short'],
    isLink: true,
    example: '<Figure of="subject measure" />',
  },
  Period: { ...plain, attribute: 'of', names: 'figure', example: '<Period of="subject measure" />' },
  Statement: { ...plain, attribute: 'of', names: 'statements', example: '<Statement of="…" />' },
  Statements: {
    ...plain,
    attribute: 'report',
    names: 'reports',
    isBlock: true,
    example: '<Statements report="…" />',
  },
  Term: {
    ...plain,
    attribute: 'of',
    names: 'glossary',
    holdsWords: true,
    isLink: true,
    example: '<Term of="…">words</Term>',
  },
};
const examples = Object.values(storyRules).map(({ example }) => example);

/** What a component names, where it is there: the id, or an observation's key. */
export interface Named {
  rule: Rule;
  id: string | undefined;
}

/** Where a component stands: whether in a link, and in the story of which report, if that is known. */
export interface ComponentContext {
  withinLink: boolean;
  report: string | undefined;
}

/** Checks a component's name, attributes and place. */
export function checkComponent(
  component: Component,
  { withinLink, report }: ComponentContext,
  tables: Tables,
  complain: Complain,
): Named | undefined {
  const place = component.position?.start ?? START;
  const name = component.name ?? '';
  const rule = Object.hasOwn(storyRules, name) ? storyRules[name] : undefined;
  if (!rule) {
    const params = { name: excerpt(name), examples };
    complainOfName(complain, place, 'story-error.component', name, Object.keys(storyRules), params);
    return undefined;
  }
  const value = readAttributes(component, name, rule, place, complain);
  const isEmpty = !component.children.some((child) => child.type !== 'text' || child.value.trim() !== '');
  const { example } = rule;
  if (rule.holdsWords === isEmpty)
    complain(place, isEmpty ? 'story-error.no-words' : 'story-error.own-words', { name, example });
  if (rule.isBlock && component.type === 'mdxJsxTextElement') complain(place, 'story-error.block', { name });
  if (rule.isLink && withinLink) complain(place, 'story-error.component-in-link', { name });
  return { rule, id: value && resolve(rule.names, value, report, tables, place, complain) };
}

/** Checks the attributes; returns the value of the one that names something. */
function readAttributes(
  component: Component,
  name: string,
  { attribute: wanted, flags, example }: Rule,
  place: StoryPosition,
  complain: Complain,
): string | undefined {
  let value: string | undefined;
  const seen = new Set<string>();
  for (const attribute of component.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      const expression = `{${excerpt(attribute.value)}}`;
      complain(place, 'story-error.computed-attributes', { name, expression, example });
      continue;
    }
    const { name: own, value: given } = attribute;
    const params = { name, attribute: excerpt(own), example };
    if (seen.has(own)) complain(place, 'story-error.attribute-twice', params);
    seen.add(own);
    if (flags.includes(own)) {
      if (given !== null && given !== undefined) complain(place, 'story-error.flag', params);
    } else if (own !== wanted) {
      const known = [wanted, ...flags];
      complainOfName(complain, place, 'story-error.attribute', own, known, { ...params, known });
    } else if (typeof given === 'string' && given.trim() !== '') value = given.trim();
    else if (given && typeof given === 'object') complain(place, 'story-error.attribute-computed', params);
    else complain(place, 'story-error.attribute-blank', params);
  }
  if (!seen.has(wanted))
    complain(place, 'story-error.attribute-missing', { name, attribute: wanted, example });
  return value;
}

function resolve(
  names: Rule['names'],
  value: string,
  report: string | undefined,
  tables: Tables,
  place: StoryPosition,
  complain: Complain,
): string | undefined {
  if (names === 'figure') {
    const found = resolveFigure(value, report, tables, place, complain);
    return found && observationKey(found);
  }
  if (tables[names].some(({ id }) => id === value)) return value;
  complainOfId(complain, place, names, value, tables[names]);
  return undefined;
}
