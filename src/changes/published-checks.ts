import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import type { PublishedName } from '../formats/dictionary.ts';
import { mayContain } from '../formats/figure/history.ts';
import { localeOfColumn, locales } from '../i18n/locales.ts';
import { pagesOf } from '../tables/checks/keys.ts';
import { dayOf } from '../tables/prefer.ts';
import { publishedSingles, unitNameColumns } from '../tables/schemas/index.ts';
import { observationKey, reportOf } from '../tables/tables.ts';
import { type Comparison, correctionWords } from './comparison.ts';
import { missingCorrections } from './missing-corrections.ts';
import { figureOf } from './values.ts';

/** What may not be published after what was: wrong or missing corrections, pages that vanish, exchanged names. */
export function publishedProblems(comparison: Comparison): Problem[] {
  return [
    ...missingCorrections(comparison),
    ...unfoundedCorrections(comparison),
    ...vanishedPages(comparison),
    // Unless a row of confirmations.csv settles them.
    ...nameChanges(comparison).filter(({ key }) => key === 'implausible.name'),
  ];
}

/** New rows of corrections.csv that lie in the future, or that correct what was not published. */
function unfoundedCorrections(comparison: Comparison): Problem[] {
  const { published, tables, past, isNew, unitsOf } = comparison;
  const { today } = comparison.editing;
  return tables.corrections.filter(isNew).flatMap((row) => {
    const { file, row: line, date, before } = row;
    const place = { file, line, column: 'before', text: before };
    const value = observationKey(row);
    const known = past.get(value) ?? [];
    const days = tables.reports.flatMap((one) =>
      known.some(({ report }) => report === one.id) ? dayOf(one) : [],
    );
    const [first = ''] = days.toSorted();
    if (date > today || date < first) {
      const key = date > today ? 'correction-error.future' : 'correction-error.early';
      return problem(key, { ...place, column: 'date', text: date }, { date, today, first });
    }
    // What has another id now was published under the old one.
    const isRenamed =
      !published.rows.subjects?.some(({ id }) => id === row.subject) ||
      !published.rows.measures?.some(({ id }) => id === row.measure);
    // A correction names the value in each language: "76 million / 76 triệu".
    const isFounded = known.some((one) =>
      before.split(' / ').every((part) => mayContain(part, figureOf(one), unitsOf(one)[0])),
    );
    const [last] = known;
    if (isFounded || (!last && isRenamed)) return [];
    if (!last) return problem('correction-error.never-published', place, { value });
    const params = { before, value, published: last.reported ?? String(last.value) };
    return problem('correction-error.other-value', place, params);
  });
}

/** Pages of charts and reports that were published and would vanish, for articles and embeds lead to them; and rows of pages to move one day. */
function vanishedPages({ published, tables, editing: { today } }: Comparison): Problem[] {
  const idsOf = (table: 'charts' | 'reports') => new Set(tables[table].map(({ id }) => id));
  const present = pagesOf({ charts: idsOf('charts'), reports: idsOf('reports') });
  const moved = new Set(tables.moved.map(({ page }) => page));
  const early = tables.moved.flatMap(({ file, row: line, date }) => {
    const place = { file, line, column: 'date', text: date };
    return date > today ? problem('moved-error.future', place, { date, today }) : [];
  });
  const vanished = (['charts', 'reports'] as const).flatMap((table) =>
    (published.rows[table] ?? []).flatMap(({ id = '' }) => {
      const page = `${table}/${id}`;
      if (present.has(page) || moved.has(page)) return [];
      const place = { file: `${table}.csv`, text: id, paste: `${page},,${today},,` };
      return [problem('moved-error.vanished', place, { page })];
    }),
  );
  return [...early, ...vanished];
}

/** What may be a mistake or not: another name for the same id; another report shown though none came or went. */
export function publishedWarnings(comparison: Comparison): Problem[] {
  const renamed = nameChanges(comparison).filter(({ key }) => key === 'check-yourself.renamed');
  return [...renamed, ...changedCells(comparison), ...turned(comparison)];
}

const LABELS = {
  subjects: locales.map((locale) => `label_${locale}` as const),
  measures: locales.map((locale) => `label_${locale}` as const),
  units: unitNameColumns,
} as const;

/** What says where values come from and what they are of; names are compared by {@link nameChanges}. */
const FACTS: Partial<Record<PublishedName, readonly string[]>> = {
  reports: ['author', 'author_vi', 'publisher', 'url', 'event_date', 'published'],
  subjects: ['category', 'part_of'],
  categories: LABELS.subjects,
};

/** Facts that are others now, and texts that stood in another row of their table when they were published. */
function changedCells({ published: { rows }, tables }: Comparison): Problem[] {
  return [...publishedSingles, 'observations' as const].flatMap((table) => {
    const old = new Map((rows[table] ?? []).map((row) => [keyOf(row), row]));
    return tables[table].flatMap((record): Problem[] => {
      const now: Readonly<Record<string, unknown>> = { ...record };
      const id = keyOf(now);
      const was = old.get(id);
      return Object.entries(was ?? {}).flatMap(([column, before]) => {
        const after = String(now[column] ?? '');
        const place = { file: record.file, line: record.row, column, text: after };
        if (before === after) return [];
        if (FACTS[table]?.includes(column))
          return problem('check-yourself.changed', place, { id, before, after });
        const isText =
          after !== '' && localeOfColumn(column) && !LABELS.subjects.some((one) => one === column);
        const [other] = isText ? ([...old].find(([, row]) => row[column] === after) ?? []) : [];
        return other === undefined ? [] : problem('check-yourself.moved-text', place, { id, other });
      });
    });
  });
}

/** The id of a row, or what an observation is of. */
function keyOf(row: Readonly<Record<string, unknown>>): string {
  return String(row['id'] ?? [row['subject'], row['measure'], row['period']].join(' '));
}

/** Each record with another name than the published one. */
function nameChanges({ published: { rows }, tables }: Comparison): Problem[] {
  const isConfirmed = (id: string) =>
    tables.confirmations.some(
      ({ check, subject, measure }) => check === 'name' && (subject === id || measure === id),
    );
  return (['subjects', 'measures', 'units'] as const).flatMap((table) => {
    const old = rows[table] ?? [];
    return tables[table].flatMap((record): Problem[] => {
      const was: Readonly<Record<string, unknown>> | undefined = old.find((row) => row['id'] === record.id);
      const now: Readonly<Record<string, unknown>> = { ...record };
      const changed = LABELS[table].filter((label) => was && was[label] !== now[label]);
      if (!was || changed.length === 0) return [];
      const labels = (from: typeof now) => changed.map((label) => String(from[label] ?? '')).join(' / ');
      const { id, file, row: line } = record;
      const other = old.find((row) => changed.some((label) => row[label] === now[label]));
      const isExchanged = other !== undefined && table !== 'units';
      if (isExchanged && isConfirmed(id)) return [];
      const key = isExchanged ? 'implausible.name' : 'check-yourself.renamed';
      const row = table === 'measures' ? `name,,${id},` : `name,${id},,`;
      const params = { id, before: labels(was), after: labels(now), other: other?.['id'] ?? '', row };
      return [problem(key, { file, line }, params)];
    });
  });
}

function turned({ published, tables, unitsOf, editing: { locale } }: Comparison): Problem[] {
  const others = new Set(tables.alternatives.map((one) => `${observationKey(one)} ${reportOf(one)}`));
  return tables.observations.flatMap((now): Problem[] => {
    const [key, report] = [observationKey(now), reportOf(now)];
    const was = published.values.get(key);
    if (!was || !published.alternatives?.has(`${key} ${report}`) || !others.has(`${key} ${was.report}`))
      return [];
    const { long } = correctionWords(was, frozenValue(now), unitsOf(was), tables.site, locale);
    const { file = 'reports.csv', row: line = 1 } = tables.reports.find(({ id }) => id === report) ?? {};
    const params = { value: key, source: was.report ?? '', other: report, ...long };
    return [problem('check-yourself.other-report', { file, line }, params)];
  });
}
