import { locales } from '../../i18n/locales.ts';
import type { PasteTables } from '../paste.ts';
import type { PasteResult } from '../workbook.ts';
import { part, say } from './page.ts';

/**
 * The panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All of it stays in the
 * browser. The code that reads texts is loaded on demand. `getTables` fails if the tables cannot be read; `add` is called
 * when the editor adds the rows.
 */
export function pastePanel(getTables: () => Promise<PasteTables>, add: (result: PasteResult) => void): void {
  const form = part<HTMLFormElement>('paste-form');
  const button = part<HTMLButtonElement>('paste-find');
  const results = part('paste-results');
  const fieldText = (id: string) => part<HTMLInputElement>(id).value;
  const announce = (words: string) => {
    part('paste-status').textContent = words;
  };
  async function showResults(): Promise<void> {
    announce(say('paste.working'));
    results.replaceChildren();
    const [{ pasteResults }, tables] = await Promise.all([
      import('./paste-results.ts'),
      getTables().catch(() => undefined),
    ]);
    part('paste-reports').replaceChildren(...(tables?.reports ?? []).map(({ id }) => new Option(id, id)));
    const locale = locales.find((one) => one === fieldText('paste-language'));
    const source = { text: fieldText('paste-text'), report: fieldText('paste-report'), locale };
    const addRows = (result: PasteResult) => {
      add(result);
      const { evidence, observations } = result;
      results.replaceChildren();
      announce(say('paste.added', { evidence: evidence.length, observations: observations.length }));
      button.focus();
    };
    results.replaceChildren(...pasteResults(source, tables, announce, addRows));
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    await showResults().finally(() => {
      button.disabled = false;
    });
  });
}
