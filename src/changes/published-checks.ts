import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { gonePages } from '../formats/corrections.ts';
import { mayContain } from '../formats/figure/history.ts';
import { locales } from '../i18n/locales.ts';
import { unitNameColumns } from '../tables/schemas/index.ts';
import { figurePath, observationKey, pagesOf, type ReportedObservation, reportOf } from '../tables/tables.ts';
import { type Comparison, correctionWords } from './comparison.ts';
import { missingCorrections } from './missing-corrections.ts';
import { figureOf } from './values.ts';

/** What may not be published after what was: wrong or missing corrections, pages that vanish, exchanged names. */
export function publishedProblems(comparison: Comparison): Problem[] {
  const missing = missingCorrections(comparison);
  return [
    ...missing,
    ...unfoundedCorrections(comparison),
    ...vanishedPages(comparison, missing),
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
    if (date > today)
      return problem('correction-error.future', { ...place, column: 'date', text: date }, { date, today });
    const value = observationKey(row);
    const known = past.get(value) ?? [];
    // What has another id now was published under the old one.
    const isRenamed =
      !published.rows.subjects?.some(({ id }) => id === row.subject) ||
      !published.rows.measures?.some(({ id }) => id === row.measure);
    const isFounded = known.some((one) => mayContain(before, figureOf(one), unitsOf(one)[0]));
    const [last] = known;
    if (isFounded || (!last && isRenamed)) return [];
    if (!last) return problem('correction-error.never-published', place, { value });
    const params = { before, value, published: last.reported ?? String(last.value) };
    return problem('correction-error.other-value', place, params);
  });
}

/** Pages that were published and would vanish: articles and embeds lead to them. A correction that is asked for makes a page. */
function vanishedPages({ published, tables, editing: { today } }: Comparison, asked: Problem[]): Problem[] {
  const present = pagesOf(tables);
  const kept = new Set([
    ...present,
    ...gonePages(tables).map(({ page }) => page),
    ...asked.map(({ text }) => text),
  ]);
  const values = [...published.values.values()];
  const byPlace = new Map<string | null, ReportedObservation>(
    tables.observations.map((one) => [one.evidence, one]),
  );
  // Under another id, a value is printed in the same place.
  const ids = new Map(
    values.flatMap(({ subject, measure, evidence }) => {
      const now = byPlace.get(evidence);
      return now ? [[subject, now.subject] as const, [measure, now.measure] as const] : [];
    }),
  );
  const idNow = (id: string) => ids.get(id) ?? id;
  const figures = values.map(({ key, subject, measure, period }) => {
    const to = figurePath({ period, subject: idNow(subject), measure: idNow(measure) });
    return {
      file: 'moved.csv',
      text: key,
      page: figurePath({ period, subject, measure }),
      to: present.has(to) ? to : '',
    };
  });
  const pages = (['charts', 'reports'] as const).flatMap((table) =>
    (published.rows[table] ?? []).map(({ id = '' }) => ({
      file: `${table}.csv`,
      text: id,
      page: `${table}/${id}`,
      to: '',
    })),
  );
  return [...pages, ...figures]
    .filter(({ text, page }) => !kept.has(page) && !kept.has(text))
    .map(({ page, to, ...place }) =>
      problem('moved-error.vanished', { ...place, paste: `${page},${to},${today},,` }, { page }),
    );
}

/** What may be a mistake or not: another name for the same id; another report shown though none came or went. */
export function publishedWarnings(comparison: Comparison): Problem[] {
  const renamed = nameChanges(comparison).filter(({ key }) => key === 'check-yourself.renamed');
  return [...renamed, ...turned(comparison)];
}

const LABELS = {
  subjects: locales.map((locale) => `label_${locale}` as const),
  measures: locales.map((locale) => `label_${locale}` as const),
  units: unitNameColumns,
} as const;

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
