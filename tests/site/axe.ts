import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface AxeOptions {
  /** A selector of the part that is looked at; the whole page without it. */
  within?: string;
  /** Only the rules about colours: for the other background of a page that was looked at whole on one. */
  coloursOnly?: boolean;
  /** Rules by their ids, switched on or off. */
  rules?: Record<string, boolean>;
}

/** What axe finds on a page as it stands: each broken rule with the elements that break it. */
export async function axeFinds(page: Page, options: AxeOptions = {}): Promise<[string, string[]][]> {
  // The site's policy allows no foreign script, so axe is evaluated, not inserted.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async ({ within, coloursOnly, rules = {} }) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within ?? document, {
      iframes: false,
      preload: false,
      resultTypes: ['violations'],
      ...(coloursOnly && { runOnly: ['color-contrast', 'link-in-text-block'] }),
      rules: Object.fromEntries(Object.entries(rules).map(([id, enabled]) => [id, { enabled }])),
    });
    return violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html)]);
  }, options);
}
