/** Checks drafts and pictures. The page makes this worker of a blob, so that its policy holds here, too. */
import { checkDraft } from '../article/check.ts';

self.onmessage = ({ data: { input, data } }) => self.postMessage(checkDraft(input, data));
