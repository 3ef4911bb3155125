import type { Remote } from 'comlink';
import { html, render } from 'lit-html';
import type { Desk } from '../desk.ts';
import { propose, type Target } from '../propose.ts';
import { part, say, sayList } from './page.ts';
import type { Session } from './session.ts';

/** Sends the proposal of the form. The token is in its field and in the requests, and nowhere else. */
export async function sendProposal(desk: Remote<Desk>, session: Session, target: Target): Promise<void> {
  const fieldText = (id: string) => part<HTMLInputElement>(id).value.trim();
  const [title, token] = [fieldText('propose-what'), fieldText('propose-token')];
  const status = part('propose-status');
  render(say('propose.sending'), status);
  const files = await session.changedTexts();
  const body = await desk.describe(session.workbook, say('propose.site'));
  const head = `desk-${new Date().toLocaleDateString('sv')}-${crypto.randomUUID().slice(0, 8)}`;
  const result = await propose({ title, body, head, files }, target, token);
  if ('kind' in result) {
    const { kind, message = '', moved = [] } = result;
    const repository = `${target.owner}/${target.repo}`;
    render(say(`propose.failed.${kind}`, { message, repository, files: sayList(moved) }), status);
    return;
  }
  for (const { content } of files) if (content) session.saved.add(content);
  const { url, number } = result;
  const words = say('propose.done', { number });
  render(html`<a href=${url} target="_blank" rel="noopener">${words}</a>`, status);
}
