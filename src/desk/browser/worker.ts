/**
 * The desk's worker: reads, checks and draws, so that the page stays responsive. The first message has the page's texts;
 * the others are method calls (`remote.ts`).
 */
import { Desk } from '../desk.ts';
import { type Answer, type Call, fillTexts, type Texts } from './remote.ts';

function begin({ data: texts }: MessageEvent<Texts>): void {
  fillTexts(texts);
  const desk = new Desk(texts.locale);
  const methods = desk as unknown as Record<string, (...args: unknown[]) => unknown>;
  addEventListener('message', async ({ data: { id, name, args } }: MessageEvent<Call>) => {
    const answer = (message: Answer) => postMessage(message);
    try {
      answer({ id, result: await methods[name]?.call(desk, ...args) });
    } catch (error) {
      answer({ id, error: (error as Error).message });
    }
  });
}

addEventListener('message', begin, { once: true });
