import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { relativeLinks } from '../../src/cli/frozen.ts';
import { frozenDigest } from '../../src/embed/frozen.ts';
import { prettyJson } from '../../src/formats/about.ts';
import { root as projectRoot, temporaryFolder } from '../support/folders.ts';
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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A project's folder with one sound version: `list` lists its manifest as it is. */
function frozen() {
  const folder = temporaryFolder();
  symlinkSync(path.join(projectRoot, 'src'), path.join(folder, 'src'), 'junction');
  const root = path.join(folder, 'public/frozen');
  const file = (name: string) => path.join(root, VERSION, name);
  mkdirSync(file('vi'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(file(name), text);
  const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, sha256(text)]));
  const head = { chart: 'x', date: '2026-01-31', digest, number: 1, site: 'https://example.org/' };
  writeFileSync(file('frozen.json'), prettyJson({ ...head, values: [], files }));
  const list = () => {
    const digest = sha256(readFileSync(file('frozen.json'), 'utf8'));
    writeFileSync(path.join(root, 'versions.json'), JSON.stringify({ [VERSION]: digest }));
  };
  list();
  return { root, file, list, check: () => runCli('check frozen', [], {}, {}, folder) };
}

describe('npm run check:frozen', () => {
  it('exits with 0 and counts the versions', async () => {
    const { check } = frozen();
    expect(await check()).toEqual({
      code: 0,
      stdout: '1 frozen version checked, none changed.\n',
      stderr: '',
    });
  });

  it('reports all problems at once, with file and fix', async () => {
    const { root, file, check } = frozen();
    writeFileSync(file('vi/x.csv'), 'a,b\n1,2\n');
    rmSync(file('index.html'));
    writeFileSync(file('new.css'), '');
    writeFileSync(path.join(root, 'x/notes.txt'), '');
    mkdirSync(path.join(root, 'x/now'));
    writeFileSync(path.join(root, 'x/now/index.html'), '');
    const { code, stdout, stderr } = await check();
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
    const { root, file, list, check } = frozen();
    const csv = 'a,b\r\n1,3\r\n';
    const manifest = readFileSync(file('frozen.json'), 'utf8');
    writeFileSync(file('vi/x.csv'), csv);
    writeFileSync(file('frozen.json'), manifest.replace(sha256(FILES['vi/x.csv']), sha256(csv)));
    expect((await check()).stderr).toContain('frozen.json is not the one that was frozen.');
    writeFileSync(file('x.json'), csv);
    writeFileSync(file('frozen.json'), manifest.replace(sha256(FILES['x.json']), sha256(csv)));
    writeFileSync(file('vi/x.csv'), FILES['vi/x.csv']);
    list();
    expect((await check()).stderr).toContain('does not have the values that its name was made from.');
    rmSync(path.join(root, 'x'), { recursive: true });
    expect((await check()).stderr).toContain(`${VERSION} was frozen and is gone.`);
    const other = frozen();
    rmSync(path.join(other.root, 'versions.json'));
    expect((await other.check()).stderr).toContain(`versions.json does not list ${VERSION}.`);
  });

  it('finds a version that was published and is deleted with its line in the list', async () => {
    const { root, check } = frozen();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=E', '-c', 'user.email=e@example.org', ...args], {
        cwd: path.join(root, '../..'),
      });
    git('init', '--quiet');
    git('add', 'public');
    git('commit', '--quiet', '--message', 'Frozen');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    rmSync(root, { recursive: true });
    expect((await check()).stderr).toContain(`${VERSION} was frozen and is gone.`);
  });

  it('reports a manifest that is gone, and a folder with another name', async () => {
    const { file, check } = frozen();
    renameSync(file(''), file('').replace('2026-01-31', '2026-02-01'));
    const { stderr } = await check();
    expect(stderr).toContain(`versions.json does not list x/2026-02-01-${digest}.`);
    expect(stderr).toContain(`${VERSION} was frozen and is gone.`);
    const other = frozen();
    rmSync(other.file('frozen.json'));
    expect((await other.check()).stderr).toContain('frozen.json is missing. A version never');
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
