import type { Remote } from 'comlink';
import { html, render } from 'lit-html';
import type { Desk } from '../desk.ts';
import { propose, type Target } from '../propose.ts';
import type { Content } from '../workbook.ts';
import { part, say, sayList } from './page.ts';
import type { Session } from './session.ts';

/** Sends the proposal of the form. The token is in its field and in the requests, and nowhere else. */
export async function sendProposal(
  desk: Remote<Desk>,
  { workbook, marks }: Session,
  target: Target,
  published: ReadonlyMap<string, string>,
  saved: WeakSet<Content>,
): Promise<void> {
  const fieldText = (id: string) => part<HTMLInputElement>(id).value.trim();
  const status = part('propose-status');
  const [title, token] = [fieldText('propose-what'), fieldText('propose-token')];
  render(say('propose.sending'), status);
  const read = marks.changedFiles.map(async (file) => {
    return { file, text: await desk.text(file, workbook.get(file)), published: published.get(file) };
  });
  const [files, body] = [
    await Promise.all(read),
    await desk.describe(workbook, say('propose.site')),
  ];
  const head = `desk-${new Date().toLocaleDateString('sv')}-${crypto.randomUUID().slice(0, 8)}`;
  const result = await propose({ title, body, head, files }, target, token);
  if ('url' in result) {
    for (const { file } of files) {
      const content = workbook.get(file);
      if (content) saved.add(content);
    }
    const { url, number } = result;
    const link = html`<a href=${url} target="_blank" rel="noopener">${say('propose.done', { number })}</a>`;
    render(link, status);
    return;
  }
  const { kind } = result;
  const params = {
    message: 'message' in result ? result.message : '',
    files: 'files' in result ? sayList(result.files) : '',
    repository: `${target.owner}/${target.repo}`,
  };
  render(say(`propose.failed.${kind}`, params), status);
}
