import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { examples } from '../charts/examples.ts';
import { copyOfData, root } from '../support/folders.ts';
import { freePort } from '../support/free-port.ts';

const folders = copyOfData();
const file = path.join(folders.data, 'observations/licences.csv');
let server: ChildProcess;
let output = '';
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const command = ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', String(port)];
  const env = {
    PATH: process.env['PATH'],
    NGUON_DATA: folders.data,
    NGUON_SEEDS: folders.seeds,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  server = spawn(process.execPath, command, { cwd: root, env });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  await until(async () => (await page()).includes('Issued to foreign organisations.'));
});
afterAll(() => {
  server.kill();
});

test('a changed CSV shows at once; bad data is told, and the last good page stays', async () => {
  const good = await readFile(file, 'utf8');
  const noted = good.replace('Issued to foreign organisations.', 'A note made just now.');
  await writeFile(file, noted);
  await until(async () => (await page()).includes('A note made just now.'));

  await writeFile(file, noted.replace(',13,13,', ',14,13,').replace('just now', 'too late'));
  await until(async () => output.includes('14 does not match the reported "13" (13)'));
  expect(await page()).toContain('A note made just now.');

  await writeFile(file, good);
  await until(async () => (await page()).includes('Issued to foreign organisations.'));
});

test('the gallery shows every chart example, in dev only', async () => {
  const gallery = await (await fetch(`${url}gallery/`)).text();
  for (const name of Object.keys(examples)) expect(gallery).toContain(`>${name}</h2>`);
  expect(existsSync(path.join(inject('site').dist, 'gallery'))).toBe(false);
});

async function page(): Promise<string> {
  const response = await fetch(`${url}charts/licences-2024/`).catch(() => undefined);
  return (await response?.text()) ?? '';
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not come to pass. The server said:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
