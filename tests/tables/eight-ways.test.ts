import { describe, expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources, withChange } from '../support/data.ts';
import { eightWays } from '../support/eight-ways.ts';
import { inWords } from '../support/words.ts';

const sources = projectSources();
const expected = await readTables(sources);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.each(Object.entries(eightWays))('saved as %s', (_, save) => {
  it('all files together give the same collection', async () => {
    const saved = sources.map(({ file, bytes }) => ({ file, bytes: save(textOf(bytes)) }));
    expect(await readTables(saved)).toEqual(expected);
  });
});

describe('a number that can be read in two ways where the comma parts decimals', () => {
  const spoilt = withChange('units.csv', (text) => text.replace('fine,count,1,', 'fine,count,1.125,'));
  const decimalCommas = 'semicolons and decimal commas';

  it.each(Object.entries(eightWays))('saved as %s', async (way, save) => {
    const { problems } = await readTables(
      spoilt.map(({ file, bytes }) => ({ file, bytes: save(textOf(bytes)) })),
    );
    const told = { file: 'units.csv', line: 8, column: 'factor', fix: 'Write 1125 or 1.125.' };
    expect(problems.map(inWords)).toMatchObject(way === decimalCommas ? [told] : []);
  });
});

test('UTF-16 with its bytes the other way round gives the same collection', async () => {
  const saved = sources.map(({ file, bytes }) => ({
    file,
    bytes: Buffer.from(`\ufeff${textOf(bytes)}`, 'utf16le').swap16(),
  }));
  expect(await readTables(saved)).toEqual(expected);
});

test('there are eight ways, and they differ', () => {
  const text = textOf(sources.find(({ file }) => file === 'observations/games.csv')!.bytes);
  const saved = Object.values(eightWays).map((save) => Buffer.from(save(text)).toString('base64'));
  expect(new Set(saved).size).toBe(8);
});
