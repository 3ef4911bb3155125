import { type Sentence, sentence } from '../i18n/problems.ts';
import { isDeviceName } from './cells.ts';

/** Letters that only some systems let stand in a name, and those that nobody sees. */
const UNUSUAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/u;
const LONGEST = 100;

/**
 * Why a file of this name would not be on every machine what it is here: a project is copied between Linux, Windows and
 * macOS. `others` are the names beside it. Undefined where nothing is wrong.
 */
export function nameIssue(name: string, others: readonly string[]): Sentence | undefined {
  const base = name.replace(/\.[^.]*$/, '');
  if (UNUSUAL.test(name) || base !== base.trim() || base.endsWith('.'))
    return sentence('source-error.unusual-name');
  if (name.length > LONGEST)
    return sentence('source-error.long-name', { length: name.length, most: LONGEST });
  if (isDeviceName(base.toLowerCase())) return sentence('source-error.device-name');
  const folded = fold(name);
  const other = others.find((one) => one !== name && fold(one) === folded);
  return other === undefined ? undefined : sentence('source-error.same-name', { other });
}

/** A name as it can be shown: nothing in it moves a terminal's cursor. */
export function visibleName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
