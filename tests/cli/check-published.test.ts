import { describe, expect, it } from 'vitest';
import { Project, publishedSample } from './published-folders.ts';

const published = await publishedSample();
const mended = new Project();
mended.mendUsers();
const ROW = /^ {6}(\d{4}-\d\d-\d\d,alpha,users,2024,72 million \/ 72 triệu,71 million \/ 71 triệu,,)$/m;

describe('npm run check:published, against the default branch of the remote', () => {
  it.each([
    ['origin/HEAD', 'trunk', (project: Project) => project.git('remote', 'set-head', 'origin', 'trunk')],
    ['origin/main', 'main', () => undefined],
  ])('as %s: asks for a correction, and is content with it', async (_, branch, prepare) => {
    const project = new Project();
    project.push(branch);
    prepare(project);
    const nothing = await project.run('check-published');
    expect([nothing.code, nothing.stderr]).toEqual([0, '']);
    expect(nothing.stdout).toMatch(
      new RegExp(`^Compared with origin/${branch} \\(commit \\w+ of [\\d-]+\\): 0 corrections missing\\.\n$`),
    );

    project.mendUsers();
    const before = project.git('status', '--porcelain');
    const { code, stdout, stderr } = await project.run('check-published');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('data/observations/all.csv:3 column "value": Published was 72 million users');
    expect(project.git('status', '--porcelain')).toBe(before);

    const [, row = ''] = ROW.exec(stderr) ?? [];
    project.edit('data/corrections.csv', '', `${row.replace(/,,$/, ',Misread.,Đọc nhầm.')}\n`);
    const after = await project.run('check-published');
    expect([after.code, after.stderr]).toEqual([0, '']);
  });

  it.each([
    ['is no repository', () => undefined, {}, /not a git repository/],
    ['has no remote', (project: Project) => project.git('init', '--quiet'), {}, /has no remote "origin"/],
    [
      'was never pushed',
      (project: Project) => {
        project.git('init', '--quiet');
        project.git('remote', 'add', 'origin', project.folder);
      },
      {},
      /git knows no "origin\/main" here/,
    ],
    ['is on a machine without git', () => undefined, { PATH: '' }, /git is not installed/],
  ])('says that there is nothing where the folder %s', async (_, prepare, environment, reason) => {
    const project = new Project();
    prepare(project);
    project.mendUsers();
    const { code, stdout, stderr } = await project.run('check-published', [], environment);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^There is nothing published to compare with\./);
    expect(stdout).toMatch(reason);
  });

  it('does not compare with it data that are elsewhere', async () => {
    const project = new Project();
    project.push('main');
    const environment = { NGUON_DATA: mended.folders.data, NGUON_SEEDS: mended.folders.seeds };
    const { code, stdout } = await project.run('check-published', [], environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(/lead out of this folder/);
  });

  it('warns, and lets pass, where what was pushed no longer reads', async () => {
    const project = new Project();
    project.edit('data/reports.csv', 'title_vi', 'tieu_de');
    project.push('main');
    project.edit('data/reports.csv', 'tieu_de', 'title_vi');
    project.mendUsers();
    const { code, stdout, stderr } = await project.run('check-published', [], { GITHUB_ACTIONS: 'true' });
    expect(code).toBe(0);
    expect(stderr).toMatch(/cannot be compared with: origin\/main.+reports\.csv:1/s);
    expect(stdout).toMatch(/^::warning title=Not compared with what is published::What was published/);
  });
});

it('warns of a name that changed while its id stayed, and lets pass', async () => {
  const project = new Project();
  project.edit('data/subjects.csv', 'Beta,Beta', 'Gamma,Gamma');
  const environment = { NGUON_PUBLISHED: published.dist, GITHUB_ACTIONS: 'true' };
  const { code, stdout, stderr } = await project.run('check-published', [], environment);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^data\/subjects\.csv:6: "beta" was published as "Beta \/ Beta" and is called/);
  expect(stdout).toMatch(
    /^::warning file=data\/subjects\.csv,title=Check yourself::.+"Gamma \/ Gamma" now\./m,
  );
});

it('does not let a published correction vanish', async () => {
  const project = new Project();
  project.edit('data/corrections.csv', '2025-01-02,alpha', '2025-01-03,alpha');
  const { code, stderr } = await project.run('check-published', [], { NGUON_PUBLISHED: published.dist });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^ {6}2025-01-02,alpha,items_removed,2024,"8,891","8,981",Digits were swapped\.,/m);
  expect(stderr).toContain('1 correction missing.');
});

describe('against what NGUON_PUBLISHED names', () => {
  const check = (name: string, environment = {}) =>
    mended.run('check-published', [], { NGUON_PUBLISHED: name, ...environment });

  it('asks for a correction, as of the default branch', async () => {
    const { code, stderr } = await check(published.dist);
    expect(code).toBe(1);
    expect(stderr).toMatch(ROW);
    expect(stderr).toContain(`Compared with ${published.dist}: 1 correction missing.`);
  });
  it('marks the cell on GitHub, with the row to be pasted', async () => {
    const { stdout } = await check(published.zip, { GITHUB_ACTIONS: 'true' });
    expect(stdout).toMatch(
      /^::error file=data\/observations\/all\.csv,line=3,title=correction-missing in column value::Published was .+%0A[\d-]+,alpha,users,2024,.+,,\n$/,
    );
  });
  it('may be a revision', async () => {
    const project = new Project();
    project.push('main');
    project.mendUsers();
    project.git('commit', '--quiet', '--all', '--message', 'Mended');
    expect((await project.run('check-published', [], { NGUON_PUBLISHED: 'HEAD' })).code).toBe(0);
    expect((await project.run('check-published', [], { NGUON_PUBLISHED: 'HEAD~1' })).code).toBe(1);
  });
  it('may be none', async () => {
    const { code, stdout } = await check('none');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing has been published yet\./);
  });
  it('exits with 1 where it is not there', async () => {
    const { code, stderr } = await check('no-such-name');
    expect(code).toBe(1);
    expect(stderr).toMatch(/"no-such-name" is no .+ Correct NGUON_PUBLISHED/);
  });
});

it('leaves problems of the data to check:data', async () => {
  const project = new Project();
  project.edit('data/observations/all.csv', '72000000', '7200000');
  const { code, stdout, stderr } = await project.run('check-published', [], { GITHUB_ACTIONS: 'true' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe('The data have 1 problem: npm run check:data tells of them.\n');
});

it('exits with 2 when called wrongly', async () => {
  expect((await mended.run('check-published', ['dist'])).code).toBe(2);
});
