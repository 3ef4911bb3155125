import { excerpt } from '../../csv/problem.ts';
import { type Figure, toNumber } from '../../figures/figure.ts';
import { figureOf, readPhrase } from '../../figures/phrase.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Evidence, Report } from '../tables.ts';
import type { CheckContext } from './context.ts';

/** An evidence row together with what its phrase says: undefined when that is not what the row says. */
export interface ReadEvidence {
  evidence: Evidence;
  figure: Figure | undefined;
}

/** Evidence by its id and, for those who look for a place, by its phrase. */
export class EvidenceIndex {
  readonly byId = new Map<string, ReadEvidence>();
  private byPhrase: Map<string, string[]> | undefined;

  /** The ids of all figures that are printed so. */
  placesOf(phrase: string): string[] {
    this.byPhrase ??= this.indexPhrases();
    return this.byPhrase.get(phrase) ?? [];
  }

  private indexPhrases(): Map<string, string[]> {
    const index = new Map<string, string[]>();
    for (const { evidence } of this.byId.values()) {
      if (evidence.role === 'context') continue;
      const ids = index.get(evidence.phrase);
      if (ids) ids.push(evidence.id);
      else index.set(evidence.phrase, [evidence.id]);
    }
    return index;
  }
}

/** Reads every evidence row's phrase and checks that the row agrees with it. */
export function readEvidence(
  rows: readonly Evidence[],
  reports: readonly Report[],
  { add }: CheckContext,
): EvidenceIndex {
  const languages = new Map<string, Locale>(reports.map(({ id, language }) => [id, language]));
  const index = new EvidenceIndex();
  for (const evidence of rows) {
    const { phrase, number, unit, qualifier, role } = evidence;
    const locale = languages.get(evidence.report);
    const reading = locale && readPhrase(phrase, locale);
    const figure = reading && figureOf(reading, qualifier);
    const entry: ReadEvidence = { evidence, figure: undefined };
    index.byId.set(evidence.id, entry);
    if (role === 'context' || locale === undefined) continue;
    if (!reading?.decimal) {
      const message = `"${excerpt(phrase)}" cannot be read as one number, so it is no figure.`;
      add(
        'type-error',
        evidence,
        'phrase',
        phrase,
        message,
        'Extract the evidence again, or set its role to context.',
      );
    } else if (number !== toNumber(reading.decimal)) {
      const message = `The number ${number ?? '(blank)'} is not what "${excerpt(phrase)}" says (${toNumber(reading.decimal)}).`;
      add(
        'figure-mismatch',
        evidence,
        'number',
        String(number ?? ''),
        message,
        'Extract the evidence again.',
      );
    } else if (unit !== reading.unit) {
      const message = `The unit "${excerpt(unit)}" is not that of "${excerpt(phrase)}" ("${reading.unit}").`;
      add('figure-mismatch', evidence, 'unit', unit, message, 'Extract the evidence again.');
    } else if (qualifier !== figure?.qualifier) {
      const message = `The qualifier "${qualifier ?? ''}" is not that of "${excerpt(phrase)}" ("${figure?.qualifier}").`;
      add('figure-mismatch', evidence, 'qualifier', qualifier ?? '', message, 'Extract the evidence again.');
    } else entry.figure = figure;
  }
  return index;
}
