/**
 * For the workflow that publishes on GitHub Pages: fetches the archive of all data from the site as it is published now,
 * and prints the variable that names it for `check:published`: `NGUON_PUBLISHED=/tmp/nguon-published.zip`, or `none` where
 * Pages are not set up or have no site yet. Every other answer is an error: exits with 1, and nothing is printed.
 * `GITHUB_REPOSITORY`, `GITHUB_TOKEN` (to ask where the site is) and `RUNNER_TEMP` come from GitHub.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = process.env;
/** A network may fail for a moment. */
const ATTEMPTS = 3;
const PAUSE = 1_000;
const PATIENCE = 60_000;

try {
  const site = await siteAddress();
  const archive = site === undefined ? undefined : await get(new URL('data/nguon.zip', site));
  if (!site || !archive) {
    const why = site ? `There is no site at ${site} yet` : 'GitHub Pages are not set up yet';
    console.error(`::notice title=First publication::${why}: there is nothing to compare with.`);
    console.log('NGUON_PUBLISHED=none');
  } else {
    const file = path.join(process.env['RUNNER_TEMP'] || tmpdir(), 'nguon-published.zip');
    await writeFile(file, new Uint8Array(await archive.arrayBuffer()));
    console.error(`Fetched from ${site}.`);
    console.log(`NGUON_PUBLISHED=${file}`);
  }
} catch (error) {
  console.error(`What is published could not be fetched. ${(error as Error).message} Run the job again.`);
  process.exitCode = 1;
}

/** The root of the site, with a slash at its end; undefined where Pages are not set up. */
async function siteAddress(): Promise<URL | undefined> {
  if (!repository || !token) throw new Error('GITHUB_REPOSITORY and GITHUB_TOKEN must be set.');
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' };
  const answer = await get(`${api || 'https://api.github.com'}/repos/${repository}/pages`, headers);
  if (!answer) return undefined;
  const address = ((await answer.json()) as { html_url: string }).html_url;
  return new URL(address.endsWith('/') ? address : `${address}/`);
}

/** Asks past all caches; undefined where there is no such thing. */
async function get(url: string | URL, headers: Record<string, string> = {}): Promise<Response | undefined> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, {
      headers: { ...headers, 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((error: Error) => error);
    if (answer instanceof Response && answer.ok) return answer;
    if (answer instanceof Response && answer.status === 404) return undefined;
    const what =
      answer instanceof Response ? `answered ${answer.status}` : `did not answer (${reasonOf(answer)})`;
    if (attempt === ATTEMPTS) throw new Error(`${url} ${what}.`);
    await setTimeout(PAUSE);
  }
}

/** What lies behind "fetch failed". */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message : message;
}
