/**
 * `npm run publish`: shows what changes, builds and tests the site, and runs `NGUON_PUBLISH` (`rsync -a --delete dist/ host:/site/`)
 * unless `--dry-run`. Exits with 1 when a step fails, with 2 when called wrongly.
 */
import { spawnSync } from 'node:child_process';
import { t } from '../i18n/index.ts';
import { parseCall, stop } from './print.ts';
import { addressProblems } from './project.ts';

const { env } = process;
const { values, locale } = parseCall({ 'dry-run': { type: 'boolean' } });
// Without "--" before it, npm takes the option for its own.
const isDryRun = values['dry-run'] || env['npm_config_dry_run'] === 'true';
const wrong = env['NGUON_SITE'] ? addressProblems(env) : [t(locale, 'publish.noSite')];
if (wrong.length > 0) stop(2, ...wrong);
const site = new URL(env['NGUON_BASE'] || '/', env['NGUON_SITE']).href;
const published = env['NGUON_PUBLISHED'] || site;
const upload = isDryRun ? undefined : env['NGUON_PUBLISH'];
const steps = [`diff -- "${published}" --lang ${locale}`, 'build', 'test:site'].map(
  (one) => `npm run --silent ${one}`,
);
for (const command of upload ? [...steps, upload] : steps) {
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...env, NGUON_PUBLISHED: published },
  });
  if (status !== 0) stop(1, t(locale, 'publish.failed', { command }));
}
const done = isDryRun ? 'publish.ready' : upload ? 'publish.done' : 'publish.upload';
console.log(t(locale, done, { folder: env['NGUON_DIST'] || 'dist', site }));
