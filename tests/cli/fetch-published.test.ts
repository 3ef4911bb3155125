import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, temporaryFolder } from '../support/folders.ts';

/** What GitHub and the site answer: a text, or a status. */
let answers: { pages: string | number; archive: string | number };
let asked: { url: string; authorization: string | undefined }[] = [];

const server = createServer((request, response) => {
  const { url = '' } = request;
  asked.push({ url, authorization: request.headers.authorization });
  answer(response, url.startsWith('/api/') ? answers.pages : answers.archive);
});
const answer = (response: ServerResponse, what: string | number) => {
  response.statusCode = typeof what === 'number' ? what : 200;
  response.end(String(what));
};
let host = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** Runs the command as the workflow does. */
function fetchPublished(environment: Record<string, string> = {}) {
  asked = [];
  const temp = temporaryFolder();
  const env = {
    GITHUB_API_URL: `${host}/api`,
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_TOKEN: 'token',
    RUNNER_TEMP: temp,
    ...environment,
  };
  return new Promise<{ code: number; stdout: string; stderr: string; temp: string }>((resolve) => {
    execFile(process.execPath, ['src/cli/fetch-published.ts'], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr, temp }),
    );
  });
}
const site = (folder: string) => JSON.stringify({ html_url: `${host}${folder}` });

describe('what is published', () => {
  it.each(['/name', '/'])('is fetched from the site at %s, and named', async (folder) => {
    answers = { pages: site(folder), archive: 'the archive' };
    const { code, stdout, temp } = await fetchPublished();
    const file = path.join(temp, 'nguon-published.zip');
    expect([code, stdout]).toEqual([0, `NGUON_PUBLISHED=${file}\n`]);
    expect(readFileSync(file, 'utf8')).toBe('the archive');
    expect(asked).toEqual([
      { url: '/api/repos/owner/name/pages', authorization: 'Bearer token' },
      // The token is for GitHub alone.
      { url: `${folder === '/' ? '' : '/name'}/data/nguon.zip`, authorization: undefined },
    ]);
  });

  it('is nothing where the site has no archive: it says so', async () => {
    answers = { pages: site('/name'), archive: 404 };
    const { code, stdout, stderr } = await fetchPublished();
    expect([code, stdout]).toEqual([0, 'NGUON_PUBLISHED=none\n']);
    expect(stderr).toMatch(/^::notice title=First publication::.+nothing to compare with\.\n$/);
  });

  it('is not known where the site is out of order: it fails after another try, and names nothing', async () => {
    answers = { pages: site('/name'), archive: 500 };
    const { code, stdout, stderr } = await fetchPublished();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/data\/nguon\.zip answered 500\./);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
