import { type Weight, weights } from '../charts/parts/text.ts';
import { sha256 } from '../evidence/verify.ts';
import { figureJson } from '../formats/about.ts';
import { chartJson } from '../formats/chart-files.ts';
import type { FontUrls } from '../formats/fonts.ts';
import type { Site } from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { type HasLocales, type Locale, localPath } from '../i18n/locales.ts';
import { type Observation, observationKey } from '../tables/tables.ts';

/** The name of a font file in the folder of a frozen version. */
export const frozenFont = (weight: Weight) => `be-vietnam-pro-${weight}.woff2`;

/** The addresses of the font files, relative to the version's page in a locale. */
export function frozenFonts(locale: Locale, site: HasLocales): FontUrls {
  const up = '../'.repeat(localPath('', locale, site).split('/').length - 1);
  return Object.fromEntries(weights.map((weight) => [weight, up + frozenFont(weight)])) as FontUrls;
}

/** A value as it was when its chart was frozen, in its measure's unit; its open ends are null. */
export interface FrozenValue extends ReturnType<typeof figureJson> {
  /** `subject measure period`; of the rest of a whole, `subject (rest) period`. */
  key: string;
  value: number;
  /** The phrase as printed; null for a derived value. */
  reported: string | null;
}

/** `frozen.json` of a frozen version of a chart: the copy in `public/frozen/<chart>/<date>-<digest>/`. */
export interface Manifest {
  chart: string;
  /** The day of freezing: `2026-01-31`. */
  date: string;
  /** See {@link frozenDigest}. */
  digest: string;
  /** 1 for the chart's first version, and so on: it distinguishes versions of one day. */
  number: number;
  /** The root of the site that the files were written for. */
  site: string;
  values: FrozenValue[];
  /** The SHA-256, in hexadecimal, of every file of the folder but the manifest. */
  files: Record<string, string>;
}

/** The name of a version, and of its folder: `2026-01-31-0123456789ab`. */
export const frozenVersion = ({ date, digest }: Pick<Manifest, 'date' | 'digest'>) => `${date}-${digest}`;

/** The digest in the name of a version's folder; undefined where that is no such name. */
export function digestInName(version: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}-([0-9a-f]{12})$/.exec(version)?.[1];
}

/** The values of a chart, in the order of the view; the same in every locale. */
export const frozenValues = ({ rows }: ChartView) => rows.map(({ observation }) => frozenValue(observation));

export function frozenValue(observation: Observation): FrozenValue {
  return {
    key: observationKey(observation),
    ...figureJson(observation.figure),
    value: observation.figure.value,
    reported: observation.origin === 'reported' ? observation.reported : null,
  };
}

/**
 * The start of the SHA-256 over a chart's JSON files, that of the site's first language first, then by their locales:
 * another drawing alone is no new version.
 */
export async function frozenDigest(jsonTexts: readonly string[]): Promise<string> {
  return (await sha256(new TextEncoder().encode(jsonTexts.join('')))).slice(0, 12);
}

/** The version by which a chart is cited: its frozen digest. `views` are the chart in all locales, in the site's order. */
export function chartVersion([first, ...others]: readonly ChartView[], site: Site): Promise<string> {
  const sorted = others.toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
  return frozenDigest([...(first ? [first] : []), ...sorted].map((view) => chartJson(view, site)));
}
