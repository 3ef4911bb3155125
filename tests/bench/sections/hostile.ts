import { availableParallelism } from 'node:os';
import { buildFaults } from '../../hostile/built.ts';
import { MERGED } from '../../hostile/corpus-folders.ts';
import { corpusSeeds } from '../../hostile/mutate.ts';
import { type Answer, faultsOf, MOST_SECONDS, runFolders } from '../../hostile/run.ts';
import type { Options } from '../section.ts';

export const title = 'Hostile input';

const FOLDERS = 10_000;
/** Of the folders that pass, so many become a site for real; it takes ten seconds each. */
const BUILDS = 12;

/** Sends spoilt data folders the whole way, and tells what became of them: `tests/hostile/` says what is looked for. */
export async function measure({ say, keep }: Options): Promise<string> {
  say(`trying ${FOLDERS} spoilt folders`);
  const seeds = Array.from({ length: FOLDERS }, (_, at) => at + 1);
  const answers = await runFolders([...corpusSeeds, ...seeds], availableParallelism());
  const passed = answers.filter(({ outcome }) => outcome === 'built').map(({ seed }) => seed);
  // Those of the corpus, then others all over.
  const built = passed.filter(
    (seed, at) => seed < 0 || at % Math.ceil(passed.length / (BUILDS - MERGED)) === 0,
  );
  const buildFaultsFound = built.flatMap((seed, at) => {
    say(`building the site of spoilt folder ${at + 1} of ${built.length}`);
    return buildFaults(seed);
  });
  const faults = [...faultsOf(answers), ...buildFaultsFound];
  const outputs = answers.reduce((sum, answer) => sum + answer.outputs, 0);
  const slowest = answers.toSorted((a, b) => b.seconds - a.seconds);
  keep({ hostile_folders: answers.length, hostile_faults: faults.length, hostile_outputs: outputs });
  const rows = [...Map.groupBy(answers, ({ outcome }) => outcome)].map(([outcome, group]) => {
    const problems = group.reduce((sum, answer) => sum + answer.problems, 0);
    return `| ${outcome} | ${number(group.length)} | ${number(problems)} | ${slowestOf(group)} |`;
  });
  const [first] = slowest;
  return [
    `${number(FOLDERS)} copies of the snapshot’s data, each spoilt in one to three ways that follow from a seed (cells, rows,`,
    `columns, bytes, files, formulas, figures, periods, ids, corrections, stories), and ${number(corpusSeeds.length)} made of the corpus of hostile texts.`,
    `Each goes through the check; where that passes, all drawings, formats, feeds, descriptions and comparisons are made and`,
    `looked at: ${number(outputs)} of them. ${built.length} of the folders that passed were built as a site, too.`,
    '',
    '| outcome | folders | problems told | slowest, s of a processor |',
    '|---|---:|---:|---:|',
    ...rows.toSorted(),
    '',
    `Faults found: **${faults.length}** (a problem without its place, mend or Vietnamese; markup or a script that came from a text; a formula in`,
    `a CSV; a path out of \`dist/\`; a changed prototype; an exception; a crash; more than ${MOST_SECONDS} s). Median ${median(answers).toFixed(3)} s;`,
    `the slowest was ${first?.told.slice(0, 80)}.`,
    ...faults.slice(0, 20).map((fault) => `- ${fault.slice(0, 300)}`),
  ].join('\n');
}

const number = (value: number) => value.toLocaleString('en');
const slowestOf = (answers: readonly Answer[]) =>
  Math.max(...answers.map(({ seconds }) => seconds)).toFixed(2);

function median(answers: readonly Answer[]): number {
  const all = answers.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  return all[all.length >> 1] ?? 0;
}
