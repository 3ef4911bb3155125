import { expect, it } from 'vitest';
import { writeRows } from '../../src/csv/text.ts';
import { readTables } from '../../src/dataset/read.ts';
import { readPasted } from '../../src/desk/paste.ts';
import { evidenceColumns } from '../../src/evidence/extract.ts';
import { sha256 } from '../../src/evidence/verify.ts';
import { chartView } from '../../src/formats/view.ts';

/** A fictitious report of another country: shillings, beds and kilometres. */
const text = `Lakeside County spent Sh4.5 billion in 2025.
The county paved 212.5 kilometres of road; 1,240 km are earth roads.
Public hospitals have 640 beds; private hospitals have about 300 beds.
The average fee was Sh350.
`;
const tables = {
  'site.csv': `setting,value,text_en,text_vi
name,,County Figures,Số liệu hạt
title,,County figures,Số liệu hạt
description,,Figures.,Số liệu.
licence,CC-BY-4.0,Creative Commons,Creative Commons
currency,KES,,
accent,#0b4f8a,,`,
  'reports.csv': `id,title,title_en,title_vi,author,publisher,language,url,event_en,event_vi,event_date,published,text_sha256
county,Lakeside review,Lakeside review,Báo cáo hạt Lakeside,,Lakeside,en,,County review,Tổng kết,2025-12-30,,${await sha256(new TextEncoder().encode(text))}`,
  'units.csv': `id,kind,factor,singular_en,plural_en,name_vi
bed,count,1,bed,beds,giường
kilometre,quantity,1,kilometre,kilometres,km
KES,currency,1,Kenyan shilling,Kenyan shillings,shilling Kenya`,
  'categories.csv': `id,colour,label_en,label_vi
public,#0b6b2e,public,công lập
private,#6a1b9a,private,tư nhân`,
  'subjects.csv': `id,category,part_of,label_en,label_vi
lakeside,,,Lakeside County,Hạt Lakeside
public_hospitals,public,,Public hospitals,Bệnh viện công lập
private_hospitals,private,,Other hospitals,Bệnh viện khác`,
  'measures.csv': `id,unit,formula,period_offset,label_en,label_vi,definition_en,definition_vi
spending,KES,,,Spending,Chi tiêu,Money spent.,Số tiền đã chi.
fee,KES,,,Average fee,Mức phí trung bình,Fee.,Phí.
paved,kilometre,,,Paved roads,Đường trải nhựa,Length.,Chiều dài.
earth,kilometre,,,Earth roads,Đường đất,Length.,Chiều dài.
beds,bed,,,Beds,Số giường,Beds.,Số giường.`,
  'observations/county.csv': `subject,measure,period,value,reported,evidence,note_en,note_vi
lakeside,spending,2025,4500000000,Sh4.5 billion,county#1.1,,
lakeside,paved,2025,212.5,212.5,county#2.1,,
lakeside,earth,2025,1240,"1,240",county#2.2,,
public_hospitals,beds,2025,640,640,county#3.1,,
private_hospitals,beds,2025,300,about 300,county#3.2,,
lakeside,fee,2025,350,Sh350,county#4.1,,`,
  'charts.csv': `id,type,measures,subjects,period,whole,beside,colour,claim,title_en,title_vi,note_en,note_vi
beds,bar,beds,public_hospitals private_hospitals,2025,,,category,max(public_hospitals beds),Public hospitals have most beds,Bệnh viện công lập có nhiều giường nhất,,
roads,bar,paved earth,lakeside,2025,,,private,label,Roads,Đường bộ,Fee: {lakeside fee},Phí: {lakeside fee}
spending,card,spending,lakeside,2025,,,none,label,Spending,Chi tiêu,,`,
  'statements.csv': 'id,report,line,subject,measure,period,direction,text_en,text_vi',
  'glossary.csv': 'id,kind,report,line,term_en,term_vi,definition_en,definition_vi',
  'corrections.csv': 'date,subject,measure,period,report,before,after,reason_en,reason_vi',
};

async function read(change: Partial<typeof tables> = {}) {
  const sourcesOf = (files: Record<string, string>) =>
    Object.entries(files).map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }));
  const files = { ...tables, ...change, 'seeds/county.txt': text };
  const { tables: known } = await readTables(sourcesOf(files));
  const { evidence, unreadable } = readPasted(
    { text, report: 'county', locale: 'en' },
    { ...known, observations: [] },
    [],
  );
  expect(unreadable).toEqual([]);
  const csv = writeRows([evidenceColumns, ...evidence.map((row) => Object.values(row))]);
  return readTables(sourcesOf({ ...files, 'seeds/county.csv': csv }));
}

it('a report of another country is read, and drawn with its units and categories', async () => {
  const { tables, problems } = await read();
  expect(problems).toEqual([]);
  const shown = (['en', 'vi'] as const).map((locale) =>
    tables.charts.map((chart) => {
      const { data } = chartView(chart, tables, locale);
      const values = data.data.map(({ label, longValue, colorRole }) => [label, longValue, colorRole.name]);
      return [data.subtitle, ...values.flat(), data.note].join('; ').replaceAll('\u00a0', ' ');
    }),
  );
  expect(shown).toEqual([
    [
      'Beds, 2025; Public hospitals; 640 beds; category-public; Other hospitals (private); about 300 beds; category-private; ',
      'Lakeside County, 2025; Earth roads; 1,240 kilometres; category-private; Paved roads; 212.5 kilometres; category-private; Fee: 350 Kenyan shillings',
      'Lakeside County, spending, 2025; Lakeside County; 4.5 billion Kenyan shillings; neutral; ',
    ],
    [
      'Số giường, 2025; Bệnh viện công lập; 640 giường; category-public; Bệnh viện khác (tư nhân); khoảng 300 giường; category-private; ',
      'Hạt Lakeside, 2025; Đường đất; 1.240 km; category-private; Đường trải nhựa; 212,5 km; category-private; Phí: 350 shilling Kenya',
      'Hạt Lakeside, chi tiêu, 2025; Hạt Lakeside; 4,5 tỷ shilling Kenya; neutral; ',
    ],
  ]);
});

it('beds and kilometres do not share a scale', async () => {
  const charts = tables['charts.csv'].replace('paved earth,', 'paved beds,public_hospitals ');
  const { problems } = await read({ 'charts.csv': charts });
  expect(problems.map(({ key }) => key)).toContain('constraint-error.units');
});
