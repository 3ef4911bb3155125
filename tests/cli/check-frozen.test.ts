import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listVersion, relativeLinks } from '../../src/cli/frozen.ts';
import { frozenDigest, manifestText } from '../../src/embed/frozen.ts';
import { temporaryFolder } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

const FILES = {
  'index.html': '<!doctype html>',
  'x.json': '{"language":"en"}\n',
  'vi/index.html': '<!doctype html>',
  'vi/x.json': '{"language":"vi"}\n',
  'vi/x.csv': 'a,b\r\n1,2\r\n',
};
const digest = await frozenDigest([FILES['x.json'], FILES['vi/x.json']]);
const VERSION = `x/2026-01-31-${digest}`;

/** A folder with one sound version. */
async function frozen(): Promise<{ root: string; file: (name: string) => string }> {
  const root = path.join(temporaryFolder(), 'frozen');
  const file = (name: string) => path.join(root, VERSION, name);
  mkdirSync(file('vi'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(file(name), text);
  const files = Object.fromEntries(
    Object.entries(FILES).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
  );
  const head = { chart: 'x', date: '2026-01-31', digest, number: 1, site: 'https://example.org/' };
  writeFileSync(file('frozen.json'), manifestText({ ...head, values: [], files }));
  await listVersion(VERSION, root);
  return { root, file };
}

const check = (root: string) => runCli('check frozen', [root], {});

describe('npm run check:frozen', () => {
  it('exits with 0 and counts the versions', async () => {
    const { root } = await frozen();
    expect(await check(root)).toEqual({
      code: 0,
      stdout: '1 frozen version, each as it was frozen.\n',
      stderr: '',
    });
  });

  it('tells all problems at once, with file and mend', async () => {
    const { root, file } = await frozen();
    writeFileSync(file('vi/x.csv'), 'a,b\n1,2\n');
    rmSync(file('index.html'));
    writeFileSync(file('new.css'), '');
    writeFileSync(path.join(root, 'x/notes.txt'), '');
    mkdirSync(path.join(root, 'x/now'));
    writeFileSync(path.join(root, 'x/now/index.html'), '');
    const { code, stdout, stderr } = await check(root);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.replaceAll(/(?<=^|[" ])\S*\/frozen\/x\//gm, '')).toBe(
      [
        'notes.txt is in no frozen version. Delete it.',
        'now/index.html is in no frozen version. Delete it.',
        `${VERSION.slice(2)}/index.html is missing. A version never changes: restore it with "git checkout -- ${VERSION.slice(2)}/index.html" or, where it was never committed, delete the folder and freeze the chart again.`,
        `${VERSION.slice(2)}/vi/x.csv is not as it was frozen. A version never changes: restore it with "git checkout -- ${VERSION.slice(2)}/vi/x.csv" or, where it was never committed, delete the folder and freeze the chart again.`,
        `${VERSION.slice(2)}/new.css is not in the manifest. Delete it; a version has no more files than it had.`,
        '5 problems in the frozen versions.',
        '',
      ].join('\n'),
    );
  });

  it('finds a version that was deleted, one that is not listed, and files changed with their manifest', async () => {
    const { root, file } = await frozen();
    const csv = 'a,b\r\n1,3\r\n';
    const manifest = readFileSync(file('frozen.json'), 'utf8');
    writeFileSync(file('vi/x.csv'), csv);
    const [was, is] = [FILES['vi/x.csv'], csv].map((text) => createHash('sha256').update(text).digest('hex'));
    writeFileSync(file('frozen.json'), manifest.replace(was ?? '', is ?? ''));
    expect((await check(root)).stderr).toContain('frozen.json is not the one that was frozen.');
    await listVersion(VERSION, root);
    expect(await check(root)).toMatchObject({ code: 0 });
    writeFileSync(file('x.json'), csv);
    const [old, now] = [FILES['x.json'], csv].map((text) => createHash('sha256').update(text).digest('hex'));
    writeFileSync(
      file('frozen.json'),
      readFileSync(file('frozen.json'), 'utf8').replace(old ?? '', now ?? ''),
    );
    await listVersion(VERSION, root);
    expect((await check(root)).stderr).toContain('does not have the values that its name was made from.');
    rmSync(path.join(root, 'x'), { recursive: true });
    expect((await check(root)).stderr).toContain(`${VERSION} was frozen and is gone.`);
    const other = await frozen();
    rmSync(path.join(other.root, 'versions.json'));
    expect((await check(other.root)).stderr).toContain(`versions.json does not list ${VERSION}.`);
  });

  it('tells of a manifest that is gone, and of a folder with another name', async () => {
    const { root, file } = await frozen();
    renameSync(file(''), file('').replace('2026-01-31', '2026-02-01'));
    const { stderr } = await check(root);
    expect(stderr).toContain(`versions.json does not list x/2026-02-01-${digest}.`);
    expect(stderr).toContain(`${VERSION} was frozen and is gone.`);
    const other = await frozen();
    rmSync(other.file('frozen.json'));
    expect((await check(other.root)).stderr).toContain('frozen.json is missing. A version never');
  });
});

it.each([
  ['/', 'href="/charts/x/"', 'href="../../../../charts/x/"'],
  ['/', 'href="/"', 'href="../../../../"'],
  ['/', 'href="/?a=/b/#/c/"', 'href="../../../../?a=/b/#/c/"'],
  ['/', 'href="/frozen/x/now/vi/#table"', 'href="./#table"'],
  ['/', 'href="/frozen/x/now/vi/x.csv"', 'href="x.csv"'],
  ['/', 'src="/a.png"', 'src="../../../../a.png"'],
  ['/', 'href="/vi/charts/x.csv#a"', 'href="x.csv#a"'],
  ['/', 'href="/vi/charts/x.csv.gz"', 'href="../../../../vi/charts/x.csv.gz"'],
  ['/', 'href="#table"', 'href="#table"'],
  ['/', 'href="//example.org/"', 'href="//example.org/"'],
  ['/', 'title="/charts/x/"', 'title="/charts/x/"'],
  ['some/folder', 'href="/some/folder/vi/"', 'href="../../../../vi/"'],
  ['/some/folder/', 'href="/some/folderly/"', 'href="/some/folderly/"'],
])('under %s, %s becomes %s in a frozen page', (base, link, relative) => {
  const copies = new Map([['vi/charts/x.csv', 'frozen/x/now/vi/x.csv']]);
  expect(relativeLinks(`<a ${link}>`, base, 'frozen/x/now/vi/', copies)).toBe(`<a ${relative}>`);
});
