import { html, render } from 'lit-html';
import { propose } from '../propose.ts';
import { isStory, today } from '../workbook.ts';
import { part, say, sayList, setup } from './page.ts';
import type { Session } from './session.ts';

/** Sends the proposal of the form. The token is in its field and in the requests, and nowhere else. */
export async function sendProposal(session: Session): Promise<void> {
  const { target } = setup;
  if (!target) return;
  const fieldText = (id: string) => part<HTMLInputElement>(id).value.trim();
  const [title, token] = [fieldText('propose-what'), fieldText('propose-token')];
  const status = part('propose-status');
  render(say('propose.sending'), status);
  const { changedTexts: files, unsaved } = session;
  const data = await session.desk.describe(session.workbook, say('propose.site'));
  const stories = files.flatMap(({ file }) => (isStory(file) ? file : []));
  const body = stories.length > 0 ? `${data}\n${say('desk.group.stories')}: ${stories.join(', ')}\n` : data;
  const head = `desk-${today()}-${crypto.randomUUID().slice(0, 8)}`;
  const result = await propose({ title, body, head, files }, target, token);
  if ('kind' in result) {
    const { kind, message = '', moved = [] } = result;
    const repository = `${target.owner}/${target.repo}`;
    render(say(`propose.failed.${kind}`, { message, repository, files: sayList(moved) }), status);
    return;
  }
  session.markSaved(unsaved);
  const { url, number } = result;
  const words = say('propose.done', { number });
  render(html`<a href=${url} target="_blank" rel="noopener">${words}</a>`, status);
}
