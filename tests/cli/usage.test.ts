import path from 'node:path';
import { expect, it } from 'vitest';
import { digestsOf } from '../site/built.ts';
import { copyOfData } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

it.each<[command: string, args: string[], message: RegExp]>([
  ['check data', ['--format', 'xml'], /There is no format "xml"; the formats are people, json\./],
  ['check data', ['--fix'], /--fix/],
  ['check data', ['folder'], /Name one check, or none/],
  ['extract', [], /Name one text file/],
  ['extract', ['a.txt', 'b.txt'], /Name one text file/],
  ['extract', ['a.txt', '--all'], /--all/],
  ['format', ['--all'], /--all/],
  ['format', ['README.md'], /README\.md/],
  ['article', [], /Name one text file/],
  ['article', ['no-such-file.txt'], /no-such-file\.txt cannot be read/],
  ['freeze', [], /^Name the charts to freeze, or write --all: .*\nThere are platform-users, .*\.\n$/],
  ['freeze', ['a', 'platform-users', 'b'], /^There is no chart "a"\..*\nThere is no chart "b"\..*\n$/],
  ['freeze', ['--all', 'platform-users'], /not both/],
  ['freeze', ['platform-users', '--date', '2026-02-30'], /^--date: The calendar has no day "2026-02-30"\./],
  ['freeze', ['platform-users', '--date', '2999-01-01'], /^--date: 2999-01-01 is yet to come\./],
  ['new', [], /^Say what to add, and its id: npm run new -- chart ID/],
  ['new', ['charts', 'a'], /^Say what to add, and its id/],
  ['new', ['chart'], /^Say what to add, and its id/],
  ['new', ['topic', '../units'], /^“\.\.\/units” is not a valid id\./],
  ['new', ['chart', 'a', '--tipe', 'bar'], /--tipe/],
  ['new', ['topic', 'a', '--type', 'bar'], /--type/],
  ['new', ['chart', 'a', '--type'], /--type/],
  ['new', ['chart', 'a', '--subjects', 'zalo', 'facebook'], /^Unexpected “facebook”/],
  ['new', ['chart', 'game-revenue'], /charts\.csv already has “game-revenue”\./],
  ['new', ['report', 'mic-2024'], /reports\.csv already has “mic-2024”\./],
  ['new', ['topic', 'games'], /games\.csv already exists\./],
])(
  'npm run %s, called with %j, exits with 2, says why and writes nothing',
  async (command, args, message) => {
    const folders = copyOfData();
    const folder = path.dirname(folders.data);
    const before = await digestsOf(folder);
    const { code, stdout, stderr } = await runCli(command, args, folders, {
      NGUON_SITE: 'https://example.org',
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await digestsOf(folder)).toEqual(before);
  },
);
