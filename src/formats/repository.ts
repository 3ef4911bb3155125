/** Where the files of the project are edited on the web: `https://github.com/owner/repo`, and a branch of it. */
export interface Repository {
  url: string;
  branch: string;
  /** The host's name as people know it. */
  name: string;
}

/**
 * The repository of the environment: `NGUON_REPOSITORY`, and `NGUON_BRANCH` (`main` where there is none); undefined
 * where none is set. @throws when it is no https address of a repository, in words for who set it.
 */
export function repositoryFrom(env: Record<string, string | undefined>): Repository | undefined {
  const text = env['NGUON_REPOSITORY']?.trim();
  if (!text) return undefined;
  const url = URL.parse(text.replace(/\/+$/, '').replace(/\.git$/, ''));
  if (url?.protocol !== 'https:' || url.search || url.hash || !/^\/[^/]+\/.+/.test(url.pathname))
    throw new Error(
      `NGUON_REPOSITORY is "${text}", which is no address of a repository. Write it as https://github.com/owner/repo.`,
    );
  url.username = url.password = '';
  return { url: url.href, branch: env['NGUON_BRANCH']?.trim() || 'main', name: nameOf(url.hostname) };
}

/**
 * The page on which a file of a repository is edited. GitHub and GitLab are known by their host's name, which companies
 * keep in theirs (`gitlab.example.org`); any other is taken for Forgejo, which Codeberg runs.
 */
export function editUrl({ url, branch }: Repository, path: string): string {
  const host = new URL(url).hostname;
  const way = host.includes('github') ? 'edit' : host.includes('gitlab') ? '-/edit' : '_edit';
  const place = `${branch}/${path}`.split('/').map(encodeURIComponent).join('/');
  return `${url}/${way}/${place}`;
}

const names: ReadonlyMap<string, string> = new Map([
  ['github.com', 'GitHub'],
  ['gitlab.com', 'GitLab'],
  ['codeberg.org', 'Codeberg'],
]);

function nameOf(host: string): string {
  return names.get(host) ?? host;
}
