/**
 * `npm run publish`: shows what changes on the published site, builds the new one, which checks all that it is built from,
 * and tests its pages. Then it runs the command of `NGUON_PUBLISH`, such as `rsync -a --delete dist/ example.org:/srv/site/`;
 * not with `--dry-run`. Exits with 1 when a step or that command fails, with 2 when called wrongly.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { t } from '../i18n/index.ts';
import { fromArguments, localeOf, stop } from './print.ts';
import { addressProblems } from './project.ts';

const {
  NGUON_SITE: origin,
  NGUON_BASE: base,
  NGUON_DIST: folder = 'dist',
  NGUON_PUBLISH: upload,
} = process.env;
const { isDryRun, locale } = fromArguments(() => {
  const options = { 'dry-run': { type: 'boolean', default: false }, lang: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  // Without "--" before it, npm takes the option for its own.
  const isDryRun = values['dry-run'] || process.env['npm_config_dry_run'] === 'true';
  return { isDryRun, locale: localeOf(values.lang) };
});
const wrong = addressProblems(process.env);
if (wrong.length > 0) stop(2, ...wrong);
const site = origin ? new URL(base || '/', origin).href : stop(2, t(locale, 'publish.noSite'));
process.env['NGUON_PUBLISHED'] ||= site;

run(`npm run --silent diff -- "${process.env['NGUON_PUBLISHED']}" --lang ${locale}`);
run('npm run --silent build');
run('npm run --silent test:site');
if (!isDryRun && upload) run(upload);
console.log(
  t(locale, isDryRun ? 'publish.ready' : upload ? 'publish.done' : 'publish.upload', { folder, site }),
);

function run(command: string): void {
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) stop(1, t(locale, 'publish.failed', { command }));
}
