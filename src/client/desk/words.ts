import type { Checked } from '../../desk/protocol.ts';
import { say, sayCount, sayList, setup } from './setup.ts';

/** More names than this are told as a number. */
const MOST_NAMED = 4;

/** "3 problems · 2 files changed" */
export function checkedWords({ total, verified }: Checked, changedFiles: number): string {
  return [
    total === 0 ? say('desk.sound') : sayCount('desk.problems', total),
    ...(changedFiles > 0 ? [sayCount('desk.changedFiles', changedFiles)] : []),
    ...(verified.length > 0 ? [say('desk.verified', { reports: sayList(verified) })] : []),
  ].join(' · ');
}

/** Which files were opened, and which were not. */
export function openedWords(names: readonly string[], passedOver: readonly string[]): string {
  if (names.length === 0) return say('desk.openedNothing');
  const opened =
    names.length > MOST_NAMED
      ? say('desk.openedMany', { count: names.length })
      : sayCount('desk.opened', names.length, { files: sayList(names) });
  if (passedOver.length === 0) return opened;
  return `${opened} ${say('desk.passedOver', { files: sayList(passedOver.slice(0, MOST_NAMED)) })}`;
}

/** "Load the published files (8.4 MB)" */
export function loadWords(bytes: number): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  return say('desk.load', { size: new Intl.NumberFormat(setup.locale, format).format(bytes / 1e6) });
}
