import { lineLengths } from '../../evidence/extract.ts';
import { unfitText } from '../../evidence/language.ts';
import type { Role } from '../../evidence/roles.ts';
import { evidenceDigest, sha256 } from '../../evidence/verify.ts';
import { localized } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';
import type { DraftRow } from '../../tables/draft/types.ts';
import { type Pasted, type PasteSource, type PasteTables, readPasted } from '../paste.ts';
import type { PasteResult } from '../workbook.ts';
import { create, download, say, setup } from './page.ts';
import { draftTable, evidenceTable, markedText, type Suggested } from './paste-tables.ts';

/**
 * Reads a text and shows the marked text, the evidence rows, the drafts, and buttons; nothing if it has no figures.
 * `announce` writes to the panel's live region.
 */
export function pasteResults(
  source: PasteSource,
  tables: PasteTables | undefined,
  announce: (text: string) => void,
  add: (result: PasteResult) => void,
): HTMLElement[] {
  const { text, report } = source;
  const roles = new Map<string, Role>();
  const chosen = new Map<string, Partial<DraftRow>>();
  const read = () => readPasted({ ...source, roles, chosen }, tables);
  const unfit = unfitText(text, source.locale);
  if (unfit) {
    const { message, fix } = problemText({ key: unfit, params: {} }, setup.locale);
    announce(`${message} ${fix}`);
    return [];
  }
  let pasted = read();
  announce(summary(pasted, tables));
  if (pasted.evidence.length === 0) return [];

  const lists = suggestionLists(tables);
  const listIds = Object.fromEntries(Object.entries(lists).map(([name, { id }]) => [name, id]));
  const [lines, drafts] = [create('div'), create('div')];
  const show = () => {
    lines.replaceChildren(markedText('paste-marked', pasted.lines, pasted.locale));
    const lineOf = new Map(pasted.evidence.map(({ id, line }) => [id, line]));
    const table = draftTable('paste-drafts', pasted.drafts, listIds, lineOf, (evidence, column, cell) => {
      chosen.set(evidence, { ...chosen.get(evidence), [column]: cell });
      pasted = read();
      table.update(pasted.drafts);
    });
    const none = create('p', {}, say('paste.draftsNone'));
    drafts.replaceChildren(pasted.drafts.length > 0 ? table.element : none, unreadableList(pasted));
  };
  show();
  const evidence = evidenceTable('paste-evidence', pasted.evidence, (id, role) => {
    roles.set(id, role);
    pasted = read();
    announce(summary(pasted, tables));
    show();
  });
  const button = (key: 'add' | 'save', act: () => void) => {
    const created = create('button', { type: 'button' }, say(`paste.${key}`));
    created.addEventListener('click', act);
    return created;
  };
  const addRows = async () => {
    const observations = pasted.drafts.map(({ row }) => row);
    const rows = pasted.evidence.map((row) => ({ ...row }));
    const ofReport = {
      text_sha256: await sha256(new TextEncoder().encode(text)),
      line_lengths: lineLengths(text),
      evidence_sha256: await evidenceDigest(rows),
    };
    add({ report, evidence: rows, observations, ofReport, language: pasted.locale });
  };

  const section = (name: 'marked' | 'evidence' | 'drafts', ...children: HTMLElement[]) =>
    create('section', {}, create('h3', { id: `paste-${name}` }, say(`paste.${name}`)), ...children);
  const hint = (words: string) => create('p', 'paste-hint', words);
  return [
    section('marked', lines),
    section('evidence', hint(say('paste.evidenceHint')), evidence),
    section('drafts', hint(say('paste.draftsHint')), drafts, ...Object.values(lists)),
    create(
      'div',
      'paste-actions',
      button('add', addRows),
      button('save', () => download(text, 'text/plain', `${report}.txt`)),
      hint(say('paste.saveHint', { file: `seeds/${report}.txt` })),
    ),
  ];
}

/** The number of figures found, and what is known of the report. */
function summary({ evidence, locale, report }: Pasted, tables: PasteTables | undefined): string {
  if (evidence.length === 0) return say('paste.nothing');
  const context = evidence.filter(({ role }) => role === 'context').length;
  const found = say('paste.found', {
    figures: evidence.length - context,
    context,
    language: say(`paste.language.${locale}`),
  });
  if (!tables) return `${found} ${say('paste.noTables')}`;
  const isKnown = tables.evidence.some((row) => row.report === report);
  return isKnown ? `${found} ${say('paste.known')}` : found;
}

function unreadableList({ unreadable }: Pasted): HTMLElement {
  const items = unreadable.map(({ phrase, line }) => {
    const place = say('paste.line', { line });
    return create('li', {}, say('paste.unreadable', { phrase, place }));
  });
  return create('ul', 'paste-unreadable', ...items);
}

/** Datalists of ids with their labels, by column of a draft. */
function suggestionLists(tables: PasteTables | undefined): Partial<Record<Suggested, HTMLDataListElement>> {
  const { subjects = [], measures = [] } = tables ?? {};
  const lists = Object.entries({ subject: subjects, measure: measures }).map(([name, records]) => {
    const label = (record: (typeof records)[number]) => localized(record, 'label', setup.locale);
    const options = records.map((record) => new Option(label(record), record.id));
    return [name, create('datalist', { id: `paste-list-${name}` }, ...options)];
  });
  return Object.fromEntries(lists);
}
