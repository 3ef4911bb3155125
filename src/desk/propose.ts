import { request } from '@octokit/request';
import { contentOf, textOf } from './files.ts';
import { projectPath } from './workbook.ts';

/** A branch of a repository on GitHub. */
export type Target = { owner: string; repo: string; branch: string };

/** A changed file with its new and its published text; undefined if there is none. */
export interface ChangedText {
  file: string;
  text?: string | undefined;
  published?: string | undefined;
}

/** A pull request; `head` is the new branch. */
export type Proposal = { title: string; body: string; head: string; files: readonly ChangedText[] };

/** The status of an answer that refuses, with its words; no answer; or files that are not as published. */
interface Failure {
  kind: 401 | 403 | 404 | 422 | 'other' | 'network' | 'moved';
  message?: string;
  moved?: string[];
}

/** Proposes files on GitHub: a branch, a commit, a pull request. Writes nothing if one is not in the repository as published. */
export async function propose(
  { title, body, head, files }: Proposal,
  { owner, repo, branch }: Target,
  token: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<{ number: number; url: string } | Failure> {
  const headers = { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' };
  const github = request.defaults({ headers, request: { fetch } });
  const own = { owner, repo };
  try {
    const { data } = await github('GET /repos/{owner}/{repo}/branches/{branch}', { ...own, branch });
    const base_tree = data.commit.commit.tree.sha;
    const all = { ...own, tree_sha: base_tree, recursive: '1' };
    const { tree: entries } = (await github('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', all)).data;
    /** The text of a file in the repository, in the form in which the site publishes it. */
    const textNow = async (file: string) => {
      const entry = entries.find(({ path }) => path === projectPath(file));
      if (!entry?.sha) return undefined;
      const at = { ...own, file_sha: entry.sha };
      const { content } = (await github('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', at)).data;
      const bytes = Uint8Array.from(atob(content.replaceAll('\n', '')), (one) => one.charCodeAt(0));
      return textOf(file, contentOf(file, bytes));
    };
    const moved: string[] = [];
    for (const { file, published } of files) if ((await textNow(file)) !== published) moved.push(file);
    if (moved.length > 0) return { kind: 'moved', moved };

    const tree = files.map(({ file, text }) => {
      const entry = { path: projectPath(file), mode: '100644', type: 'blob' } as const;
      return text === undefined ? { ...entry, sha: null } : { ...entry, content: text };
    });
    const made = (await github('POST /repos/{owner}/{repo}/git/trees', { ...own, base_tree, tree })).data;
    const commit = { ...own, message: title, tree: made.sha, parents: [data.commit.sha] };
    const { sha } = (await github('POST /repos/{owner}/{repo}/git/commits', commit)).data;
    await github('POST /repos/{owner}/{repo}/git/refs', { ...own, ref: `refs/heads/${head}`, sha });
    const pull = { ...own, title, body, head, base: branch };
    const { number, html_url } = (await github('POST /repos/{owner}/{repo}/pulls', pull)).data;
    return { number, url: html_url };
  } catch (error) {
    const { status, message, response } = error as { status?: number; message: string; response?: object };
    if (status === undefined) throw error;
    if (!response) return { kind: 'network' };
    const kind = ([401, 403, 404, 422] as const).find((one) => one === status) ?? 'other';
    return { kind, message };
  }
}
