/**
 * One measurement in a process of its own: `node measure-rows.ts raw|check COUNT` prints seconds, those of the
 * processor (which other work on the machine hardly changes), peak memory and rows as JSON. `raw` is PapaParse alone on
 * the same text, into arrays of strings.
 */
import Papa from 'papaparse';
import { readTables } from '../../src/tables/read.ts';
import { generateSources } from './rows.ts';

const [mode, count] = process.argv.slice(2);
const sources = generateSources(Number(count));
const observations = sources.find(({ file }) => file.startsWith('observations/'));
const text = new TextDecoder().decode(observations?.bytes);

const start = performance.now();
const cpuBefore = process.cpuUsage();
let rows: number;
if (mode === 'raw') {
  rows = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.length - 2;
} else {
  const { tables, problems } = await readTables(sources);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  rows = tables.observations.length;
}
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1e6;
console.log(
  JSON.stringify({
    seconds,
    cpuSeconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    rows,
    bytes: text.length,
  }),
);
