import { isDeviceName } from './cells.ts';

/** Letters that only some systems let stand in a name, and those that nobody sees. */
const UNUSUAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/u;
const LONGEST = 100;

/**
 * Why a file of this name would not be on every machine what it is here: a project is copied between Linux, Windows and
 * macOS. `others` are the names beside it. Undefined where nothing is wrong.
 */
export function nameFault(
  name: string,
  others: readonly string[],
): [message: string, mend: string] | undefined {
  const base = name.replace(/\.[^.]*$/, '');
  if (UNUSUAL.test(name) || base !== base.trim() || base.endsWith('.'))
    return [
      'The name of the file has a character or a space that not every system takes.',
      'Rename it with letters, digits, - and _.',
    ];
  if (name.length > LONGEST)
    return [`The name of the file has ${name.length} characters; ${LONGEST} are enough.`, 'Shorten it.'];
  if (isDeviceName(base.toLowerCase()))
    return [
      'The name of the file is one that some systems keep for a device.',
      'Rename it with another word.',
    ];
  const folded = fold(name);
  const twin = others.find((other) => other !== name && fold(other) === folded);
  if (twin !== undefined)
    return [
      `To some systems, the name of the file is the same as ${twin}, which is there too.`,
      'Rename one of them.',
    ];
  return undefined;
}

/** A name as it can be shown: nothing in it moves a terminal's cursor. */
export function visibleName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
