import { expect, it } from 'vitest';
import { type Proposal, propose } from '../../src/desk/propose.ts';

const target = { owner: 'example', repo: 'figures', branch: 'main' };
const published = 'id,name\na,A\n';
const file = { file: 'units.csv', published: undefined, text: published };
const proposal = (...files: Proposal['files']): Proposal => ({
  title: 'A',
  body: 'B',
  head: 'desk-1',
  files,
});

/** A GitHub with a file of data/; `refuse` answers what matches. */
function gitHub(refuse?: [request: RegExp, status: number]) {
  const requests: [request: string, body?: unknown][] = [];
  const answers: [RegExp, unknown][] = [
    [/^GET .*\/branches\/main$/, { commit: { sha: 'c1', commit: { tree: { sha: 't1' } } } }],
    [/^GET .*\/git\/trees\/t1\?recursive=1$/, { tree: [{ path: 'data/subjects.csv', sha: 'b1' }] }],
    // With the line breaks of GitHub's base64, and in a form of its own.
    [/\/git\/blobs\/b1$/, { content: btoa('id;kind\r\nx;y\r\n').replace(/.{6}/g, '$&\n') }],
    [/^POST .*\/(?:git\/trees|git\/commits|git\/refs)$/, { sha: 'new' }],
    [/^POST .*\/pulls$/, { number: 7, html_url: 'https://github.com/example/figures/pull/7' }],
  ];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const request = `${init.method} ${String(url).replace('https://api.github.com/repos/example/figures', '')}`;
    requests.push(init.body ? [request, JSON.parse(String(init.body))] : [request]);
    expect(new Headers(init.headers).get('authorization')).toBe('Bearer secret');
    expect(request).not.toContain('secret');
    if (refuse?.[0].test(request)) {
      if (refuse[1] === 0) throw new TypeError('Failed to fetch');
      return Response.json({ message: 'No.' }, { status: refuse[1] });
    }
    return Response.json(answers.find(([pattern]) => pattern.test(request))?.[1]);
  };
  return { fetch: fetch as typeof globalThis.fetch, requests };
}

it('a proposal is a branch with one commit, and a pull request', async () => {
  const { fetch, requests } = gitHub();
  const story = { file: 'stories/en/x.mdx', published: undefined, text: 'Xin chào' };
  const gone = { file: 'subjects.csv', published: 'id,kind\nx,y\n', text: undefined };
  const result = await propose(proposal(story, gone), target, 'secret', fetch);
  expect(result).toEqual({ number: 7, url: 'https://github.com/example/figures/pull/7' });
  const entry = { mode: '100644', type: 'blob' };
  expect(requests.slice(3)).toEqual([
    [
      'POST /git/trees',
      {
        base_tree: 't1',
        tree: [
          { ...entry, path: 'src/stories/en/x.mdx', content: 'Xin chào' },
          { ...entry, path: 'data/subjects.csv', sha: null },
        ],
      },
    ],
    ['POST /git/commits', { message: 'A', tree: 'new', parents: ['c1'] }],
    ['POST /git/refs', { ref: 'refs/heads/desk-1', sha: 'new' }],
    ['POST /pulls', { title: 'A', body: 'B', head: 'desk-1', base: 'main' }],
  ]);
});

it('files that are in the repository other than as published are named, and nothing is written', async () => {
  const { fetch, requests } = gitHub();
  const changed = { file: 'subjects.csv', published, text: 'x' };
  const gone = { file: 'moved.csv', published, text: 'x' };
  const result = await propose(proposal(file, changed, gone), target, 'secret', fetch);
  expect(result).toEqual({ kind: 'moved', moved: ['subjects.csv', 'moved.csv'] });
  expect(requests.filter(([request]) => !request.startsWith('GET '))).toEqual([]);
});

it.each([
  [/branches/, 401, 401],
  [/POST .*trees/, 403, 403],
  [/branches/, 404, 404],
  [/pulls/, 422, 422],
  [/commits/, 503, 'other'],
  [/refs/, 0, 'network'],
] as const)('when GitHub answers %s with %s, that is said', async (request, status, kind) => {
  const { fetch } = gitHub([request, status]);
  const result = await propose(proposal(file), target, 'secret', fetch);
  expect(result).toEqual(kind === 'network' ? { kind } : { kind, message: 'No.' });
});
