import { type Pasted, type PasteTables, readPasted } from '../../../desk/paste.ts';
import type { Role } from '../../../evidence/roles.ts';
import { sha256 } from '../../../evidence/verify.ts';
import { t } from '../../../i18n/index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import type { DraftRow } from '../../../tables/draft.ts';
import type { PasteResult } from '../paste.ts';
import type { Asked } from './form.ts';
import { results } from './results.ts';

/** What can be done with findings. */
export interface FindingActions {
  locale: Locale;
  /** Says something in the panel's live region. */
  say(words: string): void;
  add(result: PasteResult): void;
}

/** Reads a text, says what is in it, and shows it; nothing is shown of a text without figures. */
export function findings(
  { text, report, language }: Asked,
  tables: PasteTables | undefined,
  { locale, say, add }: FindingActions,
): Node {
  const roles = new Map<string, Role>();
  const chosen = new Map<string, Partial<DraftRow>>();
  const read = () => readPasted({ text, report, locale: language, roles, chosen }, tables);
  const isKnown = tables?.evidence.some((row) => row.report === report) ?? false;
  const notes = tables ? (isKnown ? [t(locale, 'paste.known')] : []) : [t(locale, 'paste.noTables')];
  const tell = ({ evidence, locale: language }: Pasted) => {
    const context = evidence.filter(({ role }) => role === 'context').length;
    const found = t(locale, 'paste.found', {
      figures: evidence.length - context,
      context,
      language: t(locale, `paste.language.${language}`),
    });
    say(evidence.length === 0 ? t(locale, 'paste.nothing') : [found, ...notes].join(' '));
  };

  const pasted = read();
  tell(pasted);
  if (pasted.evidence.length === 0) return document.createDocumentFragment();
  return results(pasted, text, tables, {
    locale,
    say,
    setRole: (id, role) => {
      roles.set(id, role);
      const now = read();
      tell(now);
      return now;
    },
    setCell: (id, column, cell) => {
      chosen.set(id, { ...chosen.get(id), [column]: cell });
      return read();
    },
    add: async ({ evidence, drafts, locale: language }) => {
      const observations = drafts.map(({ row }) => ({ ...row }));
      const digest = await sha256(new TextEncoder().encode(text));
      add({ report, evidence, observations, sha256: digest, language });
    },
  });
}
