import type { EvidenceCells } from '../../src/evidence/extract.ts';
import { extractEvidence } from '../../src/evidence/extract.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { type DraftSource, draftObservations } from '../../src/tables/draft.ts';
import { readTables } from '../../src/tables/read.ts';

const files: Record<string, string> = {
  'subjects.csv': `id,kind,origin,part_of,label_en,label_vi
networks,networks,,,Social networks,Mạng xã hội
domestic_networks,networks,domestic,networks,Domestic social networks,Mạng xã hội trong nước
trio,networks,foreign,,"Otter, Heron and Stork","Otter, Heron và Stork"
lotus,platform,domestic,domestic_networks,Lotus,Lotus
otter,platform,foreign,trio,Otter,Otter
heron,platform,foreign,trio,Heron,Heron
stork,platform,foreign,trio,Stork,Stork
crane,platform,foreign,,Crane,Crane
old_crane,platform,foreign,,Crane,Crane
g1_games,games,,,G1 online games,Trò chơi điện tử trên mạng G1
other_games,games,,,"G2, G3 and G4 games","Trò chơi điện tử G2, G3 và G4"
game_industry,industry,,,Game industry,Ngành trò chơi điện tử
tan_ha,industry,,,Tan Ha market,Chợ nổi Tân Hà
`,
  'measures.csv': `id,unit,formula,period_offset,label_en,label_vi,definition_en,definition_vi
users,user,,,Users,Số người dùng,People in Vietnam.,Người tại Việt Nam.
accounts,account,,,Accounts,Số tài khoản,Accounts.,Tài khoản.
accounts_total,account,sum(accounts),,Accounts in total,Tổng số tài khoản,All.,Tất cả.
licences,licence,,,Licences issued,Giấy phép đã cấp,Licences.,Giấy phép.
revenue,VND,,,Revenue,Doanh thu,Revenue.,Doanh thu.
fines_total,VND,,,Sum of fines,Tổng số tiền phạt,Fines.,Tiền phạt.
workers,worker,,,Workers,Số lao động,Workers.,Lao động.
growth,percent,,,Growth in workers,Mức tăng lao động,Growth.,Mức tăng.
sites,site,,,Websites flagged,Số trang bị phát hiện vi phạm,Sites.,Trang.
domains,domain,,,Domains revoked,Số tên miền bị thu hồi,Domains.,Tên miền.
removed,removal,,,Items removed,Lượt gỡ bỏ,Items.,Nội dung.
compliance,percent,,,Compliance rate,Tỷ lệ đáp ứng,Share.,Tỷ lệ.
`,
  'units.csv': `id,kind,factor,singular_en,plural_en,name_vi
user,count,1,user,users,người dùng
account,count,1,account,accounts,tài khoản
licence,count,1,licence,licences,giấy phép
worker,count,1,worker,workers,lao động
site,count,1,site,sites,trang
domain,count,1,domain,domains,tên miền
removal,count,1,item,items,lượt gỡ bỏ
percent,percent,0.01,percent,percent,phần trăm
VND,currency,1,VND,VND,đồng
`,
  'reports.csv': `id,title,title_en,title_vi,author,publisher,language,url,event_en,event_vi,event_date,published,text_sha256
first,First,First,Đầu,A,A,en,https://example.org/1,One,Một,2030-11-28,,
`,
  'seeds/first.csv': `id,line,column,phrase,number,unit,qualifier,role,after
first#1.1,1,1,72 million,72000000,,rounded,figure,
first#2.1,2,1,63 million,63000000,,rounded,figure,
`,
  'observations/first.csv': `subject,measure,period,value,reported,evidence,note_en,note_vi
otter,users,2030,72000000,72 million,first#1.1,,
heron,users,2030,63000000,63 million,first#2.1,,
`,
};

/** Made-up tables, with one report of two figures: Otter's and Heron's users in 2030. */
export const { tables } = await readTables(
  Object.entries(files).map(([file, text]) => ({ file, bytes: Buffer.from(text) })),
);

/** What is drafted from a text of the report "next", whose event was on 2031-11-28. */
export function draft(text: string, locale: Locale, more: Partial<DraftSource> = {}) {
  const evidence: EvidenceCells[] = extractEvidence('next', text, locale);
  return draftObservations(
    { report: 'next', locale, evidence, text, eventDate: '2031-11-28', ...more },
    tables,
  );
}

/** The same in short: `phrase: subject measure period`, with `-` for what is left blank. */
export function drafted(text: string, locale: Locale, more: Partial<DraftSource> = {}): string[] {
  return draft(text, locale, more).drafts.map(({ row }) => {
    const cells = [row.subject, row.measure, row.period].map((cell) => cell || '-');
    return `${row.reported}: ${cells.join(' ')}`;
  });
}
