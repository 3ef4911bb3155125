import { readdir } from 'node:fs/promises';

/** Of figures, one of the snapshot a kind: exact, dated, undated, about, estimated, over, derived. */
const figures =
  /\/(?:aggregate_websites\/licences|(?:zalo|facebook)\/users|game_industry\/(?:workers|revenue)|electronic_information\/fines_total|facebook\/removal_requests)\//;
/** False for the pages of figures like which there is another. */
export const isExample = (page: string) => !/^(?:vi\/)?figures\//.test(page) || figures.test(page);

/**
 * The addresses of the pages of a built site, relative to its root: `''`, `charts/x/`, `404.html`; of figures, one a kind. Frozen ones are as they
 * were once.
 */
export async function pagesOf(dist: string, isWanted = isExample): Promise<string[]> {
  const names = await readdir(dist, { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && !name.startsWith('frozen/'))
    .map((name) => name.replace(/(^|\/)index\.html$/, '$1'))
    .filter(isWanted)
    .toSorted();
}

/** The file of a page. */
export const fileOf = (page: string) => page.replace(/(^|\/)$/, '$1index.html');

/** Whether a page is a chart alone, for frames: not for search engines. */
export const isEmbed = (page: string) => /^(?:vi\/)?embed\/./.test(page);

/** Whether a page of the snapshot says that another took its place, or why it went. */
export const isMoved = (page: string) =>
  /(?:charts|embed)\/users-by-platform\/|reports\/withdrawn-2020\//.test(page);
