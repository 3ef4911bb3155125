import jsep from 'jsep';

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
 * @returns a sentence that says what is wrong when it is anything else.
 */
export function parseFormula(text: string): Formula | string {
  if (text.length > LONGEST) return `The formula has ${text.length} characters; ${LONGEST} are allowed.`;
  if ((text.match(/\(/g)?.length ?? 0) > DEEPEST) return `The formula has more than ${DEEPEST} brackets.`;
  try {
    return convert(jsep(text), 0);
  } catch (error) {
    return error instanceof Refusal
      ? error.message
      : `The formula cannot be read: ${(error as Error).message}.`;
  }
}

class Refusal extends Error {}

function convert(node: jsep.Expression, depth: number): Formula {
  if (depth > LONGEST) throw new Refusal('The formula is nested too deeply.');
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
      if (operator === '-')
        return { kind: 'operation', operator, left: zero, right: convert(argument, depth + 1) };
      break;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/')
        throw new Refusal(`The formula uses "${operator}"; only + - * / are known.`);
      return {
        kind: 'operation',
        operator,
        left: convert(left, depth + 1),
        right: convert(right, depth + 1),
      };
    }
    case 'CallExpression': {
      const { callee, arguments: args } = node as jsep.CallExpression;
      const scope = callee.type === 'Identifier' ? (callee as jsep.Identifier).name : '';
      const [first] = args;
      if ((scope === 'sum' || scope === 'parent') && args.length === 1 && first?.type === 'Identifier')
        return { kind: 'measure', name: (first as jsep.Identifier).name, scope };
      throw new Refusal('The formula calls something other than sum(measure) or parent(measure).');
    }
  }
  throw new Refusal(
    'The formula may hold numbers, measures, + - * /, brackets, sum(measure) and parent(measure), nothing else.',
  );
}

/** The measures that a formula names, each scope of each once. */
export function operandsOf(formula: Formula): { name: string; scope: Scope }[] {
  if (formula.kind === 'number') return [];
  if (formula.kind === 'measure') return [{ name: formula.name, scope: formula.scope }];
  const all = [...operandsOf(formula.left), ...operandsOf(formula.right)];
  return all.filter((a, at) => all.findIndex((b) => b.name === a.name && b.scope === a.scope) === at);
}
