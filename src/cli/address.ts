import { repositoryFrom } from '../outputs/repository.ts';

/** Where the site will be, as the environment says it: what is wrong with that, and how to mend it. */
export function addressProblems(env: Record<string, string | undefined>): string[] {
  const [site, base] = [env['NGUON_SITE'], env['NGUON_BASE']];
  return [
    site ? siteProblem(site) : undefined,
    base ? baseProblem(base) : undefined,
    repositoryProblem(env),
  ].filter((problem) => problem !== undefined);
}

function repositoryProblem(env: Record<string, string | undefined>): string | undefined {
  try {
    repositoryFrom(env);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function siteProblem(site: string): string | undefined {
  const url = URL.parse(site);
  if (!url || !/^https?:$/.test(url.protocol) || url.host === '')
    return `NGUON_SITE is "${site}", which is no address. Write it whole, such as https://example.org.`;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return `NGUON_SITE is "${site}", but wants the origin alone. Write ${url.origin}, and the folder in NGUON_BASE.`;
  return undefined;
}

function baseProblem(base: string): string | undefined {
  if (/^\/?(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*$/.test(base) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(base))
    return undefined;
  return `NGUON_BASE is "${base}", which is no folder of an address. Write one such as /some/folder/, with letters of English, digits, - . _ and ~ only.`;
}
