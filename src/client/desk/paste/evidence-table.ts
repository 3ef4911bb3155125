import type { EvidenceCells } from '../../../evidence/extract.ts';
import { type Role, roles } from '../../../evidence/roles.ts';
import { t } from '../../../i18n/index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { make, scrollingTable } from './dom.ts';
import { qualifierName } from './marked.ts';

/** Evidence rows, each with a choice of its role. */
export function evidenceTable(
  rows: readonly EvidenceCells[],
  locale: Locale,
  titled: string,
  onRole: (id: string, role: Role) => void,
): HTMLElement {
  const columns = ['place', 'phrase', 'number', 'qualifier', 'role'] as const;
  const cells = rows.map((row) => {
    const place = t(locale, 'paste.line', { line: row.line });
    const column = t(locale, 'paste.column.role');
    const select = make(
      'select',
      { set: { 'aria-label': t(locale, 'paste.cellOf', { column, phrase: row.phrase, place }) } },
      ...roles.map((role) =>
        make('option', { value: role, selected: role === row.role }, t(locale, `paste.role.${role}`)),
      ),
    );
    select.addEventListener('change', () => onRole(row.id, select.value as Role));
    return make(
      'tr',
      {},
      make('td', {}, place),
      make('th', { scope: 'row' }, row.phrase),
      make('td', { className: 'number' }, numberOf(row, locale)),
      make('td', {}, qualifierName(row.qualifier, locale)),
      make('td', {}, select),
    );
  });
  return scrollingTable(
    titled,
    columns.map((name) => t(locale, `paste.column.${name}`)),
    cells,
  );
}

function numberOf({ number, unit, role }: EvidenceCells, locale: Locale): string {
  // Most numbers of context are years.
  if (number === '' || role === 'context') return number;
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(Number(number));
  return unit === 'percent' ? `${digits}%` : unit === '' ? digits : `${digits} ${unit}`;
}
