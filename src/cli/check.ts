/**
 * `npm run check:data`: reads and checks all data. Prints problems for people, or with `-- --format json` for programs;
 * as annotations too where `GITHUB_ACTIONS` is set. Exits with 1 when there are problems, with 2 when called wrongly.
 * `--lang vi` for Vietnamese. People are also told of files that are not in canonical form, which is no problem: see `npm run format`.
 */
import { parseArgs } from 'node:util';
import { foldersFromEnvironment, loadSources, loadTables } from '../dataset/load.ts';
import { type MessageKey, t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { canonicalCsv, isCanonical } from '../tables/canonical.ts';
import type { Report } from '../tables/tables.ts';
import { asJson, counted, displayPath, localeOf, printProblems, printWarning } from './print.ts';

const { format, locale } = readArguments();
const folders = foldersFromEnvironment();
const { tables, problems, verified } = await loadTables(folders);

if (format === 'json') {
  console.log(asJson(problems));
} else if (problems.length > 0) {
  printProblems(problems, folders, locale);
} else {
  const figures = tables.evidence.filter(({ role }) => role !== 'context').length;
  const told = tables.observations.length + tables.alternatives.length;
  const observations = counted(locale, 'observations', told);
  console.log(t(locale, 'check.sound', { observations, figures, derived: tables.derived.length }));
  for (const report of tables.reports) console.log(t(locale, comparisonOf(report), { report: report.id }));
}
if (format === 'people') await warnOfForms();
process.exitCode = problems.length > 0 ? 1 : 0;

/** With what a report's figures were compared. */
function comparisonOf({ id, text_sha256 }: Report): MessageKey {
  if (text_sha256 === undefined) return 'check.cited';
  return verified.includes(id) ? 'check.compared' : 'check.notCompared';
}

/** Names the files whose next small change would show as a large one. */
async function warnOfForms(): Promise<void> {
  const { sources } = await loadSources(folders);
  for (const source of sources) {
    const canonical = canonicalCsv(source);
    if ('problems' in canonical || isCanonical(source, canonical.text)) continue;
    const file = displayPath(source.file, folders);
    printWarning('not canonical', t(locale, 'check.notCanonical', { file }), file);
  }
}

function readArguments(): { format: 'people' | 'json'; locale: Locale } {
  try {
    const { values } = parseArgs({
      options: { format: { type: 'string', default: 'people' }, lang: { type: 'string' } },
    });
    const { format } = values;
    const locale = localeOf(values.lang);
    if (format === 'people' || format === 'json') return { format, locale };
    throw new Error(t(locale, 'check.noFormat', { format }));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
