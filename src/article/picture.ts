import type { PictureMetadata } from '../formats/picture/metadata.ts';
import { observationKey } from '../tables/tables.ts';
import type { Finding } from './check.ts';
import { isEqual } from './compare.ts';
import type { ArticleData, Fact } from './facts.ts';

/** What is said of a figure of a picture, as of a number of an article. */
export interface PictureFinding
  extends Pick<Finding, 'verdict' | 'phrase' | 'why'>,
    Partial<Pick<Finding, 'line' | 'column' | 'couldRead'>> {
  facts: Pick<Fact, 'lines'>[];
}

/** Reads the metadata of a picture's file of any format that keeps XMP as text; undefined if there are none. */
export function readPicture(bytes: Uint8Array | ArrayBuffer): PictureMetadata | undefined {
  const [, json = ''] = /<site:figures>([^<]*)</.exec(new TextDecoder().decode(bytes)) ?? [];
  try {
    const found: PictureMetadata = JSON.parse(json);
    const texts = [found.site, found.date, ...found.figures.flatMap(({ key, figure }) => [key, figure])];
    return texts.every((one) => typeof one === 'string') ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Compares the figures that a picture carries with those of now: each is current, was changed since, or is not ours. */
export function checkPicture({ site, date, figures }: PictureMetadata, data: ArticleData): PictureFinding[] {
  const { texts } = data;
  return figures.map(({ key, figure: phrase, ...printed }) => {
    const fact = data.facts.find((one) => !one.isCorrected && observationKey(one) === key);
    const known = data.changes.filter((one) => one.key === key);
    if (site !== data.root || (!fact && known.length === 0)) {
      const why = site === data.root ? texts.unknown : texts.foreign.replace('{site}', () => site);
      return { verdict: 'unknown', phrase: `${phrase} (${key})`, why, facts: [] };
    }
    const isSame = (name: 'value' | 'low' | 'high') => isAlike(fact?.[name], printed[name]);
    const isCurrent =
      fact?.qualifier === printed.qualifier && isSame('value') && isSame('low') && isSame('high');
    // Several changes may be of one day, the picture's: its value says which of them came later.
    const at = known.findLastIndex((one) => isAlike(one.figure?.value, printed.value));
    const later = isCurrent ? [] : at < 0 ? known.filter((one) => one.date > date) : known.slice(at);
    const verdict = isCurrent ? 'current' : later.length > 0 ? 'superseded' : 'uncertain';
    const why = [texts[verdict], verdict === 'uncertain' && texts.unexplained].filter(Boolean).join('. ');
    return { verdict, phrase, why, facts: [{ lines: [...(fact?.lines ?? []), ...later] }] };
  });
}

const isAlike = (a: number | null | undefined, b: number | null) =>
  a === b || (typeof a === 'number' && typeof b === 'number' && isEqual(a, b));
