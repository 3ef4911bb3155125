import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Copy } from '../support/project.ts';
import { runCli } from '../support/run.ts';

const foldersOf = (copy: Copy) => ({ data: copy.path('data'), seeds: copy.path('seeds') });
const run = (copy: Copy, command: string, args: string[] = []) =>
  runCli(command, args, foldersOf(copy), { NGUON_STORIES: copy.path('src/stories') }, copy.folder);

describe('npm run new -- site', () => {
  it('leaves a site without data, in its languages alone, which passes its checks and can be built', async () => {
    const copy = new Copy();
    const created = await run(copy, 'new', [
      'site',
      '--name',
      'County “A & B”',
      '--languages',
      'en',
      '--force',
    ]);
    expect([created.code, created.stderr]).toEqual([0, '']);
    // A build begins with all checks.
    const built = await copy.build();
    expect(built.code, built.stderr).toBe(0);
    expect(built.stdout).not.toContain('WARN');
    const home = readFileSync(copy.path('dist/index.html'), 'utf8');
    expect(home).toContain('<h1>County “A &amp; B”</h1>');
    expect(home).toContain('npm run new -- report ID');
    expect(home).not.toMatch(/hreflang|class="languages"|Ngu/);
    expect(existsSync(copy.path('dist/vi'))).toBe(false);
    // It names no repository, so its desk may ask nobody.
    expect(readFileSync(copy.path('dist/desk/index.html'), 'utf8')).not.toContain('api.github.com');
    expect(readFileSync(copy.path('dist/data/datapackage.json'), 'utf8')).toContain('"name": "county-a-b"');
  });

  it('deletes nothing that git does not have', async () => {
    const copy = new Copy();
    const args = ['site', '--name', 'A', '--languages', 'vi,en'];
    expect((await run(copy, 'new', args)).stderr).toContain('--force');
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: copy.folder });
    git('init', '-q');
    git('add', 'data', 'seeds', 'src/stories');
    git('commit', '-qm', 'a');
    copy.change('data/units.csv', (text) => `${text}\n`);
    const { code, stderr } = await run(copy, 'new', args);
    expect([code, stderr]).toEqual([1, expect.stringContaining('data/units.csv')]);
    git('checkout', '-q', '.');
    expect((await run(copy, 'new', args)).code).toBe(0);
    expect(readFileSync(copy.path('data/charts.csv'), 'utf8')).toMatch(
      /^id,.*,title_en,title_vi,note_en,note_vi\n$/,
    );
    expect(readFileSync(copy.path('data/site.csv'), 'utf8')).toMatch(
      /^setting,value,text_en,text_vi\nname,,A,A\n/,
    );
  });

  it.each([
    [['--name', 'A', '--languages', 'tlh'], 'en, vi'],
    [['--languages', 'en'], '--name'],
    [['--name', '', '--languages', 'en'], '--name'],
  ])('called with %j, it exits with 2', async (args, words) => {
    const { code, stderr } = await runCli('new', ['site', ...args], { data: 'none', seeds: 'none' });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('npm run new -- story', () => {
  it('starts the story of a report in each language, and leaves one that is there', async () => {
    const copy = new Copy();
    const stories = ['en', 'vi'].map((locale) => copy.path(`src/stories/${locale}/mic-2024.mdx`));
    expect(await run(copy, 'new', ['story', 'mic-2024'])).toMatchObject({ code: 1 });
    for (const story of stories) rmSync(story);
    expect(await run(copy, 'new', ['story', 'mic-2024'])).toMatchObject({ code: 0, stderr: '' });
    const ids = (text: string) => [...text.matchAll(/<Chart id="([^"]+)" \/>/g)].map(([, id]) => id);
    const charts = copy.rows('data/charts.csv').rows.map(({ id }) => id);
    for (const story of stories) expect(ids(readFileSync(story, 'utf8'))).toEqual(charts);
    const checked = await run(copy, 'check stories');
    expect(checked.stderr.match(/\[story-error\]/g)).toHaveLength(2);
  });
});
