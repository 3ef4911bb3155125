import type { Source } from '../../src/csv/text.ts';
import { loadSources } from '../../src/dataset/load.ts';
import { schemas, type TableName } from '../../src/tables/schemas/index.ts';
import { snapshot, withoutDigests } from './folders.ts';

const { sources: project } = await loadSources(snapshot);
/** Every CSV of the snapshot as the check sees it. */
export const projectSources = (): Source[] => [...project];

/** The sources with another row in reports.csv, and without digests: evidence may be as a test needs it. */
export function withReport(row: string, sources?: Source[]): Source[] {
  return withChange('reports.csv', (text) => `${withoutDigests(text)}${row},\n`, sources);
}

/**
 * The sources with another report, a row of reports.csv without its digest, that prints figures:
 * `[subject, measure, period, phrase, value]`. Whole numbers are exact.
 */
export function withFigures(report: string, figures: readonly string[][], sources?: Source[]): Source[] {
  const [id] = report.split(',', 1);
  const source = (file: string, lines: string[]) => ({ file, bytes: Buffer.from(`${lines.join('\n')}\n`) });
  const evidence = figures.map(([, , , phrase = '', value], at) => {
    const [unit, qualifier] = [/%$/.test(phrase) ? 'percent' : '', /\D/.test(phrase) ? 'rounded' : 'exact'];
    return `${id}#${at + 1}.1,${at + 1},1,${phrase},${value},${unit},${qualifier},figure`;
  });
  const observations = figures.map(([subject, measure, period, phrase, value], at) =>
    [subject, measure, period, value, phrase, `${id}#${at + 1}.1`, '', ''].join(),
  );
  return [
    ...withReport(`${report}${'a'.repeat(64)}`, sources),
    source(`seeds/${id}.csv`, ['id,line,column,phrase,number,unit,qualifier,role', ...evidence]),
    source(`observations/${id}.csv`, [
      'subject,measure,period,value,reported,evidence,note_en,note_vi',
      ...observations,
    ]),
  ];
}

/** The table that a file belongs to. */
export function tableOf(file: string): TableName {
  if (file.startsWith('observations/')) return 'observations';
  if (file.startsWith('seeds/')) return 'evidence';
  return file.replace('.csv', '') as TableName;
}

/** The columns of a file's table. */
export function columnsOf(file: string): { all: string[]; optional: string[] } {
  return {
    all: Object.keys(schemas[tableOf(file)].shape),
    optional: file.startsWith('seeds/') ? ['after'] : [],
  };
}

/** The sources with one file's text changed by a function. */
export function withChange(
  file: string,
  change: (text: string) => string,
  sources: readonly Source[] = project,
): Source[] {
  return sources.map((source) =>
    source.file === file
      ? { file, bytes: Buffer.from(change(Buffer.from(source.bytes).toString('utf8'))) }
      : source,
  );
}
