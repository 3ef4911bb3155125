/**
 * `node src/cli/check.ts`: runs all checks up to the first with problems, or the one named: `npm run check:data`. Problems go to
 * people, to GitHub as annotations where `GITHUB_ACTIONS` is set, with `--format json` to programs; `--lang vi` for Vietnamese.
 * Exits with 1 when there are problems, with 2 when called wrongly.
 */
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { checkAllTexts } from '../i18n/check.ts';
import { t } from '../i18n/index.ts';
import { canonicalCsv, isCanonical } from '../tables/canonical.ts';
import type { Tables } from '../tables/tables.ts';
import { frozenProblems } from './frozen.ts';
import { asJson, count, counted, displayPath, printProblems, printWarning, readCall, stop } from './print.ts';
import { areStoriesSound } from './project.ts';
import { isSoundAgainstPublished } from './published.ts';

/** Each check by its name: true where there is no problem. */
const checks = {
  data: checkData,
  published: () => ofSoundData((tables) => isSoundAgainstPublished(tables, folders, locale)),
  texts: async () => areNone(checkAllTexts()),
  // That they hold no digit of their own, name what the data has, and say the same in all languages.
  stories: () => ofSoundData(areStoriesSound),
  frozen: checkFrozen,
};
const names = Object.keys(checks) as (keyof typeof checks)[];

const usage = `Name one check, or none; there are ${names.join(', ')}.`;
const { word, format, locale } = readCall(['people', 'json'], usage);
const name = names.find((one) => one === word);
if (word !== undefined && !name) stop(2, usage);
const folders = foldersFromEnvironment();
let reading: ReturnType<typeof loadTables> | undefined;
const read = () => (reading ??= loadTables(folders));

for (const one of name ? [name] : names) {
  if (await checks[one]()) continue;
  process.exitCode = 1;
  break;
}

/** A check for which the data must be sound; if they are not, names the command that lists the problems. */
async function ofSoundData(check: (tables: Tables) => Promise<boolean>): Promise<boolean> {
  const { tables, problems } = await read();
  if (problems.length === 0) return check(tables);
  console.error(`The data have ${count(problems.length, 'problem')}: npm run check:data lists them.`);
  return false;
}

/** Reads and checks all data. For people, it also lists files that are not in canonical form, which is no problem. */
async function checkData(): Promise<boolean> {
  const { tables, problems, verified, sources, numbersByHand } = await read();
  if (format === 'json') {
    console.log(asJson(problems));
    return problems.length === 0;
  }
  if (problems.length > 0) printProblems(problems, folders, locale);
  else {
    const figures = tables.evidence.filter(({ role }) => role !== 'context').length;
    const reported = tables.observations.length + tables.alternatives.length;
    const observations = counted(locale, 'observations', reported);
    console.log(t(locale, 'check.sound', { observations, figures, derived: tables.derived.length }));
    for (const { id, text_sha256 } of tables.reports) {
      const compared = verified.includes(id) ? 'check.compared' : 'check.notCompared';
      console.log(t(locale, text_sha256 === undefined ? 'check.cited' : compared, { report: id }));
    }
    // Extraction gives a qualifier to figures only, and never the role "shared".
    const byHand = tables.evidence
      .filter(({ role, qualifier }) => role === 'shared' || (role === 'context' && qualifier !== undefined))
      .map(({ id, phrase, role }) => `${id} “${phrase}” (${role})`);
    for (const [key, places] of [
      ['check.rolesByHand', byHand],
      ['check.numbersByHand', numbersByHand],
    ] as const)
      if (places.length > 0) console.log(t(locale, key, { places: places.join('; ') }));
  }
  for (const source of sources) {
    const canonical = canonicalCsv(source);
    if ('problems' in canonical || isCanonical(source, canonical.text)) continue;
    const file = displayPath(source.file, folders);
    printWarning('not canonical', t(locale, 'check.notCanonical', { file }), file);
  }
  return problems.length === 0;
}

/** Prints problems that are sentences already. True where there is none. */
function areNone(problems: readonly string[]): boolean {
  for (const one of problems) console.error(one);
  return problems.length === 0;
}

async function checkFrozen(): Promise<boolean> {
  const { versions, problems } = await frozenProblems();
  const isSound = areNone(problems);
  if (isSound) console.log(`${count(versions, 'frozen version')} checked, none changed.`);
  else console.error(`${count(problems.length, 'problem')} in the frozen versions.`);
  return isSound;
}
