import { expect, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources, withChange } from '../support/data.ts';
import { eightWays } from '../support/eight-ways.ts';
import { inWords } from '../support/words.ts';

const sources = projectSources();
const expected = await readTables(sources);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The project's files, or others, each saved in another way. */
const saved = (save: (text: string) => Uint8Array, all = sources) =>
  all.map(({ file, bytes }) => ({ file, bytes: save(textOf(bytes)) }));

const swapped = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
test.each(Object.entries({ ...eightWays, 'UTF-16, its bytes the other way round': swapped }))(
  'saved as %s, all files together give the same collection',
  async (_, save) => {
    expect(await readTables(saved(save))).toEqual(expected);
  },
);

test('a number that can be read in two ways is a problem only where the comma parts decimals', async () => {
  const spoilt = withChange('units.csv', (text) => text.replace('fine,count,1,', 'fine,count,1.125,'));
  for (const [way, save] of Object.entries(eightWays)) {
    const { problems } = await readTables(saved(save, spoilt));
    const told = { file: 'units.csv', line: 8, column: 'factor', fix: 'Write 1125 or 1.125.' };
    expect(problems.map(inWords)).toMatchObject(way === 'semicolons and decimal commas' ? [told] : []);
  }
});
