import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { fromJson } from '../formats/about.ts';
import { mayContain } from '../formats/figure/history.ts';
import { gonePages } from '../formats/row.ts';
import { dayOf } from '../tables/prefer.ts';
import { allReported, figurePath, observationKey, pagesOf, reportOf } from '../tables/tables.ts';
import { changedFacts } from './changed-facts.ts';
import { type Comparison, correctionWords } from './comparison.ts';
import { missingCorrections } from './missing-corrections.ts';

/** What may not be published after what was: wrong or missing corrections, pages that vanish, exchanged names. */
export function publishedProblems(comparison: Comparison): Problem[] {
  const missing = missingCorrections(comparison);
  return [
    ...missing,
    ...unfoundedCorrections(comparison),
    ...vanishedPages(comparison, missing),
    // Unless a row of confirmations.csv settles them.
    ...changedFacts(comparison).filter(({ key }) => key === 'implausible.name'),
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
    const sources = tables.reports.filter(({ id }) => known.some(({ report }) => report === id));
    const [first = ''] = sources.map(dayOf).toSorted();
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
      before.split(' / ').every((part) => mayContain(part, fromJson(one), unitsOf(one)[0])),
    );
    const [last] = known;
    if (isFounded || (!last && isRenamed)) return [];
    if (!last) return problem('correction-error.never-published', place, { value });
    const params = { before, value, published: last.reported ?? String(last.value) };
    return problem('correction-error.other-value', place, params);
  });
}

/** Published pages that would vanish, and moves dated in the future. `asked` corrections keep the pages of their figures. */
function vanishedPages({ published, tables, editing: { today } }: Comparison, asked: Problem[]): Problem[] {
  const present = pagesOf(tables);
  const kept = new Set([
    ...present,
    ...gonePages(tables).map(({ page }) => page),
    ...asked.map(({ text }) => text),
  ]);
  const values = [...published.values.values()];
  const byPlace = Map.groupBy(tables.observations, ({ evidence }) => evidence);
  // Under another id, a value is printed in the same place.
  const ids = new Map(
    values.flatMap(({ subject, measure, evidence }) => {
      const now = byPlace.get(evidence ?? '')?.at(-1);
      return now ? [[subject, now.subject] as const, [measure, now.measure] as const] : [];
    }),
  );
  const idNow = (id: string) => ids.get(id) ?? id;
  const vanished = (file: string, text: string, page: string, to = '') =>
    kept.has(page) || kept.has(text)
      ? []
      : problem('moved-error.vanished', { file, text, paste: `${page},${to},${today},,` }, { page });
  return [
    ...tables.moved.flatMap(({ file, row: line, date }) =>
      date > today
        ? problem('moved-error.future', { file, line, column: 'date', text: date }, { date, today })
        : [],
    ),
    ...(['charts', 'reports'] as const).flatMap((table) =>
      (published.rows[table] ?? []).flatMap(({ id = '' }) => vanished(`${table}.csv`, id, `${table}/${id}`)),
    ),
    ...values.flatMap(({ key, subject, measure, period }) => {
      const to = figurePath({ period, subject: idNow(subject), measure: idNow(measure) });
      const page = figurePath({ period, subject, measure });
      return vanished('moved.csv', key, page, present.has(to) ? to : '');
    }),
    ...(published.rows.moved ?? []).flatMap(({ page = '' }) => vanished('moved.csv', page, page)),
  ];
}

/** Possible mistakes: other names or facts for the same id, texts that moved, changed, are new or are gone, new values, and another report that is shown. */
export function publishedWarnings(comparison: Comparison): Problem[] {
  const warnings = changedFacts(comparison).filter(({ code }) => code === 'check-yourself');
  const { tables, isNew, editing } = comparison;
  const isOld = (date: string) => Date.parse(editing.today) - Date.parse(date) > A_MONTH;
  const old = tables.corrections.filter((one) => isNew(one) && isOld(one.date));
  const dated = old.map(({ file, row: line, date }) =>
    problem('check-yourself.old-correction', { file, line, column: 'date', text: date }, { date }),
  );
  return [...warnings, ...dated, ...turned(comparison), ...newValues(comparison)];
}

/** In milliseconds: a correction is published soon after its day. */
const A_MONTH = 31 * 24 * 3600 * 1000;

function turned(comparison: Comparison): Problem[] {
  const { published, tables } = comparison;
  const others = new Set(tables.alternatives.map((one) => `${observationKey(one)} ${reportOf(one)}`));
  return tables.observations.flatMap((now): Problem[] => {
    const [key, report] = [observationKey(now), reportOf(now)];
    const was = published.values.get(key);
    if (!was || !published.alternatives?.has(`${key} ${report}`) || !others.has(`${key} ${was.report}`))
      return [];
    const { long } = correctionWords(was, frozenValue(now), comparison);
    const { file = 'reports.csv', row: line = 1 } = tables.reports.find(({ id }) => id === report) ?? {};
    const params = { value: key, source: was.report ?? '', other: report, ...long };
    return [problem('check-yourself.other-report', { file, line }, params)];
  });
}

/** Asks about values that were not published, and about those that replace what another report says. */
function newValues(comparison: Comparison): Problem[] {
  const { published, tables, past } = comparison;
  const others = new Set<unknown>(tables.alternatives);
  return allReported(tables).flatMap((now) => {
    const key = observationKey(now);
    const was = published.values.get(key);
    if (past.get(key)?.some(({ report }) => report === reportOf(now))) return [];
    const at = { file: now.file, line: now.row, column: 'value' };
    if (!was || others.has(now))
      return problem('check-yourself.new-value', at, { value: key, reported: now.reported });
    const { long } = correctionWords(was, frozenValue(now), comparison);
    return problem('check-yourself.other-value', at, { value: key, other: was.report ?? '', ...long });
  });
}
