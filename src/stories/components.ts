import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { excerpt } from '../csv/problem.ts';
import { observationKey, type Tables } from '../tables/tables.ts';
import { resolveFigure } from './figures.ts';
import { type Complain, isKnownId, START, type StoryPosition, unknownName } from './problem.ts';

type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** A component that a story may use, and how. */
interface Rule {
  /** The attribute that names what is shown, and what it names. */
  attribute: string;
  names: 'figure' | 'charts' | 'glossary' | 'statements' | 'reports';
  /** Attributes without a value that it may have. */
  flags?: readonly string[];
  /** Whether words stand between its tags. */
  holdsWords?: boolean;
  /** Whether it stands between paragraphs, not within one. */
  isBlock?: boolean;
  /** Whether it becomes a link, which must not stand within another. */
  isLink?: boolean;
}

/** What `components/story/` has; a test compares the names. */
export const storyRules: Readonly<Record<string, Rule>> = {
  Chart: { attribute: 'id', names: 'charts', isBlock: true },
  Figure: { attribute: 'of', names: 'figure', flags: ['bare', 'short'], isLink: true },
  Period: { attribute: 'of', names: 'figure' },
  Statement: { attribute: 'of', names: 'statements' },
  Statements: { attribute: 'report', names: 'reports', isBlock: true },
  Term: { attribute: 'of', names: 'glossary', holdsWords: true, isLink: true },
};
const exampleOf = (name: string, { attribute, names, holdsWords }: Rule): string => {
  const start = `<${name} ${attribute}="${names === 'figure' ? 'subject measure' : '…'}"`;
  return holdsWords ? `${start}>words</${name}>` : `${start} />`;
};
const examples = Object.entries(storyRules).map(([name, rule]) => exampleOf(name, rule));

/**
 * Checks a component's name, attributes and place: whether it stands in a link, and in the story of which report.
 * @returns what it names, where it is there: the id, or an observation's key
 */
export function checkComponent(
  component: Component,
  { withinLink, report }: { withinLink: boolean; report: string | undefined },
  tables: Tables,
  complain: Complain,
): { rule: Rule; id: string | undefined } | undefined {
  const place = component.position?.start ?? START;
  const name = component.name ?? '';
  const rule = Object.hasOwn(storyRules, name) ? storyRules[name] : undefined;
  if (!rule) {
    const params = { name: excerpt(name), examples };
    complain(place, ...unknownName('story-error.component', name, Object.keys(storyRules), params));
    return undefined;
  }
  const { names, holdsWords = false, isBlock, isLink } = rule;
  const example = exampleOf(name, rule);
  const value = readAttributes(component.attributes, rule, { name, example }, place, complain);
  const isEmpty = !component.children.some((child) => child.type !== 'text' || child.value.trim() !== '');
  if (holdsWords === isEmpty)
    complain(place, isEmpty ? 'story-error.no-words' : 'story-error.own-words', { name, example });
  if (isBlock && component.type === 'mdxJsxTextElement') complain(place, 'story-error.block', { name });
  if (isLink && withinLink) complain(place, 'story-error.component-in-link', { name });
  if (value === undefined) return { rule, id: undefined };
  if (names === 'figure') {
    const found = resolveFigure(value, report, tables, place, complain);
    return { rule, id: found && observationKey(found) };
  }
  return { rule, id: isKnownId(names, value, tables[names], place, complain) ? value : undefined };
}

/** Checks the attributes; returns the value of the one that names something. */
function readAttributes(
  attributes: Component['attributes'],
  { attribute: wanted, flags = [] }: Rule,
  component: { name: string; example: string },
  place: StoryPosition,
  complain: Complain,
): string | undefined {
  let value: string | undefined;
  const seen = new Set<string>();
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      const expression = `{${excerpt(attribute.value)}}`;
      complain(place, 'story-error.computed-attributes', { ...component, expression });
      continue;
    }
    const { name: own, value: given } = attribute;
    const params = { ...component, attribute: excerpt(own) };
    if (seen.has(own)) complain(place, 'story-error.attribute-twice', params);
    seen.add(own);
    if (flags.includes(own)) {
      if (given !== null && given !== undefined) complain(place, 'story-error.flag', params);
    } else if (own !== wanted) {
      const known = [wanted, ...flags];
      complain(place, ...unknownName('story-error.attribute', own, known, { ...params, known }));
    } else if (typeof given === 'string' && given.trim() !== '') value = given.trim();
    else if (given && typeof given === 'object') complain(place, 'story-error.attribute-computed', params);
    else complain(place, 'story-error.attribute-blank', params);
  }
  if (!seen.has(wanted))
    complain(place, 'story-error.attribute-missing', { ...component, attribute: wanted });
  return value;
}
