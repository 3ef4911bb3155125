import { closest, excerpt } from '../../csv/problem.ts';
import { type Formula, namesOf } from '../../figures/formula.ts';
import { lexicons } from '../../figures/lexicon.ts';
import { localeOfColumn, localized } from '../../i18n/locales.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { kindOf } from '../cells.ts';
import { DEEPEST, operandsFirst } from '../derive.ts';
import { byId } from '../memoize.ts';
import {
  publishedSingles,
  type RecordPosition,
  schemas,
  type TableName,
  unitNameColumns,
} from '../schemas/index.ts';
import { type Measure, pagesOf, type ReportedObservation, reportOf, type Tables } from '../tables.ts';

/** What a check across tables is given, beside the tables. */
export interface CheckContext {
  /** Ids of each table, those of rows that could not be read among them. */
  ids: Record<TableName, ReadonlySet<string>>;
  /** False for tables of which something could not be read: what seems missing may be there. */
  complete: Record<TableName, boolean>;
  /** The number of further unknown ids for which a similar one is suggested: for many thousands it would take minutes. */
  hints: number;
  /** Reports a problem of a row; `text` is what is wrong there. */
  add(key: ProblemKey, row: RecordPosition, column: string | null, text: string, params?: Params): undefined;
}

/** Reports a foreign key that leads nowhere. */
export function checkLink(
  context: CheckContext,
  place: RecordPosition,
  column: string | null,
  value: string | undefined,
  table: TableName,
): void {
  const { ids, complete, add } = context;
  if (value === undefined || ids[table].has(value) || !complete[table]) return;
  const meant = context.hints-- > 0 ? closest(value, [...ids[table]]) : undefined;
  const params = { table, id: excerpt(value) };
  if (meant === undefined) add('foreign-key', place, column, value, params);
  else add('foreign-key.near', place, column, value, { ...params, meant });
}

const withIds = [...publishedSingles, 'evidence' as const].filter((name) => name !== 'corrections');

/**
 * Checks that keys are unique, and titles of charts and names of parts. Links to an id that is there twice are not checked.
 * @returns observations of one key that different reports give, a group each: that is no problem
 */
export function checkKeys(tables: Tables, { add, complete }: CheckContext): ReportedObservation[][] {
  /** Reports every record with the key of an earlier record. True if there is none. */
  function checkUnique<T extends RecordPosition>(
    key: ProblemKey,
    records: readonly T[],
    column: keyof T & string,
    ...others: readonly (keyof T & string)[]
  ): boolean {
    const columns = [column, ...others];
    const groups = duplicates(records, columns);
    for (const [first, ...more] of groups)
      for (const one of more) {
        const words = first.file === one.file ? 'problem.place.line' : 'problem.place.file';
        const place = { words, params: { file: first.file, line: first.row } } as const;
        const isCell = key === 'unique-error.title' || columns.length === 1;
        const text = isCell ? String(one[column]) : columns.map((name) => one[name]).join(' ');
        const { id = '', subject = '', measure = '', period = '' } = one as Record<string, unknown>;
        const params = { id, title: excerpt(text), subject, measure, period, place } as Params;
        add(key, one, isCell ? column : null, text, params);
      }
    return groups.length === 0;
  }
  for (const name of withIds) {
    const records: readonly (RecordPosition & { id: string })[] = tables[name];
    complete[name] &&= checkUnique('unique-error.id', records, 'id');
  }
  for (const locale of tables.site.locales) {
    checkUnique('unique-error.title', tables.charts, `title_${locale}`);
    checkUnique('unique-error.title', tables.subjects, `label_${locale}`, 'part_of');
    checkUnique('unique-error.title', tables.measures, `label_${locale}`, 'unit');
    checkUnique('unique-error.title', tables.glossary, `term_${locale}`, 'report');
    checkUnique('unique-error.title', tables.glossary, `definition_${locale}`, 'report');
    checkUnique('unique-error.title', tables.statements, `text_${locale}`, 'report', 'line');
  }
  for (const name of ['subjects', 'measures'] as const)
    for (const locale of tables.site.locales) {
      const labels = new Map(
        tables[name].map((one) => [localized(one, 'label', locale).toLowerCase(), one.id]),
      );
      for (const one of tables[name])
        for (const synonym of one.synonyms.split(';').map((word) => word.trim())) {
          const other = labels.get(synonym.toLowerCase()) ?? one.id;
          if (other !== one.id) add('unique-error.synonym', one, 'synonyms', synonym, { synonym, other });
        }
    }
  const key = ['measure', 'period', 'subject'] as const;
  for (const own of Map.groupBy(tables.observations, reportOf).values())
    checkUnique('unique-error.value', own, ...key);
  for (const row of tables.corrections)
    if (row.before === row.after) add('constraint-error.same', row, 'after', row.after, { text: row.after });
  // A value may be corrected twice in a day: from 72 to 71, and back.
  checkUnique('unique-error.correction', tables.corrections, 'date', ...key, 'report', 'before');
  return duplicates(tables.observations, key);
}

/** Records that share the values of some columns, at least two a group, each group in the order of the records. */
function duplicates<T extends RecordPosition>(records: readonly T[], columns: readonly (keyof T & string)[]) {
  const groups = Map.groupBy(records, (record) => JSON.stringify(columns.map((column) => record[column])));
  return [...groups.values()].filter(({ length }) => length > 1) as [T, ...T[]][];
}

/** Checks that every named id exists, that parts fit their wholes and units their kind, and that formulas can be evaluated. */
export function checkLinks(tables: Tables, context: CheckContext): void {
  for (const table of [...publishedSingles, 'observations'] as const)
    for (const [column, schema] of Object.entries(schemas[table].shape)) {
      const { references } = kindOf(schema);
      for (const record of references ? tables[table] : []) {
        const value = record[column as keyof typeof record] as string | string[] | undefined;
        for (const one of [value].flat()) checkLink(context, record, column, one, references as TableName);
      }
    }
  checkParts(tables, context);
  checkFormulas(tables, context);
  const { ids, complete, add } = context;
  const choices = ['category', 'none', ...ids.categories];
  const categoryOf = (id: string) => byId(tables.subjects).get(id)?.category;
  for (const chart of complete.categories ? tables.charts : []) {
    const { colour, subjects } = chart;
    if (!choices.includes(colour))
      add('constraint-error.choice', chart, 'colour', colour, { cell: excerpt(colour), choices });
    const other = subjects.find((id) => categoryOf(id) && categoryOf(id) !== colour);
    // A category that no subject has, such as "action of the authorities", suits all.
    if (other && tables.subjects.some(({ category }) => category === colour))
      add('constraint-error.colour-category', chart, 'colour', colour, { colour, subject: other });
  }
  for (const unit of tables.units) {
    const factor = String(unit.factor);
    if (unit.kind === 'percent' && unit.factor !== 0.01)
      add('constraint-error.percent-factor', unit, 'factor', factor, { factor });
    for (const column of unitNameColumns) {
      const name: string | undefined = unit[column];
      const [word = ''] = name?.split(' ') ?? [];
      // In the name of a unit it would multiply each value.
      const isScale = Object.hasOwn(lexicons[localeOfColumn(column) ?? 'en'].scales, word);
      if (name && isScale) add('constraint-error.unit-scale', unit, column, name, { word });
    }
  }
}

/** A subject must not be a part of itself, directly or indirectly, nor of another category than its whole. Each circle is reported once. */
function checkParts({ subjects }: Tables, { add }: CheckContext): void {
  const known = byId(subjects);
  for (const { first, way } of circlesIn(subjects, ({ part_of = '' }) => known.get(part_of)))
    add('constraint-error.part-circle', first, 'part_of', first.part_of ?? '', { way });
  for (const subject of subjects) {
    const { category = '', part_of: whole = '' } = subject;
    const other = known.get(whole)?.category ?? category;
    if (category !== '' && category !== other)
      add('constraint-error.part-category', subject, 'category', category, { category, whole, other });
  }
}

/** Formulas must name measures, have no circular reference, and not be nested too deeply. */
function checkFormulas({ measures, units }: Tables, context: CheckContext): void {
  const known = byId(measures);
  for (const measure of measures)
    for (const name of namesOf(measure.formula)) checkLink(context, measure, 'formula', name, 'measures');

  const kindOf = (id = '') => byId(units).get(byId(measures).get(id)?.unit ?? '')?.kind;
  /** How often an amount of money is a factor: not at all in a quotient of two. */
  const powerOf = (tree: Formula): number => {
    if (tree.kind === 'number') return 0;
    if (tree.kind === 'measure') return Number(kindOf(tree.name) === 'currency');
    const [left, right] = [powerOf(tree.left), powerOf(tree.right)];
    if (tree.operator === '*') return left + right;
    return tree.operator === '/' ? left - right : Math.max(left, right);
  };
  for (const { id, formula, unit, ...place } of measures) {
    const [kind, params] = [kindOf(id), { unit, formula: formula?.text ?? '' }];
    if (formula && kind && kind !== 'ratio' && powerOf(formula.tree) !== Number(kind === 'currency'))
      context.add('constraint-error.formula-unit', place, 'unit', unit, params);
  }
  const add = (key: ProblemKey, measure: Measure, params: Params) =>
    context.add(key, measure, 'formula', measure.formula?.text ?? '', params);
  /** The measures that are in circles, or lead into one. */
  const circular = new Set(measures).difference(new Set(operandsFirst(measures, measures.length)));
  const next = (one: Measure) =>
    namesOf(one.formula)
      .flatMap((name) => known.get(name) ?? [])
      .find((to) => circular.has(to));
  for (const { first, way } of circlesIn([...circular], next))
    add('constraint-error.formula-circle', first, { way, measure: first.id });
  const [deepest] = new Set(measures).difference(new Set(operandsFirst(measures)));
  if (deepest && circular.size === 0) add('constraint-error.deep-formula', deepest, { most: DEEPEST });
}

/** Finds circles among records that lead to one other or none. @returns the first row of each, and the way round, `a → b → a` */
function circlesIn<T extends RecordPosition & { id: string }>(
  records: readonly T[],
  next: (record: T) => T | undefined,
): { first: T; way: string }[] {
  const seen = new Set<T>();
  return records.flatMap((start) => {
    const path: T[] = [];
    let to: T | undefined = start;
    for (; to && !seen.has(to); to = next(to)) {
      seen.add(to);
      path.push(to);
    }
    const circle = to && path.includes(to) ? path.slice(path.indexOf(to)) : [];
    const [first] = circle.toSorted((a, b) => a.row - b.row);
    if (!first) return [];
    const from = circle.indexOf(first);
    const ids = [...circle.slice(from), ...circle.slice(0, from), first].map(({ id }) => excerpt(id));
    const shown = ids.length <= 12 ? ids : [...ids.slice(0, 6), '…', ...ids.slice(-5)];
    return { first, way: shown.join(' → ') };
  });
}

/** What moved must be gone, and where it moved to must be there. */
export function checkMoved(tables: Tables, { add, complete }: CheckContext): void {
  if (!complete.charts || !complete.reports) return;
  const pages = pagesOf(tables);
  const seen = new Set<string>();
  for (const row of tables.moved) {
    const { page, to } = row;
    if (pages.has(page)) add('moved-error.still-there', row, 'page', page, { page });
    else if (seen.has(page)) add('moved-error.twice', row, 'page', page, { page });
    if (to !== undefined && !pages.has(to)) add('moved-error.no-page', row, 'to', to, { to });
    seen.add(page);
  }
}
