import type { Source } from '../../src/csv/decode.ts';
import { schemas } from '../../src/tables/schemas/index.ts';

/**
 * A made-up newsroom: `count` observations of 1,000 subjects, whose figures are shared by 1,000 evidence rows.
 * The other tables are as small as they can be.
 */
export function generateSources(count: number): Source[] {
  const file = (name: string, lines: string[]): Source => ({
    file: name,
    bytes: Buffer.from(`${lines.join('\n')}\n`),
  });
  const digits = (at: number) => ((at % 1000) + 100) / 10;
  const phrase = (at: number) => `${digits(at).toFixed(1)} million`;
  const evidence = Array.from({ length: 1000 }, (_, at) => {
    const number = Math.round(digits(at) * 10) * 100_000;
    return `big#${at + 1}.1,${at + 1},1,${phrase(at)},${number},,rounded,shared,`;
  });
  const measures = Array.from(
    { length: 10 },
    (_, at) => `measure_${at},user,,,Users,Người dùng,Users.,Người dùng.`,
  );
  const subjects = Array.from(
    { length: 1000 },
    (_, at) => `subject_${at},platform,,,Subject ${at},Đối tượng ${at}`,
  );
  const blocks: Buffer[] = [];
  let observations = ['subject,measure,period,value,reported,evidence,note_en,note_vi'];
  for (let at = 0; at < count; at++) {
    const figure = at % 1000;
    const rest = Math.floor(at / 1000);
    const day = Math.floor(rest / 10);
    const period = `${2000 + Math.floor(day / 336)}-${pad(Math.floor((day % 336) / 28) + 1)}-${pad((day % 28) + 1)}`;
    const number = Math.round(digits(figure) * 10) * 100_000;
    observations.push(
      `subject_${figure},measure_${rest % 10},${period},${number},${phrase(figure)},big#${figure + 1}.1,,`,
    );
    if (observations.length < BLOCK && at < count - 1) continue;
    blocks.push(Buffer.from(`${observations.join('\n')}\n`));
    observations = [];
  }
  return [
    file('reports.csv', [
      'id,title,title_en,title_vi,author,publisher,language,url,event_en,event_vi,event_date,published,text_sha256',
      `big,Big,Big,Lớn,A,B,en,https://example.org/,Event,Sự kiện,2024-01-01,,${'0'.repeat(64)}`,
    ]),
    file('units.csv', ['id,kind,factor,singular_en,plural_en,name_vi', 'user,count,1,user,users,người dùng']),
    file('subjects.csv', ['id,kind,origin,part_of,label_en,label_vi', ...subjects]),
    file('measures.csv', [
      'id,unit,formula,period_offset,label_en,label_vi,definition_en,definition_vi',
      ...measures,
    ]),
    ...(['charts', 'statements', 'glossary', 'corrections'] as const).map((name) =>
      file(`${name}.csv`, [Object.keys(schemas[name].shape).join()]),
    ),
    { file: 'observations/big.csv', bytes: Buffer.concat(blocks) },
    file('seeds/big.csv', ['id,line,column,phrase,number,unit,qualifier,role,after', ...evidence]),
  ];
}

/** Rows that are made at a time, so that the peak of memory is that of reading them. */
const BLOCK = 10_000;

const pad = (number: number) => String(number).padStart(2, '0');
