import { describe, expect, it } from 'vitest';
import { editUrl, errorReportUrl, repositoryFrom } from '../../src/formats/site.ts';
import { project } from './support.ts';

const file = 'data/observations/số liệu #1.csv';
const place = 'data/observations/s%E1%BB%91%20li%E1%BB%87u%20%231.csv';

const github = 'https://github.com/owner/repo';
const [forgejo, own] = ['https://codeberg.org/owner/repo', 'https://git.example.org/owner/repo'];

describe('the page that edits a file', () => {
  it.each([
    [github, undefined, `${github}/edit/main/${place}`],
    [`${github}.git`, 'release/1', `${github}/edit/release/1/${place}`],
    ['https://gitlab.com/a/group/repo/', 'main', `https://gitlab.com/a/group/repo/-/edit/main/${place}`],
    ['https://gitlab.example.org/a/b', '', `https://gitlab.example.org/a/b/-/edit/main/${place}`],
    [forgejo, undefined, `${forgejo}/_edit/main/${place}`],
    [own, undefined, `${own}/_edit/main/${place}`],
    ['https://me:secret@github.com/owner/repo', undefined, `${github}/edit/main/${place}`],
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

describe('the address for errors', () => {
  const about = { subject: 'Error in “A & B”', page: 'https://example.org/charts/a/' };
  const onGitHub = { NGUON_REPOSITORY: 'https://github.com/o/r' };
  it.each([
    [undefined, {}, undefined],
    [undefined, { NGUON_REPOSITORY: 'https://git.example.org/o/r' }, undefined],
    [
      undefined,
      onGitHub,
      'https://github.com/o/r/issues/new?title=Error+in+%E2%80%9CA+%26+B%E2%80%9D&body=https%3A%2F%2Fexample.org%2Fcharts%2Fa%2F',
    ],
    [
      'desk@example.org',
      onGitHub,
      'mailto:desk@example.org?subject=Error%20in%20%E2%80%9CA%20%26%20B%E2%80%9D&body=https%3A%2F%2Fexample.org%2Fcharts%2Fa%2F',
    ],
    ['https://example.org/contact', {}, 'https://example.org/contact'],
  ])('with %j and %j', (contact, env, url) => {
    const settings = { ...project.site, values: contact === undefined ? {} : { contact } };
    expect(errorReportUrl(settings, env, about)).toBe(url);
  });
});
