import { excerpt, type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { fromJson } from '../formats/about.ts';
import { mayContain } from '../formats/figure/history.ts';
import { gonePages } from '../formats/row.ts';
import { isColumnIn, type Locale, localeOfColumn, locales } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import { publishedSingles, type RecordPosition, unitNameColumns } from '../tables/schemas/index.ts';
import { allReported, figurePath, observationKey, pagesOf, reportOf, type Tables } from '../tables/tables.ts';
import { PROSE } from '../tables/texts.ts';
import { changedLines, changedWords } from './changes.ts';
import { type Comparison, correctionWords, type PublishedRow, siteRow } from './comparison.ts';
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

/** Possible mistakes: another name or fact for the same id; a text that moved, or changed in one language or all; another report shown though none was added or removed. */
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

/** What a record is called. */
const NAMES: readonly string[] = [...locales.map((locale) => `label_${locale}`), ...unitNameColumns];
/** What says where values come from, what they are of, and what a chart shows. */
const FACTS: readonly string[] = [
  ...NAMES,
  ...'author author_vi publisher url event_date published category part_of line to kind colour role'.split(
    ' ',
  ),
  ...'before phrase after subject measure direction period_offset synonyms'.split(' '),
  ...'measures subjects period whole beside licence country currency themes began'.split(' '),
  ...locales.flatMap((locale) => [`definition_${locale}`, `term_${locale}`]),
];

const COMPARED = [...publishedSingles, 'observations', 'evidence', 'moved', 'site'] as const;
/** The tables whose rows may go without a page or a value that goes with them. */
const MAY_GO: readonly string[] = ['statements', 'glossary'];

/** Names and facts that are others now, texts that stood in another row of their table when they were published, and new texts. */
function changedFacts({ published: { rows }, tables }: Comparison): Problem[] {
  const records = { ...tables, site: [{ file: 'site.csv', row: 1, ...siteRow(tables) }] };
  return COMPARED.flatMap((table) => {
    const others = table === 'observations' ? rows.alternatives : undefined;
    const old = new Map([...(others ?? []), ...(rows[table] ?? [])].map((row) => [keyOf(row), row]));
    const now = records[table].map((record): Row => ({ ...record }));
    const gone = new Set(old.keys()).difference(new Set(now.map(keyOf)));
    const moved = new Set([...gone].flatMap((id) => Object.values(old.get(id) ?? {})));
    const texts = new Set(now.flatMap((row) => Object.values(row)));
    const lost = MAY_GO.includes(table) ? [...gone].map((id) => old.get(id) ?? {}) : [];
    return [
      ...now.flatMap((record) => {
        const was = old.get(keyOf(record));
        if (was) return changedIn(record, was, old, table, tables);
        return rows[table] ? newTexts(record, moved) : [];
      }),
      ...lost.flatMap((row) => {
        const own = Object.keys(row).flatMap((name) => (PROSE.test(name.slice(0, -2)) && row[name]) || []);
        const params = { texts: own.map((text) => `“${text}”`) };
        return own.some((text) => texts.has(text))
          ? []
          : problem('check-yourself.gone', { file: `${table}.csv`, line: 1 }, params);
      }),
    ];
  });
}

type Row = RecordPosition & Readonly<Record<string, unknown>>;
const cellOf = (row: Row, column: string) => [row[column] ?? ''].flat().join(' ');

/** Asks once about the texts of a row that was not published, but for those of one that had another id. */
function newTexts(record: Row, moved: ReadonlySet<string>): Problem[] {
  const texts = Object.keys(record).flatMap((column) => {
    const stem = column.slice(0, -(localeOfColumn(column)?.length ?? 0));
    const text = PROSE.test(stem) || stem === 'term_' ? cellOf(record, column) : '';
    return text === '' || moved.has(text) ? [] : { column, text };
  });
  const at = { file: record.file, line: record.row, ...texts[0] };
  const params = { texts: texts.map(({ text }) => `“${text}”`) };
  return texts.length > 0 ? [problem('check-yourself.new', at, params)] : [];
}

/** Asks about each cell of a row that was published with another. */
function changedIn(
  record: Row,
  was: PublishedRow,
  old: ReadonlyMap<string, PublishedRow>,
  table: string,
  { confirmations, site }: Tables,
): Problem[] {
  const id = keyOf(record);
  const isSettled = confirmations.some(
    (one) => one.check === 'name' && [one.subject, one.measure].includes(id),
  );
  const changed = Object.keys(was).filter(
    (column) =>
      // The addresses of evidence follow from its report's.
      (table !== 'evidence' || column !== 'url') &&
      isColumnIn(column, site.locales) &&
      said(column, was[column] ?? '') !== said(column, cellOf(record, column)),
  );
  const otherWith = (column: string) => {
    const text = cellOf(record, column);
    return text === '' ? undefined : [...old].find(([, row]) => row[column] === text)?.[0];
  };
  const name = changed.find((column) => NAMES.includes(column) && otherWith(column) !== undefined);
  return changed.flatMap((column) => {
    const [before, after, other] = [was[column] ?? '', cellOf(record, column), otherWith(column)];
    const at = { file: record.file, line: record.row, column, text: after };
    if (other !== undefined && NAMES.includes(column) && table !== 'units') {
      const row = table === 'measures' ? `name,,${id},` : `name,${id},,`;
      const params = { id, before, after, other, row };
      return isSettled || column !== name ? [] : problem('implausible.name', at, params);
    }
    if (FACTS.includes(column)) return problem('check-yourself.changed', at, { id, before, after });
    const locale = localeOfColumn(column);
    if (!locale) return [];
    if (other !== undefined) return problem('check-yourself.moved-text', at, { id, other });
    const columns = site.locales.map((one) => column.slice(0, -locale.length) + one);
    const same = columns.find((one) => was[one] && !changed.includes(one));
    if (same) return problem('check-yourself.one-language', at, { id, same });
    return problem('check-yourself.changed', at, { id, ...changedWords(before, after) });
  });
}

/** The text of a column; that of an editor without its numbers but years, as those of values change with them. */
const said = (column: string, text: string) =>
  FACTS.includes(column) || !localeOfColumn(column)
    ? text
    : text.replace(/\d+/g, (one) => (/^20\d\d$/.test(one) ? one : '#'));

/** Asks about stories that changed in one language only, and of each stretch of lines that changed, is new or is gone. @param changed each as it was published ('' if it is new), and now */
export function storyWarnings(
  changed: ReadonlyMap<string, readonly string[]>,
  languages: readonly Locale[],
): Problem[] {
  return [...changed].flatMap(([file, [before = '', after = '']]) => {
    const [name = '', own] = file.split('/').toReversed();
    const inLanguage = (one: string) => file.replace(`${own}/${name}`, `${one}/${name}`);
    const same = languages.map(inLanguage).find((one) => !changed.has(one));
    if (same) return problem('check-yourself.one-language', { file, line: 1 }, { id: name, same });
    return changedLines(before, after).map(({ line, was, now }) => {
      const texts = [`“${excerpt(was || now, 300)}”`];
      if (was === '' || now === '')
        return problem(was === '' ? 'check-yourself.new' : 'check-yourself.gone', { file, line }, { texts });
      return problem('check-yourself.changed', { file, line }, { id: name, ...changedWords(was, now) });
    });
  });
}

const KEY = ['date', 'subject', 'measure', 'period', 'evidence', 'before'];
/** The id of a row, a page that moved, what an observation is of and where it is printed, or what was corrected. */
const keyOf = (row: Readonly<Record<string, unknown>>): string =>
  String(row['id'] ?? row['page'] ?? KEY.flatMap((name) => row[name] || []).join(' '));

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
  return allReported(tables).flatMap((now) => {
    const key = observationKey(now);
    const was = published.values.get(key);
    if (past.get(key)?.some(({ report }) => report === reportOf(now))) return [];
    const at = { file: now.file, line: now.row, column: 'value' };
    if (!was || tables.alternatives.includes(now))
      return problem('check-yourself.new-value', at, { value: key, reported: now.reported });
    const { long } = correctionWords(was, frozenValue(now), comparison);
    return problem('check-yourself.other-value', at, { value: key, other: was.report ?? '', ...long });
  });
}
