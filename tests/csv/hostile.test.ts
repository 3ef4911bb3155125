import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/csv/read.ts';

const all = ['id', 'kind', 'factor'];
const header = `${all.join(',')}\n`;

/** Inputs on which a careless reader takes minutes, or reports one mistake thousands of times. */
describe('inputs that could take long are done at once', () => {
  it.each<[name: string, text: string, problems: number]>([
    ['100,000 rows with a stray quote', header + 'a,"x"y",z\n'.repeat(100_000), 100_000],
    ['a quote that never closes', `${header}a,"b${'\na,b,c'.repeat(100_000)}`, 1],
    ['a million quotes', header + '"'.repeat(1_000_001), 1],
    ['15,000 columns', `${Array.from({ length: 15_000 }, (_, at) => `c${at}`).join(',')}\n`, 1],
    ['99,000 commas as the header', `${','.repeat(99_000)}\n`, 1],
    ['200,000 blank rows in the middle', `${header}a,b,c\n${',,\n'.repeat(200_000)}a,b,c\n`, 1],
    ['200,000 blank rows at the end', `${header}a,b,c\n${',,\n'.repeat(200_000)}`, 0],
    ['100,000 cells with line breaks', header + '"a\n\n",b,"\nc"\n'.repeat(100_000), 0],
    ['100,000 rows with question marks', header + 'what? yes,b?,?\n'.repeat(100_000), 0],
    ['100,000 rows with lost letters', header + 'Vi?t,b,c\n'.repeat(100_000), 1],
  ])('%s', (_, text, count) => {
    const { problems } = readCsv({ file: 'units.csv', bytes: new TextEncoder().encode(text) }, { all });
    expect(problems).toHaveLength(count);
  });
});

describe('the line of a problem', () => {
  it.each<[name: string, text: string, line: number]>([
    ['of the second stray quote', `${header}a,b,c\na,"x"y",c\na,b,c\na,"x"y",c\n`, 5],
    ['behind cells with line breaks', `${header}a,"b\n\nb",c\na,b\n`, 5],
    ['behind blank rows', `${header}\n\na,b\n`, 4],
    ['behind CR line ends', `${header}a,b,c\ra,b\r`, 3],
  ])('%s', (_, text, line) => {
    const { problems } = readCsv({ file: 'units.csv', bytes: new TextEncoder().encode(text) }, { all });
    expect(problems.at(-1)?.line).toBe(line);
  });
});
