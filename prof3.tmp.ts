import { extractEvidence, evidenceColumns } from '/work/wt-reading/src/evidence/extract.ts';
import { writeCsv } from '/work/wt-reading/src/csv/write.ts';
import { readFileSync, writeFileSync } from 'node:fs';
writeFileSync('/tmp/ex/out.csv', writeCsv(evidenceColumns, extractEvidence('mic-2024', readFileSync('/work/shared/seeds/mic-2024.txt','utf8'), 'en')));
