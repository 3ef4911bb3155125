import { writeCsv } from '../../../csv/write.ts';
import type { Pasted } from '../../../desk/paste.ts';
import { evidenceColumns } from '../../../evidence/extract.ts';
import { t } from '../../../i18n/index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { observationColumns } from '../../../tables/draft.ts';
import { make } from './dom.ts';

/** The rows of one of the two files, as CSV. */
export function csvOf({ evidence, drafts }: Pasted, what: 'evidence' | 'observations'): string {
  return what === 'evidence'
    ? writeCsv(evidenceColumns, evidence)
    : writeCsv(
        observationColumns,
        drafts.map(({ row }) => row),
      );
}

/**
 * Copies a text. Where the browser does not let a page write to the clipboard, it is shown in `field` and selected.
 * @returns what to say.
 */
export async function copy(text: string, field: HTMLTextAreaElement, locale: Locale): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    field.hidden = true;
    return t(locale, 'copy.done');
  } catch {
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    return t(locale, 'copy.selected');
  }
}

/** Gives a text as a file, as UTF-8. */
export function save(text: string, name: string): void {
  const link = make('a', {
    href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })),
    download: name,
  });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
