import type { EvidenceCells } from '../../evidence/extract.ts';
import { type Role, roles } from '../../evidence/roles.ts';
import type { Qualifier } from '../../figures/figure.ts';
import type { Locale } from '../../i18n/locales.ts';
import { type Draft, suggested } from '../../tables/draft/types.ts';
import { comparisonText, type MarkedLine, reasonText, type Segment } from '../paste.ts';
import { create, say, setup } from './page.ts';

/** The columns of a draft that are suggested and can be changed. */
export type Suggested = (typeof suggested)[number];

/** A scroll container that the keyboard reaches; the heading with the id `heading` labels it. */
function scrolling(heading: string, child: HTMLElement): HTMLElement {
  const set = { role: 'region', 'aria-labelledby': heading };
  return create('div', { className: 'paste-scroll', tabIndex: 0, set }, child);
}

type Column = 'place' | 'phrase' | 'number' | 'qualifier' | 'role' | Suggested | 'comparisons';

/** A table; each row has a cell of its place, a header of its phrase, and the others in `cells`. */
function scrollingTable(
  heading: string,
  columns: readonly Column[],
  rows: readonly { place: string; phrase: string; cells: HTMLElement[] }[],
): HTMLElement {
  const names = columns.map((name) => create('th', { scope: 'col' }, say(`paste.column.${name}`)));
  const body = rows.map(({ place, phrase, cells }) =>
    create('tr', {}, create('td', {}, place), create('th', { scope: 'row' }, phrase), ...cells),
  );
  const parts = [create('thead', {}, create('tr', {}, ...names)), create('tbody', {}, ...body)];
  return scrolling(heading, create('table', { set: { 'aria-labelledby': heading } }, ...parts));
}

const placeOf = (line: string) => say('paste.line', { line });
const labelOf = (name: Column, phrase: string, place: string) =>
  say('paste.cellOf', { column: say(`paste.column.${name}`), phrase, place });

/** The text with line numbers; each figure in a `mark` followed by its role and qualifier in words. */
export function markedText(heading: string, lines: readonly MarkedLine[], language: Locale): HTMLElement {
  const items = lines.map(({ line, segments }) =>
    create('li', { value: line }, ...segments.map(markedSegment)),
  );
  return scrolling(heading, create('ol', { className: 'paste-text', lang: language }, ...items));
}

function markedSegment({ text, find }: Segment): Node | string {
  if (!find) return text;
  const role = say(`paste.role.${find.role as Role}`);
  const isSure = find.qualifier === '' || find.qualifier === 'exact' || find.role === 'context';
  const label = isSure ? role : `${role}, ${qualifierName(find.qualifier)}`;
  return create('mark', `is-${find.role}`, text, create('small', { lang: setup.locale }, ` ${label}`));
}

function qualifierName(qualifier: string): string {
  return qualifier === '' ? '' : say(`qualifier.${qualifier as Qualifier}.name`).toLowerCase();
}

/** The evidence rows, with a menu for the role of each. */
export function evidenceTable(
  heading: string,
  rows: readonly EvidenceCells[],
  onRole: (id: string, role: Role) => void,
): HTMLElement {
  const shown = rows.map((row) => {
    const { phrase } = row;
    const place = placeOf(row.line);
    const options = roles.map((role) => {
      const isCurrent = role === row.role;
      return new Option(say(`paste.role.${role}`), role, isCurrent, isCurrent);
    });
    const select = create('select', { set: { 'aria-label': labelOf('role', phrase, place) } }, ...options);
    select.addEventListener('change', () => onRole(row.id, select.value as Role));
    const cells = [
      create('td', 'number', formatNumber(row)),
      create('td', {}, qualifierName(row.qualifier)),
      create('td', {}, select),
    ];
    return { place, phrase, cells };
  });
  return scrollingTable(heading, ['place', 'phrase', 'number', 'qualifier', 'role'], shown);
}

function formatNumber({ number, unit, role }: EvidenceCells): string {
  // Most numbers of context are years, which are not grouped.
  if (number === '' || role === 'context') return number;
  const format = new Intl.NumberFormat(setup.locale, { maximumFractionDigits: 20 });
  // A range has two.
  const ends = number.split('..').map((end) => format.format(Number(end)));
  const digits = ends.join('–');
  return unit === 'percent' ? `${digits}%` : unit === '' ? digits : `${digits} ${unit}`;
}

/**
 * The draft observations, with inputs for subject, measure and period. `update` updates the reasons and the related figures;
 * the inputs stay as they are. `lists` are the ids of datalists by column; `lineOf` has the lines of evidence ids.
 */
export function draftTable(
  heading: string,
  drafts: readonly Draft[],
  lists: Partial<Record<Suggested, string>>,
  lineOf: ReadonlyMap<string, string>,
  onChange: (evidence: string, column: Suggested, cell: string) => void,
): { element: HTMLElement; update(drafts: readonly Draft[]): void } {
  const updates = new Map<string, (draft: Draft) => void>();
  const rows = drafts.map(({ row }) => {
    const place = placeOf(lineOf.get(row.evidence) ?? '');
    const related = create('ul', 'paste-comparisons');
    const fields = suggested.map((name) => {
      const reason = create('small', { id: `${heading}-${name}-${row.evidence.replace(/[#.]/g, '-')}` });
      const list = lists[name];
      const input = create('input', {
        type: 'text',
        value: row[name],
        spellcheck: false,
        autocapitalize: 'none',
        autocomplete: 'off',
        size: name === 'period' ? 10 : 26,
        set: {
          'aria-label': labelOf(name, row.reported, place),
          'aria-describedby': reason.id,
          ...(list !== undefined && { list }),
        },
      });
      input.addEventListener('change', () => onChange(row.evidence, name, input.value.trim()));
      return { name, reason, cell: create('td', {}, input, reason) };
    });
    updates.set(row.evidence, (now) => {
      for (const { name, reason } of fields) reason.textContent = reasonOf(now, name);
      const comparisons = now.comparisons.map((other) => comparisonText(setup.locale, other));
      related.replaceChildren(...comparisons.map((text) => create('li', {}, text)));
    });
    const cells = [...fields.map(({ cell }) => cell), create('td', {}, related)];
    return { place, phrase: row.reported, cells };
  });
  const update = (now: readonly Draft[]) => {
    for (const draft of now) updates.get(draft.row.evidence)?.(draft);
  };
  update(drafts);
  const columns = ['place', 'phrase', ...suggested, 'comparisons'] as const;
  return { element: scrollingTable(heading, columns, rows), update };
}

function reasonOf({ row, why }: Draft, name: Suggested): string {
  const reason = why[name];
  if (reason) return reasonText(setup.locale, reason);
  return row[name] === '' ? say('paste.blank') : '';
}
