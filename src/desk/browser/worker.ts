/** The desk's worker: reads, checks and draws, so that the page stays responsive. The first message has the page's texts. */
import { expose } from 'comlink';
import { Desk } from '../desk.ts';
import { fillTexts, type Texts } from './texts.ts';

function begin({ data: texts }: MessageEvent<Texts>): void {
  fillTexts(texts);
  expose(new Desk(texts.locale));
}

addEventListener('message', begin, { once: true });
