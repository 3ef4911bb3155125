import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources, withChange } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const problemsAfter = async (file: string, change: (text: string) => string) =>
  (await readTables(withChange(file, change))).problems.map(inWords);

describe('did you mean', () => {
  it.each([
    ['facebok', 'facebook'],
    ['Facebook', 'facebook'],
    ['tik-tok', 'tiktok'],
    ['domestic-social-networks', 'domestic_social_networks'],
  ])('%s: %s', async (written, meant) => {
    const problems = await problemsAfter('charts.csv', (text) =>
      text
        .replace(`zalo facebook youtube tiktok`, written.toLowerCase())
        .replace('max(zalo users)', 'facebook users > 0'),
    );
    // The title names the platforms that were taken out.
    if (written.toLowerCase() === meant) expect(problems).toMatchObject([{ code: 'claim-error' }]);
    else
      expect(problems).toMatchObject([{ code: 'foreign-key', fix: expect.stringContaining(`"${meant}"`) }]);
  });

  it('is not asked where nothing is near', async () => {
    const [problem] = await problemsAfter('charts.csv', (text) =>
      text.replace('zalo facebook youtube tiktok', 'instagram'),
    );
    expect(problem?.message).toBe('subjects.csv has no "instagram".');
  });
});

describe('units', () => {
  it.each([
    ['a percentage for a count', 'takedowns', 'facebook,compliance_rate', 'facebook,licences'],
    ['a count for a percentage', 'licences', 'g1_games,licences', 'g1_games,workers_growth'],
    ['money for a count', 'games', 'game_industry,revenue', 'game_industry,licences'],
    ['a count for money', 'licences', 'g1_games,licences', 'g1_games,revenue'],
  ])('must agree: %s', async (_, file, from, to) => {
    const problems = await problemsAfter(`observations/${file}.csv`, (text) => text.replace(from, to));
    expect(problems).toMatchObject([{ code: 'constraint-error', column: 'measure' }]);
  });

  it('must agree: dollars for dong', async () => {
    const problems = await problemsAfter('measures.csv', (text) =>
      text.replace('fines_total,VND', 'fines_total,USD'),
    );
    expect(problems).toMatchObject([{ code: 'foreign-key', text: 'USD' }]);
  });
});

describe('evidence', () => {
  it('of the role shared may be used by several observations', async () => {
    const again = 'zalo,compliance_rate,2024,93,93%,mic-2024#33.2,,\n';
    const share = (text: string) =>
      text.replace('93%,93,percent,rounded,figure', '93%,93,percent,rounded,shared');
    const added = withChange('observations/takedowns.csv', (text) => text + again);
    const both = withChange('seeds/mic-2024.csv', share, added);
    expect((await readTables(added)).problems).toMatchObject([{ code: 'unique-error' }]);
    expect((await readTables(both)).problems).toEqual([]);
  });

  it('without a column for the words after it is read', async () => {
    const without = (text: string) =>
      text
        .split('\n')
        .map((row) => row.replace(/,[^,"]*$/, ''))
        .join('\n');
    expect(await problemsAfter('seeds/mic-2024.csv', without)).toEqual([]);
  });
});

describe('readTables', () => {
  it('says of nothing that the tables are missing, once each', async () => {
    const { problems } = await readTables([]);
    expect(problems.map(({ file }) => file)).toEqual([
      'charts.csv',
      'corrections.csv',
      'glossary.csv',
      'measures.csv',
      'observations/',
      'reports.csv',
      'statements.csv',
      'subjects.csv',
      'units.csv',
    ]);
  });

  it('sorts problems by file and line', async () => {
    const { problems } = await readTables(
      projectSources().map((source) => ({
        ...source,
        bytes: Buffer.from(new TextDecoder().decode(source.bytes).replaceAll(/,2024(?=,)/g, ',20x24')),
      })),
    );
    const keys = problems.map(({ file, line }) => `${file} ${String(line).padStart(5, '0')}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(problems.map(({ file }) => file)).size).toBeGreaterThan(5);
  });

  it('gives every observation its place, origin and figure', async () => {
    const { tables } = await readTables(projectSources());
    expect(tables.observations.find(({ subject }) => subject === 'zalo')).toMatchObject({
      file: 'observations/platforms.csv',
      row: 4,
      origin: 'reported',
      figure: { value: 76.5e6, low: 76.45e6, high: 76.55e6, qualifier: 'rounded' },
    });
    expect(tables.observations.find(({ measure }) => measure === 'revenue')?.figure.qualifier).toBe(
      'estimated',
    );
  });
});

it('no two charts have one title: screen readers and search engines tell them apart by it', async () => {
  const problems = await problemsAfter('charts.csv', (text) =>
    text.replace('What the fines add up to', 'What the game industry earned'),
  );
  expect(problems).toMatchObject([{ code: 'unique-error', column: 'title_en' }]);
});
