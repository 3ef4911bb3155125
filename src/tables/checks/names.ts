import { assumedPeriod, boundsOf, formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import { directionOf } from '../direction.ts';
import { byId } from '../memoize.ts';
import { isWithin } from '../periods.ts';
import { dayOf } from '../prefer.ts';
import { allReported, type Evidence, type ReportedObservation, type Tables } from '../tables.ts';
import { addConfirmation, type CheckContext } from './context.ts';

const columns = ['subject', 'measure', 'period'] as const;
type Column = (typeof columns)[number];
const keys = {
  subject: 'contradicts.subject',
  measure: 'contradicts.measure',
  period: 'contradicts.period',
} as const;

/**
 * Checks that subject, measure and period of each observation do not contradict what the words around its figure name, as
 * extraction noted it, and that its period does not lie after its own report; of alternatives too. An editor may confirm a contradiction in the
 * evidence row; then it joins the note of the value, where readers see it.
 */
export function checkNames(tables: Tables, { add }: CheckContext): void {
  const evidence = byId(tables.evidence);
  const reports = byId(tables.reports);
  const contradicted = new Map<Evidence, Set<Column>>();
  for (const observation of allReported(tables)) {
    const row = evidence.get(observation.evidence);
    if (!row || row.role === 'context') continue;
    const report = reports.get(row.report);
    const day = report && dayOf(report);
    for (const column of columns) {
      const own = assumedPeriod(observation[column]);
      const isLater = column === 'period' && day !== undefined && startOfLast(own) > startOfLast(day);
      if (!isLater && !isContradicted(column, observation, row)) continue;
      contradicted.set(row, (contradicted.get(row) ?? new Set<Column>()).add(column));
      const named = row[column] ?? '';
      const params = { own, named, day: day ?? '', phrase: row.phrase, file: row.file, id: row.id };
      if (confirmedIn(row).includes(column))
        addConfirmation(observation, (locale) =>
          reasonOf(column, isLater ? undefined : named, tables, locale),
        );
      else add(isLater ? 'contradicts.later' : keys[column], observation, column, own, params);
    }
  }
  for (const row of tables.evidence)
    for (const column of confirmedIn(row))
      if (!contradicted.get(row)?.has(column as Column))
        add('contradicts.nothing', row, 'confirmed', column, { column });
  for (const statement of tables.statements)
    for (const locale of locales) {
      const { direction = 'steady' } = statement;
      const found = directionOf(localized(statement, 'text', locale), locale);
      if (!found || direction === 'steady' || found.to === direction) continue;
      add('contradicts.direction', statement, 'direction', direction, { direction, word: found.word });
      break;
    }
}

function isContradicted(column: Column, observation: ReportedObservation, row: Evidence): boolean {
  const [own, named] = [observation[column], row[column]];
  if (named === undefined || named === own) return false;
  // A figure of several subjects at once is named of one of them.
  if (column === 'subject') return row.role !== 'shared';
  return column === 'measure' || !isWithin(own, named);
}

/** When the last year, month or day of a period starts. */
const startOfLast = (period: string) => boundsOf(period.split('/').at(-1) ?? '')[0];

const confirmedIn = ({ confirmed }: Evidence): string[] => confirmed.split(' ').filter(Boolean);

/** What an editor has confirmed: something else than the words name, or a time after the report. */
function reasonOf(column: Column, named: string | undefined, tables: Tables, locale: Locale): string {
  return named === undefined
    ? t(locale, 'confirmed.later')
    : t(locale, 'confirmed.named', { named: nameOf(column, named, tables, locale) });
}

function nameOf(column: Column, id: string, tables: Tables, locale: Locale): string {
  if (column === 'period') return formatPeriod(id, locale);
  const record = column === 'subject' ? byId(tables.subjects).get(id) : byId(tables.measures).get(id);
  return record ? localized(record, 'label', locale) : id;
}
