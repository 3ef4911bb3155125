import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

const site = { NGUON_SITE: 'https://example.org', NGUON_BASE: '/figures' };
const upload = { NGUON_PUBLISH: 'echo upload' };
const steps = [
  'npm run --silent diff -- https://example.org/figures --lang en',
  'npm run --silent build',
  'npm run --silent test:site',
];

test.each([
  ['a dry run', ['--dry-run'], { ...site, ...upload }, 0, steps, 'is checked. Nothing was uploaded.'],
  // "npm run publish --dry-run", without the "--" between them.
  ['one to npm', [], { ...site, ...upload, npm_config_dry_run: 'true' }, 0, steps, 'Nothing was uploaded.'],
  ['all of it', [], { ...site, ...upload }, 0, [...steps, 'upload'], 'at https://example.org/figures.'],
  ['no command', [], site, 0, steps, 'is checked. Upload it to https://example.org/figures, and delete'],
  ['a failing step', [], { ...site, ...upload, BREAK: 'build' }, 1, steps.slice(0, 2), 'build" failed.'],
  ['a failing command', [], { ...site, NGUON_PUBLISH: 'exit 7' }, 1, steps, '"exit 7" failed.'],
  ['no address', [], {}, 2, [], 'Set NGUON_SITE to the address of the site'],
  ['a wrong address', [], { NGUON_SITE: 'example.org' }, 2, [], 'which is not an address'],
  ['an unknown option', ['--dry'], site, 2, [], "Unknown option '--dry'"],
])('npm run publish: %s', async (_, args, environment, code, done, said) => {
  const folder = temporaryFolder();
  const npm = '#!/bin/sh\necho npm "$@"\n[ "$3" != "$BREAK" ]\n';
  writeFileSync(path.join(folder, 'npm'), npm, { mode: 0o755 });
  const PATH = `${folder}:${process.env['PATH']}`;
  const result = await runCli('publish', args, {}, { PATH, ...environment });
  expect(result.code).toBe(code);
  const lines = `${result.stdout}${result.stderr}`.split('\n');
  expect(lines.slice(0, done.length)).toEqual(done);
  expect(lines.slice(done.length).join('\n')).toContain(said);
});
