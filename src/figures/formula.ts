import jsep from 'jsep';
import { type Sentence, sentence } from '../i18n/problems.ts';

/**
 * A derived measure's formula as a tree. A name is a measure of the same subject and period;
 * `sum(m)` adds m over the subject's parts, `parent(m)` is m of the subject that it is part of.
 */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'measure'; name: string; scope: Scope }
  | { kind: 'operation'; operator: Operator; left: Formula; right: Formula };
export type Scope = 'self' | 'sum' | 'parent';
export type Operator = '+' | '-' | '*' | '/';

const LONGEST = 300;
const DEEPEST = 30;

/**
 * Parses a formula of numbers, measures, `+ - * /`, brackets, `sum(…)` and `parent(…)`. Nothing is ever evaluated as code.
 * @returns a sentence about what is wrong when it is anything else.
 */
export function parseFormula(text: string): Formula | Sentence {
  if (text.length > LONGEST)
    return sentence('constraint-error.long-formula', { length: text.length, most: LONGEST });
  if ((text.match(/\(/g)?.length ?? 0) > DEEPEST)
    return sentence('constraint-error.formula-brackets', { most: DEEPEST });
  try {
    return convert(jsep(text), 0);
  } catch (error) {
    if (error instanceof Refusal) return error.sentence;
    return sentence('constraint-error.formula', { at: ((error as { index?: number }).index ?? 0) + 1 });
  }
}

class Refusal extends Error {
  readonly sentence: Sentence;
  constructor(...args: Parameters<typeof sentence>) {
    super(args[0]);
    this.sentence = sentence(...args);
  }
}

function convert(node: jsep.Expression, depth: number): Formula {
  if (depth > LONGEST) throw new Refusal('constraint-error.formula-nested');
  const next = (one: jsep.Expression) => convert(one, depth + 1);
  switch (node.type) {
    case 'Literal': {
      const { value } = node as jsep.Literal;
      if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
      break;
    }
    case 'Identifier':
      return { kind: 'measure', name: (node as jsep.Identifier).name, scope: 'self' };
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      const zero: Formula = { kind: 'number', value: 0 };
      if (operator === '-') return { kind: 'operation', operator, left: zero, right: next(argument) };
      break;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/')
        throw new Refusal('constraint-error.formula-operator', { operator });
      return { kind: 'operation', operator, left: next(left), right: next(right) };
    }
    case 'CallExpression': {
      const { callee, arguments: args } = node as jsep.CallExpression;
      const scope = callee.type === 'Identifier' ? (callee as jsep.Identifier).name : '';
      const [first] = args;
      if ((scope === 'sum' || scope === 'parent') && args.length === 1 && first?.type === 'Identifier')
        return { kind: 'measure', name: (first as jsep.Identifier).name, scope };
      throw new Refusal('constraint-error.formula-call');
    }
  }
  throw new Refusal('constraint-error.formula-part');
}

/** The measures that a formula names, each scope of each once. */
export function operandsOf(formula: Formula): { name: string; scope: Scope }[] {
  if (formula.kind === 'number') return [];
  if (formula.kind === 'measure') return [{ name: formula.name, scope: formula.scope }];
  const all = [...operandsOf(formula.left), ...operandsOf(formula.right)];
  return all.filter((a, at) => all.findIndex((b) => b.name === a.name && b.scope === a.scope) === at);
}

/** The names of the measures in a formula; none without one. */
export const namesOf = (formula: { tree: Formula } | undefined): string[] =>
  formula ? operandsOf(formula.tree).map(({ name }) => name) : [];
