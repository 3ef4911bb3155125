import { assumedPeriod, boundsOf, formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import { directionOf } from '../direction.ts';
import { byId } from '../memoize.ts';
import { isWithin } from '../periods.ts';
import { dayOf } from '../prefer.ts';
import { allReported, type Evidence, type Measure, type Subject, type Tables } from '../tables.ts';
import { addConfirmation, type CheckContext } from './context.ts';

const keys = {
  subject: 'contradicts.subject',
  measure: 'contradicts.measure',
  period: 'contradicts.period',
} as const;
type Column = keyof typeof keys;
const columns = Object.keys(keys) as Column[];

/**
 * Checks that subject, measure and period of each observation do not contradict what the words around its figure name, as
 * extraction noted it, and that its period does not lie after its own report; of alternatives too. An editor may confirm a contradiction in the
 * evidence row; then it joins the note of the value, where readers see it.
 */
export function checkNames(tables: Tables, { add }: CheckContext): void {
  const evidence = byId(tables.evidence);
  const reports = byId(tables.reports);
  const contradicted = new Set<string>();
  for (const observation of allReported(tables)) {
    const row = evidence.get(observation.evidence);
    if (!row || row.role === 'context') continue;
    const report = reports.get(row.report);
    const day = report ? dayOf(report) : '';
    for (const column of columns) {
      const own = assumedPeriod(observation[column]);
      const named = row[column] ?? '';
      const isLater = column === 'period' && startOfLast(own) > startOfLast(day);
      if (!isLater && !isContradicted(column, own, row)) continue;
      contradicted.add(`${row.id} ${column}`);
      const params = { own, named, day, phrase: row.phrase, file: row.file, id: row.id };
      const reasonIn = (locale: Locale) =>
        isLater
          ? t(locale, 'confirmed.later')
          : t(locale, 'confirmed.named', { named: nameOf(column, named, tables, locale) });
      if (confirmedIn(row).includes(column)) addConfirmation(observation, reasonIn);
      else add(isLater ? 'contradicts.later' : keys[column], observation, column, own, params);
    }
  }
  for (const row of tables.evidence)
    for (const column of confirmedIn(row))
      if (!contradicted.has(`${row.id} ${column}`))
        add('contradicts.nothing', row, 'confirmed', column, { column });
  for (const statement of tables.statements) {
    const { direction = 'steady' } = statement;
    const wrong = locales
      .map((locale) => directionOf(localized(statement, 'text', locale), locale))
      .find((found) => found && found.to !== direction);
    if (!wrong || direction === 'steady') continue;
    add('contradicts.direction', statement, 'direction', direction, { direction, word: wrong.word });
  }
}

function isContradicted(column: Column, own: string, row: Evidence): boolean {
  const named = row[column];
  if (named === undefined || named === own) return false;
  // A figure of several subjects at once is named of one of them.
  if (column === 'subject') return row.role !== 'shared';
  return column === 'measure' || !isWithin(own, named);
}

/** When the last year, month or day of a period starts; NaN for none. */
const startOfLast = (period: string) => boundsOf(period.split('/').at(-1) ?? '')[0];

const confirmedIn = ({ confirmed }: Evidence): string[] => confirmed.split(' ').filter(Boolean);

function nameOf(column: Column, id: string, tables: Tables, locale: Locale): string {
  if (column === 'period') return formatPeriod(id, locale);
  const record = byId<Subject | Measure>(tables[`${column}s`]).get(id);
  return record ? localized(record, 'label', locale) : id;
}
