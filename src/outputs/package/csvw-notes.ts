import type { Evidence, Tables } from '../../tables/tables.ts';
import { dictionaryOf } from '../table/dictionary.ts';

/** The first row of a CSV is its header (RFC 7111 counts it), so the first record is on the second. */
const FIRST_ROW = 2;

/**
 * One Web Annotation (W3C) for each reported value in observations.csv: its cell (RFC 7111) leads to the words of the
 * report. The words are named twice: as a quotation, which is sought in the page at the report's address; and by line
 * and character (RFC 5147, Web Annotation), which count in the text file whose SHA-256 is in the row of reports.csv
 * that `state` points at. Of a figure that is cited and not located, the report is all that can be named.
 */
export function evidenceNotes({ observations, evidence, reports }: Tables) {
  const column = dictionaryOf('observations').columns.findIndex(({ name }) => name === 'value') + 1;
  const places = new Map(evidence.map((one) => [one.id, one]));
  const reportRows = new Map(reports.map(({ id }, at) => [id, at + FIRST_ROW]));
  const addresses = new Map(reports.map(({ id, url }) => [id, url]));
  return observations.flatMap(({ evidence: id }, at) => {
    const place = places.get(id);
    if (!place) return [];
    return {
      type: 'Annotation',
      motivation: 'linking',
      target: `observations.csv#cell=${at + FIRST_ROW},${column}`,
      body: {
        type: 'SpecificResource',
        source: addresses.get(place.report),
        ...selectorsOf(place),
        state: { type: 'State', 'dc:source': `reports.csv#row=${reportRows.get(place.report)}` },
      },
    };
  });
}

function selectorsOf(place: Evidence) {
  const { line, column } = place;
  if (line === undefined || column === undefined) return {};
  return { selector: [quoteSelector(place), lineSelector({ ...place, line, column })] };
}

function quoteSelector({ phrase, after }: Evidence) {
  return { type: 'TextQuoteSelector', exact: phrase, ...(after !== '' && { suffix: ` ${after}` }) };
}

/** RFC 5147 counts the places between lines: the first line is from 0 to 1. Characters are those of Unicode, from 0. */
function lineSelector({ line, column, phrase }: Evidence & { line: number; column: number }) {
  const start = column - 1;
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
    value: `line=${line - 1},${line}`,
    refinedBy: { type: 'TextPositionSelector', start, end: start + [...phrase].length },
  };
}
