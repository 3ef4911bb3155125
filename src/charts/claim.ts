import { type Expression, evaluate, type Leaf } from '../figures/evaluate.ts';
import { type Formula, parseFormula } from '../figures/formula.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { type Chart, type Observation, observationKey, type Tables } from '../tables/tables.ts';
import { valuesOf } from './data.ts';
import { clausesOf, NAME, titleIssue } from './title.ts';
import { type ChartIssue, REST, type Selection } from './types.ts';

/** `a ≈ b`: they differ by no more than this share of `b`. */
const TOLERANCE = 0.05;

/** What holds of a difference for all numbers of its interval; `≈` is asked of a ratio. */
const comparisons: Record<string, (low: number, high: number) => boolean> = {
  '>': (low) => low > 0,
  '<': (_, high) => high < 0,
  '=': (low, high) => low === 0 && high === 0,
  '≥': (low) => low >= 0,
  '≤': (_, high) => high <= 0,
  '≈': (low, high) => low >= 1 - TOLERANCE && high <= 1 + TOLERANCE,
};

/**
 * Checks what a title claims. A claim has clauses, separated by `;`: a comparison of two formulas (`>`, `<`, `>=`, `<=`, `=`,
 * `≈`), `max(a)`, `min(a)`, `rank(a) = 2`, or `up(a)`, `down(a)`, `steady(a)`, which a statement must say. `share(a)` is of the
 * whole, or of all values of its measure. Every clause must hold for all numbers of the intervals.
 */
export function checkClaim(chart: Chart, selection: Selection, tables: Tables): ChartIssue | undefined {
  for (const text of clausesOf(chart)) {
    const { issue } = readClause(text, chart, selection, tables.statements);
    if (issue) return ['claim', text, ...issue];
  }
  return titleIssue(chart, tables, valuesOf(selection));
}

/** The clauses of a claim that the values bear, in words. `nameOf` names a shown value. */
export function claimInWords(
  chart: Chart,
  selection: Selection,
  nameOf: (observation: Observation) => string,
  locale: Locale,
  statements: Tables['statements'] = [],
): string[] {
  return clausesOf(chart).flatMap((text) => {
    const { issue, inWords } = readClause(text, chart, selection, statements);
    return issue ? [] : inWords(nameOf, locale);
  });
}

type Issue = [key: ProblemKey, params: Params];
/** Thrown inside this module where a clause cannot be read. */
class Unreadable extends Error {
  readonly issue: Issue;
  constructor(...issue: Issue) {
    super(issue[0]);
    this.issue = issue;
  }
}

/** What a clause says in words, and why the values do not bear it; undefined where they do. */
interface Clause {
  issue: Issue | undefined;
  inWords(nameOf: (observation: Observation) => string, locale: Locale): string;
}

function readClause(text: string, chart: Chart, selection: Selection, statements: Tables['statements']) {
  const values = valuesFor(chart, selection);
  try {
    return readStated(text, values, statements) ?? readRank(text, values) ?? readComparison(text, values);
  } catch (error) {
    if (error instanceof Unreadable) return { issue: error.issue, inWords: () => text };
    throw error;
  }
}

/** `up(a)`, `down(a)`, `steady(a)`: a statement of the report says how the value has changed. */
function readStated(text: string, { find }: Values, statements: Tables['statements']): Clause | undefined {
  const [, to, name = ''] = new RegExp(`^(up|down|steady)\\((${NAME})\\)$`).exec(text) ?? [];
  if (to === undefined) return undefined;
  const key = observationKey(find(name));
  const statement = statements.find(
    ({ direction, subject = '', measure = '', period = '' }) =>
      direction === to && observationKey({ subject, measure, period }) === key,
  );
  return {
    issue: statement ? undefined : ['claim-error.not-stated', { claim: text }],
    inWords: (_, locale) =>
      t(locale, 'claim.stated', { statement: statement ? localized(statement, 'text', locale) : '' }),
  };
}

/** `max(a)`, `min(a)`, `rank(a) = n`: the place of the value among those of its measure, the largest first. */
function readRank(text: string, { find, rivalsOf }: Values): Clause | undefined {
  const [, call, name = '', place] =
    new RegExp(`^(max|min|rank)\\(\\s*(${NAME})\\s*\\)(?:\\s*=\\s*(\\d+))?$`).exec(text) ?? [];
  if (call === undefined || (call === 'rank') !== (place !== undefined)) return undefined;
  const value = find(name);
  const rivals = rivalsOf(value);
  const above = rivals.filter(({ figure }) => figure.low > value.figure.high).length;
  const below = rivals.filter(({ figure }) => figure.high < value.figure.low).length;
  const rank = { max: 1, min: rivals.length + 1 }[call] ?? Number(place);
  const holds = above === rank - 1 && above + below === rivals.length;
  return {
    issue: holds ? undefined : notBorne(text, [value, ...rivals]),
    inWords: (nameOf, locale) =>
      t(locale, `claim.${call as 'max' | 'min' | 'rank'}`, { value: nameOf(value), rank }),
  };
}

function readComparison(text: string, { find, isNamed, basisOf }: Values): Clause {
  const claim = text.replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('~', '≈');
  const [, left, sign = '', right = ''] = /^(.+?)\s*([≥≤><=≈])\s*(.+)$/.exec(claim) ?? [];
  if (left === undefined) throw new Unreadable('claim-error.no-comparison', { claim: text });
  const share = new RegExp(`share\\(\\s*(${NAME})\\s*\\)`, 'g');

  /** One side. Names become identifiers, which the parser of formulas knows. */
  const expression = (side: string): Expression => {
    const leaves: Leaf[] = [];
    const add = (observation: Observation) => {
      const { value, low, high } = observation.figure;
      return `v${leaves.push({ kind: 'leaf', key: observationKey(observation), value, low, high }) - 1}`;
    };
    const fill = (formula: Formula): Expression => {
      if (formula.kind === 'number') return formula;
      if (formula.kind === 'operation')
        return { ...formula, left: fill(formula.left), right: fill(formula.right) };
      const leaf = leaves[Number(/^v(\d+)$/.exec(formula.name)?.[1])];
      if (!leaf) throw new Unreadable('claim-error.unreadable', { claim: text });
      return leaf;
    };
    const formula = parseFormula(
      side
        .replace(share, (_, name) => `(${add(find(name))} / (${basisOf(find(name)).map(add).join(' + ')}))`)
        .replace(new RegExp(NAME, 'g'), (name) => add(find(name))),
    );
    if ('key' in formula) throw new Unreadable('claim-error.unreadable', { claim: text });
    return fill(formula);
  };

  const sides = { left: expression(left), right: expression(right) };
  const result = evaluate({ kind: 'operation', operator: sign === '≈' ? '/' : '-', ...sides });
  const holds = result && comparisons[sign]?.(result.low, result.high);
  return {
    issue: holds ? undefined : notBorne(text, [...new Set(text.match(new RegExp(NAME, 'g')))].map(find)),
    inWords: (nameOf, locale) =>
      claim
        .replace(share, (_, name) => t(locale, 'claim.share', { value: nameOf(find(name)) }))
        .replace(new RegExp(`(?<![\\p{L}\\p{N}(])${NAME}(?![\\p{L}\\p{N}])`, 'gu'), (name) =>
          isNamed(name) ? nameOf(find(name)) : name,
        )
        .replaceAll(' * ', ' × '),
  };
}

/** With the values that the clause is about and their intervals, for the editor. */
function notBorne(claim: string, about: Observation[]): Issue {
  const values = about.map(({ subject, measure, figure: { value, low, high } }) => {
    const interval = low === high ? '' : ` (${low} … ${high})`;
    return `${subject} ${measure} = ${value}${interval}`;
  });
  return ['claim-error.not-borne', { claim, values }];
}

type Values = ReturnType<typeof valuesFor>;

/** The values of a chart, by the names that clauses give them. */
function valuesFor({ period, subjects }: Chart, selection: Selection) {
  const all = [...new Set(valuesOf(selection))].filter(({ measure }) => measure !== REST);
  const named = (name: string) => all.filter((one) => `${observationKey(one)} `.startsWith(`${name} `));
  const find = (name: string): Observation => {
    const [first, ...others] = named(name);
    if (!first) {
      const shown = [...new Set(all.map((one) => `${one.subject} ${one.measure}`))];
      throw new Unreadable('claim-error.not-in-chart', { name, shown });
    }
    const periods = [first, ...others].map(({ period }) => period);
    if (others.length > 0) throw new Unreadable('claim-error.several', { name, periods });
    return first;
  };
  /** The other values of its measure; where subjects have several periods, those of the same period. */
  const rivalsOf = (value: Observation): Observation[] =>
    selection.shown.filter(
      (one) =>
        one !== value &&
        one.measure === value.measure &&
        (period !== 'all' || subjects.length === 1 || one.period === value.period),
    );
  /** What it is a share of: its whole, else all values of its measure and period. */
  const basisOf = (part: Observation): Observation[] => {
    const whole = selection.wholes.find(({ parts }) => parts.includes(part))?.whole;
    return whole ? [whole] : [part, ...rivalsOf(part)];
  };
  return { find, isNamed: (name: string) => named(name).length > 0, rivalsOf, basisOf };
}
