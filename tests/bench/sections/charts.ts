import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Options } from '../section.ts';
import { duration, table } from '../statistics.ts';

export const title = 'Drawing a chart';

const DRAWINGS = 10_000;

/** Drawing, beside the bare d3 work for the same marks. */
export async function measure({ say, keep }: Options): Promise<string> {
  say(`${DRAWINGS.toLocaleString('en')} drawings`);
  const script = path.join(import.meta.dirname, '../measure-charts.ts');
  const output = String(execFileSync(process.execPath, [script, String(DRAWINGS)]));
  const { whole, bare, examples }: Record<'whole' | 'bare' | 'examples', number> = JSON.parse(output);
  keep({ wholeMs: whole, bareMs: bare });
  return [
    table(
      ['a chart', 'median'],
      [
        ['words, places, SVG text', duration(whole)],
        ['bare d3: a scale, and a rectangle’s text for each value', duration(bare)],
      ],
    ),
    `${DRAWINGS.toLocaleString('en')} drawings of ${examples} mixed examples: \`node tests/bench/measure-charts.ts ${DRAWINGS}\`.`,
  ].join('\n\n');
}
