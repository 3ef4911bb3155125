import { reasonWords, toldWords } from '../../../desk/paste/words.ts';
import { t } from '../../../i18n/index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { suggested } from '../../../tables/draft/suggest.ts';
import type { Draft } from '../../../tables/draft.ts';
import { make, scrollingTable } from './dom.ts';

export type Suggested = (typeof suggested)[number];

/** The drafts as a table whose subject, measure and period can be changed. */
export interface DraftTable {
  element: HTMLElement;
  /** Tells anew why what is suggested, and what other figures say; the cells stay as they are. */
  tell(drafts: readonly Draft[]): void;
}

/**
 * @param lists the ids of the lists of what may be chosen, by column.
 * @param lineOf the line of a figure, by its evidence id.
 */
export function draftTable(
  drafts: readonly Draft[],
  locale: Locale,
  titled: string,
  lists: Partial<Record<Suggested, string>>,
  lineOf: (evidence: string) => string,
  onChange: (evidence: string, column: Suggested, cell: string) => void,
): DraftTable {
  const telling = new Map<string, (draft: Draft) => void>();
  const rows = drafts.map((draft) => {
    const { row } = draft;
    const place = t(locale, 'paste.line', { line: lineOf(row.evidence) });
    const told = make('ul', { className: 'paste-told' });
    const whys = suggested.map((name, nth) => {
      const why = make('small', { id: `${titled}-${row.evidence.replace(/[#.]/g, '-')}-${nth}` });
      const column = t(locale, `paste.column.${name}`);
      const input = make('input', {
        type: 'text',
        value: row[name],
        spellcheck: false,
        autocapitalize: 'none',
        autocomplete: 'off',
        size: name === 'period' ? 10 : 26,
        set: {
          'aria-label': t(locale, 'paste.cellOf', { column, phrase: row.reported, place }),
          'aria-describedby': why.id,
          ...(lists[name] !== undefined && { list: lists[name] }),
        },
      });
      input.addEventListener('change', () => onChange(row.evidence, name, input.value.trim()));
      return { name, why, cell: make('td', {}, input, why) };
    });
    const tell = (one: Draft) => {
      for (const { name, why } of whys) why.textContent = whyOf(one, name, locale);
      told.replaceChildren(...one.told.map((other) => make('li', {}, toldWords(locale, other))));
    };
    tell(draft);
    telling.set(row.evidence, tell);
    return make(
      'tr',
      {},
      make('td', {}, place),
      make('th', { scope: 'row' }, row.reported),
      ...whys.map(({ cell }) => cell),
      make('td', {}, told),
    );
  });
  const columns = ['place', 'phrase', ...suggested, 'told'] as const;
  return {
    element: scrollingTable(
      titled,
      columns.map((name) => t(locale, `paste.column.${name}`)),
      rows,
    ),
    tell: (anew) => {
      for (const draft of anew) telling.get(draft.row.evidence)?.(draft);
    },
  };
}

function whyOf({ row, why }: Draft, name: Suggested, locale: Locale): string {
  const reason = why[name];
  if (reason) return reasonWords(locale, reason);
  return row[name] === '' ? t(locale, 'paste.blank') : '';
}
