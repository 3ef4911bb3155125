import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { closest, excerpt, type Problem, problem } from '../csv/problem.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { deriveObservations } from '../tables/derive.ts';
import { memoize } from '../tables/memoize.ts';
import {
  allObservations,
  allReported,
  type Observation,
  observationKey,
  reportOf,
  type Tables,
} from '../tables/tables.ts';

/** A place in a file: line and column from 1, the column in characters. */
export type StoryPosition = { line: number; column: number };

/** Notes a problem in the story that is being read, and one at a known place of it. */
export type Complain = (place: StoryPosition, ...what: What) => undefined;
type Say = (...what: What) => undefined;
type What = [key: ProblemKey, params?: Params];

export const START: StoryPosition = { line: 1, column: 1 };

export const storyProblem = (file: string, place: StoryPosition, key: ProblemKey, params?: Params): Problem =>
  problem(key, { file, line: place.line, character: place.column }, params);

/** Keys with a sentence of their own where it is known what was meant. */
type Nearable = ProblemKey extends infer Key ? (Key extends `${infer Plain}-near` ? Plain : never) : never;

/** What to complain of a name that is none of the known ones: also which one was probably meant. */
export function unknownName(
  key: Nearable & ProblemKey,
  name: string,
  known: readonly string[],
  params: Params,
): [ProblemKey, Params] {
  const meant = closest(name, known);
  return meant === undefined ? [key, params] : [`${key}-near`, { ...params, meant }];
}

type TableWithIds = 'charts' | 'glossary' | 'statements' | 'reports' | 'subjects' | 'measures';

/** True if a table has an id; else says so. */
export function isKnownId(table: TableWithIds, id: string, tables: Tables, say: Say): boolean {
  const known = tables[table].map((record) => record.id);
  if (known.includes(id)) return true;
  say(...unknownName('story-error.unknown-id', id, known, { table, id: excerpt(id) }));
  return false;
}

export const quoted = (names: readonly string[]): string[] => names.map((name) => `"${name}"`);

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
  Figure: { attribute: 'of', names: 'figure', flags: ['bare'], isLink: true },
  Period: { attribute: 'of', names: 'figure' },
  Statement: { attribute: 'of', names: 'statements', holdsWords: true, isLink: true },
  Statements: { attribute: 'report', names: 'reports', isBlock: true },
  Term: { attribute: 'of', names: 'glossary', holdsWords: true, isLink: true },
};
const exampleOf = (name: string, { attribute, names, holdsWords }: Rule): string => {
  const start = `<${name} ${attribute}="${names === 'figure' ? 'subject measure' : '…'}"`;
  return holdsWords ? `${start}>words</${name}>` : `${start} />`;
};
const examples = Object.entries(storyRules).map(([name, rule]) => exampleOf(name, rule));

/** Checks a component and its place. @returns what it names, where that is there: the id, or the key of an observation */
export function checkComponent(
  component: Component,
  { withinLink, report }: { withinLink: boolean; report: string | undefined },
  tables: Tables,
  say: Say,
): { rule: Rule; id: string | undefined } | undefined {
  const name = component.name ?? '';
  const rule = Object.hasOwn(storyRules, name) ? storyRules[name] : undefined;
  if (!rule) {
    const params = { name: excerpt(name), examples };
    return say(...unknownName('story-error.component', name, Object.keys(storyRules), params));
  }
  const { names, holdsWords = false, isBlock, isLink } = rule;
  const example = exampleOf(name, rule);
  const value = readAttributes(component.attributes, rule, { name, example }, say);
  const isEmpty = !component.children.some((child) => child.type !== 'text' || child.value.trim() !== '');
  if (holdsWords === isEmpty)
    say(isEmpty ? 'story-error.no-words' : 'story-error.own-words', { name, example });
  if (isBlock && component.type === 'mdxJsxTextElement') say('story-error.block', { name });
  if (isLink && withinLink) say('story-error.component-in-link', { name });
  if (value === undefined) return { rule, id: undefined };
  if (names === 'figure') {
    const found = resolveFigure(value, report, tables, say);
    return { rule, id: found && observationKey(found) };
  }
  return { rule, id: isKnownId(names, value, tables, say) ? value : undefined };
}

/** Checks the attributes; returns the value of the one that names something. */
function readAttributes(
  attributes: Component['attributes'],
  { attribute: wanted, flags = [] }: Rule,
  component: { name: string; example: string },
  say: Say,
): string | undefined {
  let value: string | undefined;
  for (const { value: given, ...attribute } of attributes) {
    const isExpression = attribute.type === 'mdxJsxExpressionAttribute';
    if (isExpression || (given && typeof given === 'object')) {
      const expression = excerpt(typeof given === 'string' ? given : (given?.value ?? ''));
      return say('story-error.computed-attributes', { ...component, expression: `{${expression}}` });
    }
    const { name: own } = attribute;
    const params = { ...component, attribute: excerpt(own), known: [wanted, ...flags] };
    if (attributes.filter((one) => 'name' in one && one.name === own).length > 1)
      return say('story-error.attribute-twice', params);
    if (own === wanted) value = given?.trim();
    else if (!flags.includes(own)) say(...unknownName('story-error.attribute', own, params.known, params));
    else if (given !== null && given !== undefined) say('story-error.flag', params);
  }
  return value || say('story-error.attribute-missing', { ...component, attribute: wanted });
}

/**
 * The one observation that `zalo users` or `zalo users 2024-06-30` names in a story of a report: what that report says or implies,
 * else what charts show, so that a story stays true when a later report says otherwise. Complains where it is none or several.
 */
export function resolveFigure(name: string, report: string | undefined, tables: Tables, say: Say) {
  const [subject = '', measure = '', period, ...more] = name.trim().split(/\s+/);
  if (measure === '' || more.length > 0) return say('story-error.no-figure', { name: excerpt(name) });
  const hasSubject = isKnownId('subjects', subject, tables, say);
  if (!isKnownId('measures', measure, tables, say) || !hasSubject) return undefined;

  const isMeant = (one: Observation) =>
    one.subject === subject && one.measure === measure && (period === undefined || one.period === period);
  const own = (ofReports(tables).get(report ?? '') ?? []).filter(isMeant);
  const ofSubject = allObservations(tables).filter((one) => one.subject === subject);
  const found = own.length > 0 ? own : ofSubject.filter(isMeant);
  const [first, second] = found;
  if (first && !second) {
    const operands = contradicted(first, report, tables);
    const params = { figure: observationKey(first), operands: quoted(operands), report: report ?? '' };
    return operands.length === 0 ? first : say('story-error.contradicts', params);
  }

  const candidates = second ? found : ofSubject.filter((one) => one.measure === measure);
  const periods = [...new Set(candidates.map((one) => one.period))].toSorted();
  const key = `${subject} ${measure}`;
  if (second) return say('story-error.several-periods', { name: key, periods, period: periods[0] ?? '' });
  if (periods.length > 0)
    return say('story-error.other-periods', { name: key, period: excerpt(period ?? ''), periods });
  const measures = [...new Set(ofSubject.map((one) => one.measure))];
  const params = { subject, measure, measures };
  if (measures.length === 0) return say('story-error.no-value-at-all', params);
  return say(...unknownName('story-error.no-value', measure, measures, params));
}

/** A value that another report's operands gave, where the story's own report says another: it does not follow from the story. */
function contradicted(found: Observation, report: string | undefined, tables: Tables): string[] {
  if (found.origin === 'reported' || report === undefined) return [];
  const same = ['value', 'low', 'high', 'qualifier'] as const;
  const own = new Map((ofReports(tables).get(report) ?? []).map((one) => [observationKey(one), one]));
  const used = new Map(allReported(tables).map((one) => [one.evidence, one]));
  return found.operands.filter((key, at) => {
    const [ours, theirs] = [own.get(key), used.get(found.evidence[at] ?? '')];
    return ours && theirs && !same.every((part) => ours.figure[part] === theirs.figure[part]);
  });
}

/** By report, what it says itself, and what follows from that alone. A derived value that is shown is that very object. */
const ofReports = memoize((tables: Tables) => {
  const shown = new Map(tables.derived.map((one) => [observationKey(one), one]));
  const reports = [...Map.groupBy(allReported(tables), reportOf)];
  return new Map<string, Observation[]>(
    reports.map(([report, observations]) => {
      const derived = deriveObservations({ ...tables, observations, alternatives: [] }).map((one) => {
        const other = shown.get(observationKey(one));
        return other?.evidence.every((evidence) => reportOf({ evidence }) === report) ? other : one;
      });
      return [report, [...observations, ...derived]];
    }),
  );
});
