import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fullDisk, nearestFolder, type Places } from './full-disk.ts';
import { Refusal } from './refusal.ts';

/** What the system said: a code such as `ENOSPC`, and the file where it is known. */
interface SystemFault {
  code: string;
  file: string | undefined;
}

/**
 * What to tell of an error that ended a build: a sentence that says what happened and how to mend it, where it is
 * something of the system, such as a full disk; else the error with its place in the code.
 * @param dist The folder that the site was to replace.
 * @param staging As the build left it; undefined when it came to none.
 */
export function told(error: unknown, dist: string, staging?: Places): string {
  const places = staging ?? { target: dist, site: undefined };
  if (error instanceof Refusal) return error.message;
  const fault = systemFault(error);
  const sentence = fault && sentenceOf(fault, places);
  // A file that is missing may as well be a mistake of the program.
  if (sentence !== undefined && fault?.code !== 'ENOENT') return sentence;
  const stack = (error as Error).stack ?? String(error);
  return sentence === undefined ? stack : `${stack}\n\n${sentence}`;
}

function sentenceOf({ code, file }: SystemFault, places: Places): string | undefined {
  const place = file ?? nearestFolder(places.site ?? places.target);
  switch (code) {
    case 'ENOSPC':
      return fullDisk(place, places);
    case 'EDQUOT':
      return `${who()} may store no more on the disk of ${nearestFolder(place)}: a quota is used up. Delete something, and build again.`;
    case 'EACCES':
    case 'EPERM':
      return `${who()} may not read or write ${file ?? 'one of the files'}${owner(file)}. Give the right to it, or build as the user to whom it belongs; on Windows, close the programs in which it is open.`;
    case 'EROFS':
      return `${place} is on a disk that cannot be written to. Mount it for writing, or build a copy of the project elsewhere.`;
    case 'EXDEV':
      return `${places.target} and the folder ${path.join(path.dirname(places.target), '.nguon')} beside it are on different disks, or in different layers of a container's image, so the new site cannot take the place of the old one at once. Make the second a plain folder on the same disk; in a container, delete the first and build again.`;
    case 'EBUSY':
      return `${place} is in use: a disk is mounted there, or another program works in it. End that, or build into another folder with NGUON_DIST.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'The system lets no more files be open at a time. Close other programs, or allow more (ulimit -n 4096), and build again.';
    case 'EIO':
      return `The disk of ${place} failed while it was read or written. See to the disk, and build again.`;
    case 'ENOENT':
      return `${file ?? 'A file'} is not there. If it was deleted or renamed while the site was built, put it back, and build again.`;
    default:
      return undefined;
  }
}

/** Errors wrap errors, and native code has only words for what the system said. */
function systemFault(error: unknown, depth = 0): SystemFault | undefined {
  if (typeof error !== 'object' || error === null || depth > 5) return undefined;
  const {
    code,
    path: file,
    dest,
    message,
    cause,
    errors,
  } = error as NodeJS.ErrnoException & {
    dest?: string;
    errors?: unknown[];
  };
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
    // Of the two files of a copy or a renaming, it is the new one that has no room.
    return { code, file: code === 'ENOSPC' || code === 'EDQUOT' ? (dest ?? file) : file };
  for (const inner of [cause, ...(Array.isArray(errors) ? errors : [])]) {
    const found = systemFault(inner, depth + 1);
    if (found) return found;
  }
  const number = /\(os error (\d+)\)/.exec(message ?? '')?.[1];
  const named = /\b(?:ENOSPC|EDQUOT|EACCES|EROFS|EMFILE|ENFILE|EIO)\b/.exec(message ?? '')?.[0];
  const known = named ?? (number === undefined ? undefined : OF_RUST[number]);
  return known === undefined ? undefined : { code: known, file: undefined };
}

/** Numbers of Linux that Vite's bundler, which is written in Rust, puts into its messages. */
const OF_RUST: Readonly<Record<string, string>> = {
  2: 'ENOENT',
  5: 'EIO',
  13: 'EACCES',
  24: 'EMFILE',
  28: 'ENOSPC',
  30: 'EROFS',
  122: 'EDQUOT',
};

function who(): string {
  try {
    return `The user "${userInfo().username}"`;
  } catch {
    // One that the system has no name for, as in many containers.
    return `The user ${process.getuid?.() ?? ''}`.trim();
  }
}

function owner(file: string | undefined): string {
  const uid = file === undefined ? undefined : statSync(nearestFolder(file), { throwIfNoEntry: false })?.uid;
  return uid === undefined || process.getuid === undefined || uid === process.getuid()
    ? ''
    : `, which belongs to user ${uid}`;
}
