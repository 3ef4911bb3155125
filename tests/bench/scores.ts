import lighthouse, { desktopConfig } from 'lighthouse';

/** What Lighthouse rates. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Lighthouse's ratings of a page, 0 to 100, in the order of {@link categories}, and what it finds wanting. */
export interface Scores {
  scores: number[];
  wanting: string[];
}

/** Has Lighthouse look at a page, in the browser that listens on a port: on its slow phone, or on a desktop. */
export async function scoresOf(url: string, port: number, device: 'phone' | 'desktop'): Promise<Scores> {
  const options = { port, logLevel: 'error', onlyCategories: [...categories] } as const;
  const config = device === 'desktop' ? desktopConfig : undefined;
  const result = await lighthouse(url, { ...options, onlyCategories: [...categories] }, config);
  if (!result) throw new Error(`Lighthouse did not look at ${url}.`);
  const { lhr } = result;
  const rated = categories.map((name) => lhr.categories[name]);
  const wanting = rated.flatMap((category) =>
    (category?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = lhr.audits[id];
      const isWanting = weight > 0 && (audit?.score ?? 1) < 0.9;
      return isWanting ? [`${id}: ${audit?.displayValue ?? audit?.title}`] : [];
    }),
  );
  return { scores: rated.map((category) => Math.round((category?.score ?? 0) * 100)), wanting };
}
