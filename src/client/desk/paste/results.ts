import type { Pasted, PasteTables } from '../../../desk/paste.ts';
import type { Role } from '../../../evidence/roles.ts';
import { t } from '../../../i18n/index.ts';
import { type Locale, localized } from '../../../i18n/locales.ts';
import { make, scrolling } from './dom.ts';
import { draftTable, type Suggested } from './draft-table.ts';
import { evidenceTable } from './evidence-table.ts';
import { markedText } from './marked.ts';
import { copy, csvOf, save } from './take-away.ts';

/** What can be done with what was found; changes give it anew. */
export interface ResultActions {
  locale: Locale;
  say(words: string): void;
  setRole(id: string, role: Role): Pasted;
  setCell(evidence: string, column: Suggested, cell: string): Pasted;
  add(pasted: Pasted): Promise<void>;
}

/** More rows than this are not shown: the desk's grid shows them once they are added. */
const MOST_ROWS = 500;
/** Longer lists of ids are not offered: the browser would take its time. */
const MOST_OFFERED = 1000;

/** The marked text, the evidence rows, the drafts, and the ways to take them away. */
export function results(
  found: Pasted,
  text: string,
  tables: PasteTables | undefined,
  { locale, say, setRole, setCell, add }: ResultActions,
): DocumentFragment {
  let pasted = found;
  const lines = make('div');
  const drafts = make('div');
  let tellDrafts = (_: Pasted) => {};
  const title = (name: 'marked' | 'evidence' | 'drafts') =>
    make('h3', { id: `paste-${name}` }, t(locale, `paste.${name}`));
  const hint = (key: 'paste.evidenceHint' | 'paste.draftsHint') =>
    make('p', { className: 'paste-hint' }, t(locale, key));
  const lists = listsOf(tables, locale);

  const show = () => {
    const { lines: marked, locale: language, evidence, unreadable } = pasted;
    const words = markedText(marked.slice(0, MOST_ROWS), locale, language);
    lines.replaceChildren(scrolling('paste-marked', words), more(marked.length));
    const lineOf = new Map(evidence.map(({ id, line }) => [id, line]));
    const place = (id: string) => lineOf.get(id) ?? '';
    const notes = unreadable.slice(0, MOST_ROWS).map(({ id, phrase }) => {
      const where = t(locale, 'paste.line', { line: place(id) });
      return make('li', {}, t(locale, 'paste.unreadable', { phrase, place: where }));
    });
    drafts.replaceChildren(make('ul', { className: 'paste-unreadable' }, ...notes));
    if (pasted.drafts.length === 0) {
      drafts.prepend(make('p', {}, t(locale, 'paste.draftsNone')));
      tellDrafts = () => {};
      return;
    }
    const ids = Object.fromEntries(Object.entries(lists).map(([name, { id }]) => [name, id]));
    const shown = pasted.drafts.slice(0, MOST_ROWS);
    const table = draftTable(shown, locale, 'paste-drafts', ids, place, (evidence, column, cell) => {
      pasted = setCell(evidence, column, cell);
      tellDrafts(pasted);
    });
    tellDrafts = (now) => table.tell(now.drafts);
    drafts.prepend(table.element, more(pasted.drafts.length));
  };
  const more = (count: number) =>
    count > MOST_ROWS
      ? make('p', { className: 'paste-hint' }, t(locale, 'paste.more', { count: count - MOST_ROWS }))
      : '';
  show();

  const rows = evidenceTable(found.evidence.slice(0, MOST_ROWS), locale, 'paste-evidence', (id, role) => {
    pasted = setRole(id, role);
    show();
  });
  const fragment = document.createDocumentFragment();
  fragment.append(
    section(title('marked'), lines),
    section(title('evidence'), hint('paste.evidenceHint'), rows, more(found.evidence.length)),
    section(title('drafts'), hint('paste.draftsHint'), drafts, ...Object.values(lists)),
    actions(),
  );
  return fragment;

  function actions(): HTMLElement {
    const file = `${pasted.report}.txt`;
    const field = make('textarea', {
      hidden: true,
      readOnly: true,
      rows: 6,
      set: { 'aria-label': t(locale, 'paste.csv') },
    });
    const button = (key: 'add' | 'copyEvidence' | 'copyObservations' | 'save', act: () => unknown) => {
      const made = make('button', { type: 'button' }, t(locale, `paste.${key}`));
      made.addEventListener('click', act);
      return made;
    };
    const copied = async (what: 'evidence' | 'observations') =>
      say(await copy(csvOf(pasted, what), field, locale));
    return make(
      'div',
      { className: 'paste-actions' },
      button('add', () => add(pasted)),
      button('copyEvidence', () => copied('evidence')),
      button('copyObservations', () => copied('observations')),
      button('save', () => save(text, file)),
      field,
      make('p', { className: 'paste-hint' }, t(locale, 'paste.saveHint', { file: `seeds/${file}` })),
    );
  }
}

function section(...children: (Node | string)[]): HTMLElement {
  return make('section', {}, ...children);
}

/** Lists of ids with their names, for the cells of drafts. */
function listsOf(
  tables: PasteTables | undefined,
  locale: Locale,
): Partial<Record<Suggested, HTMLDataListElement>> {
  const list = (name: Suggested, records: readonly { id: string; label_en: string; label_vi: string }[]) =>
    make(
      'datalist',
      { id: `paste-list-${name}` },
      ...records.map((record) =>
        make('option', { value: record.id, label: localized(record, 'label', locale) }),
      ),
    );
  const { subjects = [], measures = [] } = tables ?? {};
  return {
    ...(subjects.length <= MOST_OFFERED && { subject: list('subject', subjects) }),
    ...(measures.length <= MOST_OFFERED && { measure: list('measure', measures) }),
  };
}
