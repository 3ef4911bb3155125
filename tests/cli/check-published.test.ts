import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Project, publishedSample } from './published-folders.ts';

const published = await publishedSample();
const ROW = /^ {6}(\d{4}-\d\d-\d\d,alpha,users,2024,72 million \/ 72 triệu,71 million \/ 71 triệu,,)$/m;

describe('npm run check:published, against the default branch of the remote', () => {
  it('as origin/HEAD: asks for a correction, and is content with it', async () => {
    const project = new Project();
    project.push('trunk');
    project.git('remote', 'set-head', 'origin', 'trunk');
    const nothing = await project.run('check published');
    expect([nothing.code, nothing.stderr]).toEqual([0, '']);
    expect(nothing.stdout).toMatch(
      /^Compared with origin\/trunk \(commit \w+ of [\d-]+\): 0 corrections missing\.\n$/,
    );

    project.fixUsers();
    const before = project.git('status', '--porcelain');
    const { code, stdout, stderr } = await project.run('check published');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('all.csv:3 column "value": The published value was 72 million users');
    expect(project.git('status', '--porcelain')).toBe(before);

    const [, row = ''] = ROW.exec(stderr) ?? [];
    project.edit('data/corrections.csv', '', `${row.replace(/,,$/, ',Misread.,Đọc nhầm.')}\n`);
    const after = await project.run('check published');
    expect([after.code, after.stderr]).toEqual([0, expect.stringContaining('“Misread.”')]);
  });

  it.each([
    ['is no repository', () => undefined, {}, /not a git repository/],
    [
      'has no remote, or was never pushed to it',
      (project: Project) => project.git('init', '--quiet'),
      {},
      /git knows no "origin\/main" here/,
    ],
    ['is on a machine without git', () => undefined, { PATH: '' }, /git is not installed/],
  ])('says that there is nothing where the folder %s', async (_, prepare, environment, reason) => {
    const project = new Project();
    prepare(project);
    project.fixUsers();
    const { code, stdout, stderr } = await project.run('check published', [], environment);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^There is nothing published to compare with\./);
    expect(stdout).toMatch(reason);
  });
});

it('does not let a published correction vanish', async () => {
  const project = new Project();
  project.edit('data/corrections.csv', '2025-01-02,alpha', '2025-01-03,alpha');
  const { code, stderr } = await project.run('check published', [], { NGUON_PUBLISHED: published.dist });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^ {6}2025-01-02,alpha,items_removed,2024,"8,891","8,981",Digits were swapped\.,/m);
  expect(stderr).toContain('1 correction missing.');
});

it('against what NGUON_PUBLISHED names may be a revision', async () => {
  const project = new Project();
  project.push('main');
  project.fixUsers();
  project.git('commit', '--quiet', '--all', '--message', 'Fixed');
  const site = path.join(project.folders.data, 'site.csv');
  const { data } = Papa.parse(readFileSync(site, 'utf8').trim(), { header: true });
  writeFileSync(site, Papa.unparse(data, { columns: ['setting', 'value', 'text_vi', 'text_en'] }));
  const { code, stderr } = await project.run('check published', [], { NGUON_PUBLISHED: 'HEAD' });
  expect([code, stderr]).toEqual([0, expect.stringContaining('published in en, vi and is in vi, en now')]);
  expect((await project.run('check published', [], { NGUON_PUBLISHED: 'HEAD~1' })).code).toBe(1);
});

it('asks about a story that is new, or changed in one language or in all', async () => {
  const project = new Project();
  const write = (text: string, files: string[]) => {
    for (const file of files) {
      const full = path.join(project.folder, 'stories', file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  };
  write('It is published.', ['en/a.mdx', 'vi/a.mdx', 'en/b.mdx', 'vi/b.mdx']);
  project.git('init', '--quiet', '--initial-branch', 'main');
  project.git('add', 'stories');
  project.push('main');
  write('It may be published.', ['en/a.mdx', 'vi/a.mdx', 'vi/b.mdx']);
  project.git('add', 'stories');
  write('It is new.', ['en/c.mdx', 'vi/c.mdx']);
  const { code, stderr } = await project.run('check published', [], { NGUON_STORIES: 'stories' });
  expect(code).toBe(0);
  expect(stderr).toContain('stories/en/c.mdx:1: This text is new: “It is new.”.');
  const message = '"a.mdx" was published with "It is published.", and has "It may be published." now.';
  expect(stderr).toContain(`stories/en/a.mdx:1: ${message}`);
  expect(stderr).toContain('stories/vi/b.mdx:1: "b.mdx": this text changed, but "stories/en/b.mdx"');
});

it('leaves problems of the data to check:data', async () => {
  const project = new Project();
  project.edit('data/observations/all.csv', '72000000', '7200000');
  const { code, stdout, stderr } = await project.run('check published', [], { GITHUB_ACTIONS: 'true' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe('The data have 1 problem: npm run check:data lists them.\n');
});
