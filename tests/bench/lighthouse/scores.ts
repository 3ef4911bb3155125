import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnDemand } from '../install.ts';

/** What Lighthouse rates. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Lighthouse's ratings of a page, 0 to 100, in the order of {@link categories}, and what it finds wanting. */
export interface Scores {
  scores: number[];
  wanting: string[];
}

/** What is used of Lighthouse, which is installed for the benchmark only. */
interface Lighthouse {
  default(url: string, options: object, config: unknown): Promise<{ lhr: Ratings } | undefined>;
  desktopConfig: unknown;
}

interface Ratings {
  categories: Partial<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  audits: Partial<Record<string, { score: number | null; title: string; displayValue?: string }>>;
}

/** Lighthouse, installed where it is not there yet. */
async function lighthouse(): Promise<Lighthouse> {
  const packages = installOnDemand(import.meta.dirname, 'Lighthouse', console.error);
  return import(pathToFileURL(path.join(packages, 'lighthouse/core/index.js')).href);
}

/** Has Lighthouse look at a page, in the browser that listens on a port: on its slow phone, or on a desktop. */
export async function scoresOf(url: string, port: number, device: 'phone' | 'desktop'): Promise<Scores> {
  const { default: look, desktopConfig } = await lighthouse();
  const options = { port, logLevel: 'error', onlyCategories: [...categories] };
  const result = await look(url, options, device === 'desktop' ? desktopConfig : undefined);
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
