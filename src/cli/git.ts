import { execFile } from 'node:child_process';

/** A commit, as people find it again. */
export interface Commit {
  /** Whole, in hexadecimal. */
  id: string;
  /** "commit 0123abc of 2026-01-31" */
  name: string;
}

/** The commit that a name means here; or why there is none, in a sentence. Nothing is fetched. */
export async function commitOf(revision: string): Promise<Commit | string> {
  const id = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  if (typeof id === 'string') return id === '' ? `git knows no "${revision}" here.` : id;
  const commit = id.toString('utf8').trim();
  const [short, day] = String(await git('log', '-1', '--format=%h %cs', commit))
    .trim()
    .split(' ');
  return { id: commit, name: `commit ${short} of ${day}` };
}

/** The default branch of the remote `origin`, as it was last fetched: `origin/main`; or why there is none. */
export async function defaultBranch(): Promise<{ branch: string } | string> {
  const remote = await git('remote', 'get-url', 'origin');
  if (typeof remote === 'string')
    return /not a git repository|git is not/.test(remote) ? remote : 'The repository has no remote "origin".';
  const head = await git('rev-parse', '--abbrev-ref', '--quiet', 'origin/HEAD');
  return { branch: typeof head === 'string' ? 'origin/main' : head.toString('utf8').trim() };
}

/**
 * Folders of a commit as a zip, their names relative to the working directory; the files that are there stay untouched.
 * @returns why not, in a sentence, where the commit has none of them, say.
 */
export function archiveOf({ id }: Commit, folders: readonly string[]): Promise<Buffer | string> {
  return git('archive', '--format=zip', id, '--', ...folders);
}

/** What git prints; or, as a text, what it says where it fails. */
function git(...args: string[]): Promise<Buffer | string> {
  const options = { encoding: 'buffer', maxBuffer: Number.POSITIVE_INFINITY } as const;
  return new Promise((resolve) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT') resolve('git is not installed.');
      else resolve(stderr.toString('utf8').trim().split('\n')[0] ?? '');
    });
  });
}
