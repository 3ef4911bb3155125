/**
 * One measurement in a process of its own: `node measure-rows.ts raw|check COUNT` prints seconds, peak memory and rows
 * as JSON. `raw` is PapaParse alone on the same text, into arrays of strings.
 */
import Papa from 'papaparse';
import { readTables } from '../../src/tables/read.ts';
import { generateSources } from './rows.ts';

const [mode, count] = process.argv.slice(2);
const sources = generateSources(Number(count));
const observations = sources.find(({ file }) => file.startsWith('observations/'));
const text = new TextDecoder().decode(observations?.bytes);

const start = performance.now();
let rows: number;
if (mode === 'raw') {
  rows = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.length - 2;
} else {
  const { tables, problems } = await readTables(sources);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  rows = tables.observations.length;
}
const seconds = (performance.now() - start) / 1000;
console.log(
  JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, rows, bytes: text.length }),
);
