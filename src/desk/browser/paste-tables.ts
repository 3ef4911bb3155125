import type { EvidenceCells } from '../../evidence/extract.ts';
import { type Role, roles } from '../../evidence/roles.ts';
import type { Qualifier } from '../../figures/figure.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { type Draft, suggested } from '../../tables/draft/types.ts';
import { comparisonText, type MarkedLine, reasonText, type Segment } from '../paste.ts';
import { create } from './dom.ts';

/** The columns of a draft that are suggested and can be changed. */
export type Suggested = (typeof suggested)[number];

/** A scroll container that the keyboard reaches; the heading with the id `heading` labels it. */
export function scrolling(heading: string, child: HTMLElement): HTMLElement {
  const set = { role: 'region', 'aria-labelledby': heading };
  return create('div', { className: 'paste-scroll', tabIndex: 0, set }, child);
}

function scrollingTable(
  heading: string,
  columns: readonly string[],
  rows: readonly HTMLTableRowElement[],
): HTMLElement {
  const head = create('tr', {}, ...columns.map((name) => create('th', { scope: 'col' }, name)));
  const parts = [create('thead', {}, head), create('tbody', {}, ...rows)];
  return scrolling(heading, create('table', { set: { 'aria-labelledby': heading } }, ...parts));
}

/** The text with line numbers; each figure in a `mark` followed by its role and qualifier in words. */
export function markedText(lines: readonly MarkedLine[], locale: Locale, language: Locale): HTMLElement {
  const items = lines.map(({ line, segments }) =>
    create('li', { value: line }, ...segments.map((segment) => markedSegment(segment, locale))),
  );
  return create('ol', { className: 'paste-text', lang: language }, ...items);
}

function markedSegment({ text, find }: Segment, locale: Locale): Node | string {
  if (!find) return text;
  const role = t(locale, `paste.role.${find.role as Role}`);
  const isSure = find.qualifier === '' || find.qualifier === 'exact' || find.role === 'context';
  const label = isSure ? role : `${role}, ${qualifierName(find.qualifier, locale)}`;
  return create('mark', `is-${find.role}`, text, create('small', { lang: locale }, ` ${label}`));
}

function qualifierName(qualifier: string, locale: Locale): string {
  return qualifier === '' ? '' : t(locale, `qualifier.${qualifier as Qualifier}.name`).toLowerCase();
}

/** The evidence rows, with a menu for the role of each. */
export function evidenceTable(
  rows: readonly EvidenceCells[],
  locale: Locale,
  heading: string,
  onRole: (id: string, role: Role) => void,
): HTMLElement {
  const columns = ['place', 'phrase', 'number', 'qualifier', 'role'] as const;
  const cells = rows.map((row) => {
    const place = t(locale, 'paste.line', { line: row.line });
    const column = t(locale, 'paste.column.role');
    const select = create(
      'select',
      { set: { 'aria-label': t(locale, 'paste.cellOf', { column, phrase: row.phrase, place }) } },
      ...roles.map((role) =>
        create('option', { value: role, selected: role === row.role }, t(locale, `paste.role.${role}`)),
      ),
    );
    select.addEventListener('change', () => onRole(row.id, select.value as Role));
    return create(
      'tr',
      {},
      create('td', {}, place),
      create('th', { scope: 'row' }, row.phrase),
      create('td', 'number', formatNumber(row, locale)),
      create('td', {}, qualifierName(row.qualifier, locale)),
      create('td', {}, select),
    );
  });
  const names = columns.map((name) => t(locale, `paste.column.${name}`));
  return scrollingTable(heading, names, cells);
}

function formatNumber({ number, unit, role }: EvidenceCells, locale: Locale): string {
  // Most numbers of context are years, which are not grouped.
  if (number === '' || role === 'context') return number;
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  // A range has two.
  const ends = number.split('..').map((end) => format.format(Number(end)));
  const digits = ends.join('–');
  return unit === 'percent' ? `${digits}%` : unit === '' ? digits : `${digits} ${unit}`;
}

/** The draft observations, with inputs for subject, measure and period. */
export interface DraftTable {
  element: HTMLElement;
  /** Updates the reasons and the related figures; the inputs stay as they are. */
  update(drafts: readonly Draft[]): void;
}

/** `lists` are the ids of datalists by column; `lineOf` gives the line of an evidence id. */
export function draftTable(
  drafts: readonly Draft[],
  locale: Locale,
  heading: string,
  lists: Partial<Record<Suggested, string>>,
  lineOf: (evidence: string) => string,
  onChange: (evidence: string, column: Suggested, cell: string) => void,
): DraftTable {
  const updates = new Map<string, (draft: Draft) => void>();
  const rows = drafts.map((draft) => {
    const { row } = draft;
    const place = t(locale, 'paste.line', { line: lineOf(row.evidence) });
    const related = create('ul', 'paste-told');
    const fields = suggested.map((name, at) => {
      const reason = create('small', { id: `${heading}-${row.evidence.replace(/[#.]/g, '-')}-${at}` });
      const column = t(locale, `paste.column.${name}`);
      const input = create('input', {
        type: 'text',
        value: row[name],
        spellcheck: false,
        autocapitalize: 'none',
        autocomplete: 'off',
        size: name === 'period' ? 10 : 26,
        set: {
          'aria-label': t(locale, 'paste.cellOf', { column, phrase: row.reported, place }),
          'aria-describedby': reason.id,
          ...(lists[name] !== undefined && { list: lists[name] }),
        },
      });
      input.addEventListener('change', () => onChange(row.evidence, name, input.value.trim()));
      return { name, reason, cell: create('td', {}, input, reason) };
    });
    const update = (now: Draft) => {
      for (const { name, reason } of fields) reason.textContent = reasonOf(now, name, locale);
      related.replaceChildren(
        ...now.comparisons.map((other) => create('li', {}, comparisonText(locale, other))),
      );
    };
    update(draft);
    updates.set(row.evidence, update);
    return create(
      'tr',
      {},
      create('td', {}, place),
      create('th', { scope: 'row' }, row.reported),
      ...fields.map(({ cell }) => cell),
      create('td', {}, related),
    );
  });
  const columns = ['place', 'phrase', ...suggested, 'told'] as const;
  const names = columns.map((name) => t(locale, `paste.column.${name}`));
  return {
    element: scrollingTable(heading, names, rows),
    update: (now) => {
      for (const draft of now) updates.get(draft.row.evidence)?.(draft);
    },
  };
}

function reasonOf({ row, why }: Draft, name: Suggested, locale: Locale): string {
  const reason = why[name];
  if (reason) return reasonText(locale, reason);
  return row[name] === '' ? t(locale, 'paste.blank') : '';
}
