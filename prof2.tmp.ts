import { extractEvidence } from '/work/wt-reading/src/evidence/extract.ts';
import { readFileSync } from 'node:fs';
for (const l of ['en','vi'] as const) { console.log('==',l);
 for (const line of readFileSync(`/tmp/t.${l}`,'utf8').trim().split('\n'))
  console.log(line+'\n      '+extractEvidence('x',line,l).map(r=>`[${r.role==='context'?'~':''}${r.phrase}${r.role==='context'?'':` = ${r.number} ${r.unit} ${r.qualifier}`}]`).join(' '));
}
const text = readFileSync('/work/shared/seeds/mic-2024.txt','utf8').repeat(300);
const t=process.cpuUsage().user/1000; const n=extractEvidence('x',text,'en').length; console.log(text.length, n, process.cpuUsage().user/1000-t);
