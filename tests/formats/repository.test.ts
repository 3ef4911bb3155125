import { describe, expect, it } from 'vitest';
import { editUrl, repositoryFrom } from '../../src/formats/site.ts';

const file = 'data/observations/số liệu #1.csv';
const place = 'data/observations/s%E1%BB%91%20li%E1%BB%87u%20%231.csv';

describe('the page that edits a file', () => {
  it.each([
    ['https://github.com/owner/repo', undefined, `https://github.com/owner/repo/edit/main/${place}`],
    [
      'https://github.com/owner/repo.git',
      'release/1',
      `https://github.com/owner/repo/edit/release/1/${place}`,
    ],
    ['https://gitlab.com/a/group/repo/', 'main', `https://gitlab.com/a/group/repo/-/edit/main/${place}`],
    ['https://gitlab.example.org/a/b', '', `https://gitlab.example.org/a/b/-/edit/main/${place}`],
    ['https://codeberg.org/owner/repo', undefined, `https://codeberg.org/owner/repo/_edit/main/${place}`],
    [
      'https://git.example.org/owner/repo',
      undefined,
      `https://git.example.org/owner/repo/_edit/main/${place}`,
    ],
    [
      'https://me:secret@github.com/owner/repo',
      undefined,
      `https://github.com/owner/repo/edit/main/${place}`,
    ],
  ])('of %s (%s)', (NGUON_REPOSITORY, NGUON_BRANCH, url) => {
    const repository = repositoryFrom({ NGUON_REPOSITORY, NGUON_BRANCH });
    expect(repository && editUrl(repository, file)).toBe(url);
  });

  it('is not there where no repository is set', () => {
    expect(repositoryFrom({})).toBeUndefined();
    expect(repositoryFrom({ NGUON_REPOSITORY: ' ' })).toBeUndefined();
  });

  it.each([
    'owner/repo',
    'http://github.com/o/r',
    'https://github.com/',
    'javascript:alert(1)',
    'https://github.com/o/r?x',
  ])('is refused for %s, in words', (NGUON_REPOSITORY) => {
    expect(() => repositoryFrom({ NGUON_REPOSITORY })).toThrow(/NGUON_REPOSITORY is ".*Write it as https:/);
  });
});
