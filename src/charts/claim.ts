import { type Expression, evaluate, type Leaf } from '../figures/evaluate.ts';
import { type Formula, type Operator, parseFormula } from '../figures/formula.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import {
  type Chart,
  type Observation,
  observationKey,
  type Statement,
  type Subject,
} from '../tables/tables.ts';
import { labelIssue, NAME, orderIssue, wordingIssue } from './title.ts';
import { type ChartIssue, REST, type Selection } from './types.ts';

/** The claim of a title that states nothing. */
export const LABEL = 'label';
/** `a ≈ b`: they differ by no more than this share of `b`. */
const TOLERANCE = 0.05;

const COMPARISON = /^(.+?)\s*(>=|<=|≥|≤|>|<|=|≈|~)\s*(.+)$/;

/**
 * Checks what a chart's title claims over the values that the chart shows. A claim is one or more clauses, separated
 * by `;`: a comparison of two formulas (`>`, `<`, `>=`, `<=`, `=`, `≈`), `max(a)`, `min(a)` or `rank(a) = 2`, or `up(a)`,
 * `down(a)` or `steady(a)`, which a statement of the report must say. A formula may hold `share(a)`: of the whole, or of all values of its measure. Every clause must hold for all numbers of the
 * intervals.
 */
export function checkClaim(
  chart: Chart,
  selection: Selection,
  subjects: readonly Subject[],
  statements: readonly Statement[] = [],
): ChartIssue | undefined {
  const shown = new Set([...chart.subjects, ...valuesOf(selection).map(({ subject }) => subject)]);
  if (chart.claim === LABEL) return labelIssue(chart) ?? wordingIssue(chart, [], subjects, shown);
  for (const text of clausesOf(chart)) {
    const issue = new Clause(text, chart, selection, statements).check();
    if (issue) return ['claim', text, ...issue];
  }
  return orderIssue(chart, subjects) ?? wordingIssue(chart, clausesOf(chart), subjects, shown);
}

/** The clauses of a claim that the values bear, in words. `nameOf` names a shown value. */
export function claimInWords(
  chart: Chart,
  selection: Selection,
  nameOf: (observation: Observation) => string,
  locale: Locale,
  statements: readonly Statement[] = [],
): string[] {
  if (chart.claim === LABEL) return [];
  return clausesOf(chart)
    .map((text) => new Clause(text, chart, selection, statements))
    .filter((clause) => !clause.check())
    .map((clause) => clause.inWords(nameOf, locale));
}

const clausesOf = ({ claim }: Chart) => claim.split(';').map((text) => text.trim());

type Issue = [key: ProblemKey, params: Params];
/** Thrown inside this module where a clause cannot be read. */
class Unreadable extends Error {
  readonly issue: Issue;
  constructor(...issue: Issue) {
    super(issue[0]);
    this.issue = issue;
  }
}

class Clause {
  readonly #text: string;
  readonly #chart: Chart;
  readonly #selection: Selection;
  readonly #statements: readonly Statement[];

  constructor(text: string, chart: Chart, selection: Selection, statements: readonly Statement[]) {
    this.#text = text;
    this.#chart = chart;
    this.#selection = selection;
    this.#statements = statements;
  }

  check(): Issue | undefined {
    try {
      const stated = this.#stated();
      if (stated) return stated.statement ? undefined : ['claim-error.not-stated', { claim: this.#text }];
      const rank = this.#rank();
      const holds = rank ? this.#hasRank(rank.observation, rank.at) : this.#compares();
      return holds ? undefined : ['claim-error.not-borne', { claim: this.#text, values: this.#values() }];
    } catch (error) {
      if (error instanceof Unreadable) return error.issue;
      throw error;
    }
  }

  inWords(nameOf: (observation: Observation) => string, locale: Locale): string {
    const stated = this.#stated()?.statement;
    if (stated) return t(locale, 'claim.stated', { statement: localized(stated, 'text', locale) });
    const rank = this.#rank();
    if (rank) return t(locale, rank.key, { value: nameOf(rank.observation), rank: rank.at });
    return this.#text
      .replace(new RegExp(`share\\(\\s*(${NAME})\\s*\\)`, 'g'), (_, name) =>
        t(locale, 'claim.share', { value: nameOf(this.#find(name)) }),
      )
      .replace(new RegExp(`(?<![\\p{L}\\p{N}(])${NAME}(?![\\p{L}\\p{N}])`, 'gu'), (name) =>
        this.#isNamed(name) ? nameOf(this.#find(name)) : name,
      )
      .replaceAll('>=', '≥')
      .replaceAll('<=', '≤')
      .replaceAll('~', '≈')
      .replaceAll(' * ', ' × ');
  }

  /** `up(a)`, `down(a)`, `steady(a)`: the statement that says how the value has changed. */
  #stated() {
    const [, to, name = ''] = new RegExp(`^(up|down|steady)\\((${NAME})\\)$`).exec(this.#text) ?? [];
    if (!to) return undefined;
    const { subject, measure, period } = this.#find(name);
    const statement = this.#statements.find(
      (one) =>
        one.direction === to && one.subject === subject && one.measure === measure && one.period === period,
    );
    return { statement };
  }

  /** `max(a)`, `min(a)`, `rank(a) = n`: the place of the value among those of its measure, the largest first. */
  #rank() {
    const [, call, name = '', place] =
      new RegExp(`^(max|min|rank)\\(\\s*(${NAME})\\s*\\)(?:\\s*=\\s*(\\d+))?$`).exec(this.#text) ?? [];
    if (!call || (call === 'rank') !== (place !== undefined)) return undefined;
    const observation = this.#find(name);
    const last = this.#rivals(observation).length + 1;
    const at = call === 'max' ? 1 : call === 'min' ? last : Number(place);
    const key = call === 'max' ? 'claim.max' : call === 'min' ? 'claim.min' : 'claim.rank';
    return { observation, at, key } as const;
  }

  #hasRank(observation: Observation, at: number): boolean {
    const rivals = this.#rivals(observation);
    const above = rivals.filter(({ figure }) => figure.low > observation.figure.high).length;
    const below = rivals.filter(({ figure }) => figure.high < observation.figure.low).length;
    return above === at - 1 && above + below === rivals.length;
  }

  #compares(): boolean {
    const [, left = '', sign = '', right = ''] = COMPARISON.exec(this.#text) ?? [];
    if (left === '') throw new Unreadable('claim-error.no-comparison', { claim: this.#text });
    const result = (operator: Operator) =>
      evaluate({ kind: 'operation', operator, left: this.#expression(left), right: this.#expression(right) });
    if (sign === '≈' || sign === '~') {
      const ratio = result('/');
      return ratio !== undefined && ratio.low >= 1 - TOLERANCE && ratio.high <= 1 + TOLERANCE;
    }
    const difference = result('-');
    if (!difference) return false;
    const { low, high } = difference;
    if (sign === '>') return low > 0;
    if (sign === '<') return high < 0;
    if (sign === '=') return low === 0 && high === 0;
    return sign === '>=' || sign === '≥' ? low >= 0 : high <= 0;
  }

  /** One side of a comparison. Names become identifiers, which the parser of formulas knows. */
  #expression(side: string): Expression {
    const leaves: Leaf[] = [];
    const add = (observation: Observation) => `v${leaves.push(leafOf(observation)) - 1}`;
    const text = side
      .replace(new RegExp(`share\\(\\s*(${NAME})\\s*\\)`, 'g'), (_, name) => {
        const part = this.#find(name);
        return `(${add(part)} / (${this.#basis(part).map(add).join(' + ')}))`;
      })
      .replace(new RegExp(NAME, 'g'), (name) => add(this.#find(name)));
    const formula = parseFormula(text);
    if ('key' in formula) throw new Unreadable('claim-error.unreadable', { claim: this.#text });
    return this.#fill(formula, leaves);
  }

  #fill(formula: Formula, leaves: readonly Leaf[]): Expression {
    if (formula.kind === 'number') return formula;
    if (formula.kind === 'operation')
      return { ...formula, left: this.#fill(formula.left, leaves), right: this.#fill(formula.right, leaves) };
    const leaf = leaves[Number(/^v(\d+)$/.exec(formula.name)?.[1])];
    if (!leaf) throw new Unreadable('claim-error.unreadable', { claim: this.#text });
    return leaf;
  }

  /** What a part is a share of: its whole, else all values of its measure and period. */
  #basis(part: Observation): Observation[] {
    const whole = this.#selection.wholes.find(({ parts }) => parts.includes(part))?.whole;
    return whole ? [whole] : [part, ...this.#rivals(part)];
  }

  /** The other values of a measure; where subjects have several periods, those of the same period. */
  #rivals(observation: Observation): Observation[] {
    const { period, subjects } = this.#chart;
    const byPeriod = period === 'all' && subjects.length > 1;
    return this.#selection.shown.filter(
      (one) =>
        one !== observation &&
        one.measure === observation.measure &&
        (!byPeriod || one.period === observation.period),
    );
  }

  #isNamed(name: string): boolean {
    return namedBy(name, this.#selection).length > 0;
  }

  #find(name: string): Observation {
    const found = namedBy(name, this.#selection);
    const [first] = found;
    if (!first) {
      const shown = valuesOf(this.#selection).map((one) => `${one.subject} ${one.measure}`);
      throw new Unreadable('claim-error.not-in-chart', { name, shown: [...new Set(shown)] });
    }
    if (found.length > 1)
      throw new Unreadable('claim-error.several', { name, periods: found.map(({ period }) => period) });
    return first;
  }

  /** The values that the clause is about, with their intervals, for the editor. */
  #values(): string[] {
    const rank = this.#rank();
    const named = this.#text.match(new RegExp(NAME, 'g')) ?? [];
    const all = rank
      ? [rank.observation, ...this.#rivals(rank.observation)]
      : [...new Set(named)].map((name) => this.#find(name));
    return all.map(({ subject, measure, figure: { value, low, high } }) => {
      const interval = low === high ? '' : ` (${low} … ${high})`;
      return `${subject} ${measure} = ${value}${interval}`;
    });
  }
}

/** All values that a chart shows, those of its wholes and beside its marks included. */
function valuesOf({ shown, wholes, beside }: Selection): Observation[] {
  const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
  return [...new Set(all)].filter(({ measure }) => measure !== REST);
}

function namedBy(name: string, selection: Selection): Observation[] {
  const [subject, measure, period] = name.split(' ');
  return valuesOf(selection).filter(
    (one) =>
      one.subject === subject && one.measure === measure && (period === undefined || one.period === period),
  );
}

function leafOf(observation: Observation): Leaf {
  const { value, low, high } = observation.figure;
  return { kind: 'leaf', key: observationKey(observation), value, low, high };
}
