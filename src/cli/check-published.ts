/**
 * `npm run check:published`: compares the data with what was last published, and asks for a row of corrections.csv for
 * each value that was published otherwise, or is gone. It warns where names, or which report is shown, changed. What was last published: a folder, an archive or a revision of git
 * in `NGUON_PUBLISHED`, or `none`; else the default branch of the remote `origin`. Problems are told as by `check:data`.
 * Exits with 1 when there are problems, or when what `NGUON_PUBLISHED` names is not there; with 2 when called wrongly.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { missingCorrections } from '../changes/missing-corrections.ts';
import { publishedWarnings } from '../changes/warnings.ts';
import { decode } from '../csv/decode.ts';
import { firstLineOf } from '../csv/read.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { problemText } from '../i18n/problems.ts';
import { count, displayPath, printProblems, printWarning, terminalLocale } from './print.ts';
import { today } from './project.ts';
import { readLastPublished } from './published.ts';

try {
  parseArgs({ options: {} });
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}
const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  // Not once more, at each cell, what check:data tells.
  console.error(`The data have ${count(problems.length, 'problem')}: npm run check:data tells of them.`);
  process.exit(1);
}
const published = await readLastPublished(folders);
if ('missing' in published) {
  console.error(`${published.missing} Correct NGUON_PUBLISHED; "none" says that nothing was published yet.`);
  process.exitCode = 1;
} else if ('nothing' in published) {
  console.log(`${published.nothing} No correction is asked for.`);
} else if ('unlike' in published) {
  // The past cannot be changed, so an editor must not be stopped by it. On GitHub, what is compared with is the archive of
  // the site, which is read as it is, whatever the schemas say today.
  const text = `What was published cannot be compared with: ${published.unlike}\nCheck yourself whether a published value changes.`;
  printWarning('Not compared with what is published', text);
} else {
  for (const warning of publishedWarnings(published.snapshot, tables)) {
    const { message, fix } = problemText(warning, terminalLocale());
    const name = displayPath(warning.file, folders);
    printWarning('Check yourself', `${name}:${warning.line}: ${message} ${fix}`, name);
  }
  const missing = missingCorrections(published.snapshot, tables, {
    today: today(),
    head: await headOfCorrections(),
  });
  if (missing.length > 0) printProblems(missing, folders);
  console[missing.length > 0 ? 'error' : 'log'](
    `Compared with ${published.name}: ${count(missing.length, 'correction')} missing.`,
  );
  process.exitCode = missing.length > 0 ? 1 : 0;
}

/** The first line of corrections.csv, which was read without a problem before. */
async function headOfCorrections(): Promise<string> {
  const file = 'corrections.csv';
  const decoded = decode({ file, bytes: await readFile(path.join(folders.data, file)) });
  return 'text' in decoded ? firstLineOf(decoded.text) : '';
}
