import { expect, it } from 'vitest';
import { addressProblems } from '../../src/cli/project.ts';

it.each([
  [{}],
  [{ NGUON_SITE: 'https://example.org' }],
  [{ NGUON_SITE: 'https://example.org/', NGUON_BASE: '/some/folder/' }],
  [{ NGUON_SITE: 'http://localhost:4321', NGUON_BASE: 'a/b' }],
  [{ NGUON_BASE: '/' }],
  [{ NGUON_REPOSITORY: 'https://github.com/owner/repository' }],
  [{ NGUON_SITE: 'example.org' }, 'NGUON_SITE is "example.org", which is not an address.'],
  [{ NGUON_SITE: 'https://' }, 'NGUON_SITE is "https://", which is not an address.'],
  [{ NGUON_SITE: 'https://example.org/x/y/' }, 'Write https://example.org, and the folder in NGUON_BASE.'],
  [{ NGUON_SITE: 'https://example.org?q=1' }, 'Write https://example.org, and the folder in NGUON_BASE.'],
  [{ NGUON_REPOSITORY: 'owner/repository' }, 'which is not the address of a repository.'],
  [{ NGUON_BASE: '/a b/' }, 'NGUON_BASE is "/a b/", which is not the path of a folder.'],
  [{ NGUON_BASE: '/dữ-liệu/' }, 'which is not the path of a folder.'],
  [{ NGUON_BASE: '/a/../b/' }, 'which is not the path of a folder.'],
  [{ NGUON_BASE: 'https://example.org/' }, 'which is not the path of a folder.'],
])('what is wrong with the address %o of a site', (env, ...sentences: string[]) => {
  expect(addressProblems(env)).toEqual(sentences.map((one) => expect.stringContaining(one)));
});
