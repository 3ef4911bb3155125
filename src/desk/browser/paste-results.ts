import { writeCsv } from '../../csv/write.ts';
import { type EvidenceCells, evidenceColumns } from '../../evidence/extract.ts';
import { unfitText } from '../../evidence/language.ts';
import type { Role } from '../../evidence/roles.ts';
import { sha256 } from '../../evidence/verify.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';
import { type DraftRow, observationColumns } from '../../tables/draft/types.ts';
import { type Pasted, type PasteTables, readPasted } from '../paste.ts';
import { copyText, create, download } from './dom.ts';
import { draftTable, evidenceTable, markedText, type Suggested, scrolling } from './paste-tables.ts';

/** The content of the form. */
export interface PasteInput {
  /** With `\n` line breaks. */
  text: string;
  report: string;
  /** Undefined: to be detected. */
  language: Locale | undefined;
}

/** What a pasted report adds to the tables. */
export interface PasteResult {
  /** The report's id: the rows belong to `seeds/<report>.csv` and `observations/<report>.csv`. */
  report: string;
  /** All evidence rows of the report; they replace the rows of its file. */
  evidence: EvidenceCells[];
  /** Rows to append to the observations, by column. */
  observations: Record<string, string>[];
  /** The SHA-256 of the text as UTF-8, for reports.csv. */
  sha256: string;
  language: Locale;
}

export interface ResultOptions {
  locale: Locale;
  /** Writes to the panel's live region. */
  announce(text: string): void;
  add(result: PasteResult): void;
}

/** Longer tables are cut: the desk's grid shows all rows once they are added. */
const MAX_ROWS = 500;
/** Longer lists of ids are not suggested: browsers are slow with them. */
const MAX_SUGGESTED = 1000;

/** Reads a text and shows the marked text, the evidence rows, the drafts, and buttons; nothing if it has no figures. */
export function pasteResults(
  { text, report, language }: PasteInput,
  tables: PasteTables | undefined,
  { locale, announce, add }: ResultOptions,
): DocumentFragment {
  const roles = new Map<string, Role>();
  const chosen = new Map<string, Partial<DraftRow>>();
  const read = () => readPasted({ text, report, locale: language, roles, chosen }, tables);
  const fragment = document.createDocumentFragment();
  const unfit = unfitText(text, language);
  if (unfit) {
    const { message, fix } = problemText({ key: unfit, params: {} }, locale);
    announce(`${message} ${fix}`);
    return fragment;
  }
  let pasted = read();
  announce(summary(pasted, tables, locale));
  if (pasted.evidence.length === 0) return fragment;

  const lines = create('div');
  const drafts = create('div');
  const lists = suggestionLists(tables, locale);
  const showLines = () => {
    const marked = markedText(pasted.lines.slice(0, MAX_ROWS), locale, pasted.locale);
    lines.replaceChildren(scrolling('paste-marked', marked), cutNote(pasted.lines.length, locale));
  };
  const showDrafts = () => {
    const lineOf = new Map(pasted.evidence.map(({ id, line }) => [id, line]));
    drafts.replaceChildren(unreadableList(pasted, locale));
    if (pasted.drafts.length === 0) {
      drafts.prepend(create('p', {}, t(locale, 'paste.draftsNone')));
      return;
    }
    const table = draftTable(
      pasted.drafts.slice(0, MAX_ROWS),
      locale,
      'paste-drafts',
      Object.fromEntries(Object.entries(lists).map(([name, { id }]) => [name, id])),
      (id) => lineOf.get(id) ?? '',
      (evidence, column, cell) => {
        chosen.set(evidence, { ...chosen.get(evidence), [column]: cell });
        pasted = read();
        table.update(pasted.drafts);
      },
    );
    drafts.prepend(table.element, cutNote(pasted.drafts.length, locale));
  };
  showLines();
  showDrafts();
  const evidence = evidenceTable(pasted.evidence.slice(0, MAX_ROWS), locale, 'paste-evidence', (id, role) => {
    roles.set(id, role);
    pasted = read();
    announce(summary(pasted, tables, locale));
    showLines();
    showDrafts();
  });
  const addRows = async () => {
    const observations = pasted.drafts.map(({ row }) => ({ ...row }));
    const digest = await sha256(new TextEncoder().encode(text));
    add({ report, evidence: pasted.evidence, observations, sha256: digest, language: pasted.locale });
  };

  const title = (name: 'marked' | 'evidence' | 'drafts') =>
    create('h3', { id: `paste-${name}` }, t(locale, `paste.${name}`));
  const hint = (key: 'paste.evidenceHint' | 'paste.draftsHint') => create('p', 'paste-hint', t(locale, key));
  fragment.append(
    create('section', {}, title('marked'), lines),
    create(
      'section',
      {},
      title('evidence'),
      hint('paste.evidenceHint'),
      evidence,
      cutNote(pasted.evidence.length, locale),
    ),
    create('section', {}, title('drafts'), hint('paste.draftsHint'), drafts, ...Object.values(lists)),
    actions(text, () => pasted, addRows, announce, locale),
  );
  return fragment;
}

/** The number of figures found, and what is known of the report. */
function summary(
  { evidence, locale: language, report }: Pasted,
  tables: PasteTables | undefined,
  locale: Locale,
): string {
  if (evidence.length === 0) return t(locale, 'paste.nothing');
  const context = evidence.filter(({ role }) => role === 'context').length;
  const found = t(locale, 'paste.found', {
    figures: evidence.length - context,
    context,
    language: t(locale, `paste.language.${language}`),
  });
  if (!tables) return `${found} ${t(locale, 'paste.noTables')}`;
  const isKnown = tables.evidence.some((row) => row.report === report);
  return isKnown ? `${found} ${t(locale, 'paste.known')}` : found;
}

/** How many rows are not shown; '' if all are. */
function cutNote(count: number, locale: Locale): HTMLElement | '' {
  if (count <= MAX_ROWS) return '';
  return create('p', 'paste-hint', t(locale, 'paste.more', { count: count - MAX_ROWS }));
}

function unreadableList({ unreadable }: Pasted, locale: Locale): HTMLElement {
  const items = unreadable.slice(0, MAX_ROWS).map(({ phrase, line }) => {
    const place = t(locale, 'paste.line', { line });
    return create('li', {}, t(locale, 'paste.unreadable', { phrase, place }));
  });
  return create('ul', 'paste-unreadable', ...items);
}

/** Datalists of ids with their labels, by column of a draft. */
function suggestionLists(
  tables: PasteTables | undefined,
  locale: Locale,
): Partial<Record<Suggested, HTMLDataListElement>> {
  const list = (name: Suggested, records: readonly { id: string; label_en: string; label_vi: string }[]) =>
    create(
      'datalist',
      { id: `paste-list-${name}` },
      ...records.map((record) =>
        create('option', { value: record.id, label: localized(record, 'label', locale) }),
      ),
    );
  const { subjects = [], measures = [] } = tables ?? {};
  return {
    ...(subjects.length <= MAX_SUGGESTED && { subject: list('subject', subjects) }),
    ...(measures.length <= MAX_SUGGESTED && { measure: list('measure', measures) }),
  };
}

/** The buttons that add the rows, copy them as CSV, and download the text. */
function actions(
  text: string,
  pasted: () => Pasted,
  add: () => void,
  announce: (text: string) => void,
  locale: Locale,
): HTMLElement {
  const file = `${pasted().report}.txt`;
  const field = create('textarea', {
    hidden: true,
    readOnly: true,
    rows: 6,
    set: { 'aria-label': t(locale, 'paste.csv') },
  });
  const button = (key: 'add' | 'copyEvidence' | 'copyObservations' | 'save', act: () => void) => {
    const created = create('button', { type: 'button' }, t(locale, `paste.${key}`));
    created.addEventListener('click', act);
    return created;
  };
  const copy = async (csv: string) => {
    const isCopied = await copyText(csv);
    field.hidden = isCopied;
    if (!isCopied) {
      field.value = csv;
      field.focus();
      field.select();
    }
    announce(t(locale, isCopied ? 'copy.done' : 'copy.selected'));
  };
  const observations = () => pasted().drafts.map(({ row }) => row);
  return create(
    'div',
    'paste-actions',
    button('add', add),
    button('copyEvidence', () => copy(writeCsv(evidenceColumns, pasted().evidence))),
    button('copyObservations', () => copy(writeCsv(observationColumns, observations()))),
    button('save', () => download(new Blob([text], { type: 'text/plain' }), file)),
    field,
    create('p', 'paste-hint', t(locale, 'paste.saveHint', { file: `seeds/${file}` })),
  );
}
