import { closestMatch } from 'leven';

/** The candidate that was probably meant: at most a third of its letters differ. For "did you mean". */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const folded = new Map(candidates.map((candidate) => [fold(candidate), candidate]));
  const match = closestMatch(fold(word), [...folded.keys()], {
    maxDistance: Math.max(1, Math.floor(word.length / 3)),
  });
  return match === undefined ? undefined : folded.get(match);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s-]+/g, '_');
}
