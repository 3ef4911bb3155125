import { cpSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { Copy } from './next-year.ts';

/** What `manifest.json` says of a built site: every file with its digest. */
type Files = Record<string, { bytes: number; sha256: string }>;

const copy = new Copy();
const filesNow = (): Files => JSON.parse(readFileSync(copy.path('dist/manifest.json'), 'utf8')).files;
async function built(): Promise<Files> {
  expect(await copy.build()).toMatchObject({ code: 0, stderr: '' });
  return filesNow();
}
/** As on a fresh machine. */
async function builtAnew(): Promise<Files> {
  await rm(copy.path('.nguon'), { recursive: true });
  return built();
}

// The earlier one is that of the set-up: the same program, and the same data.
const earlier = path.dirname(inject('site').dist);
for (const name of ['.nguon', 'dist']) cpSync(path.join(earlier, name), copy.path(name), { recursive: true });

describe('a build that keeps what an earlier one has made', () => {
  test('makes of the charts only what has changed, and takes over the rest, unless somebody has changed that', async () => {
    const before = filesNow();
    copy.edit('data/charts.csv', {
      row: (row) => ({
        ...row,
        note_en: row['id'] === 'game-revenue' ? 'No figure for 2023.' : (row['note_en'] ?? ''),
      }),
    });
    const nodeOf = (file: string) => statSync(copy.path(`dist/${file}`)).ino;
    const untouched = ['charts/items-removed.png', 'vi/charts/items-removed/index.html'];
    const nodes = untouched.map(nodeOf);
    copy.write('dist/charts/items-removed.svg', '<svg/>');
    await rm(copy.path('dist/embed/items-removed/index.html'));

    const after = await built();
    expect(untouched.map(nodeOf)).toEqual(nodes);
    const changed = Object.keys(after).filter((file) => after[file]?.sha256 !== before[file]?.sha256);
    const ofCharts = changed.filter((file) =>
      /^(?:vi\/)?(?:charts|embed|share)\/[^/]+(?:\.|\/index)/.test(file),
    );
    expect(ofCharts.every((file) => file.includes('game-revenue'))).toBe(true);
    expect(ofCharts).toContain('charts/game-revenue.png');
    expect(ofCharts).toContain('embed/game-revenue/index.html');
    expect(readFileSync(copy.path('dist/charts/items-removed.svg'), 'utf8')).not.toBe('<svg/>');
  });

  test('is the same as one that keeps nothing, after changes of every table, of a story and of the order', async () => {
    copy.edit('data/subjects.csv', {
      row: (row) => ({ ...row, label_en: row['label_en']?.replace('TikTok', 'Tik Tok') ?? '' }),
    });
    copy.edit('data/measures.csv', {
      row: (row) => ({ ...row, label_vi: row['id'] === 'fines' ? 'Số vụ bị phạt' : (row['label_vi'] ?? '') }),
    });
    copy.edit('data/units.csv', {
      row: (row) => ({ ...row, plural_en: row['plural_en']?.replace('users', 'accounts in use') ?? '' }),
    });
    copy.edit('data/reports.csv', { row: (row) => ({ ...row, publisher: 'VietNamNet Global' }) });
    copy.edit('data/glossary.csv', {
      row: (row) => ({ ...row, definition_en: `${row['definition_en']} (1)` }),
    });
    copy.edit('data/observations/games.csv', {
      row: (row) => ({ ...row, note_en: 'Another note.', note_vi: 'Chú thích khác.' }),
    });
    copy.edit('data/corrections.csv', {
      add: [
        {
          date: '2025-03-01',
          subject: 'zalo',
          measure: 'users',
          period: '2024-06-30',
          before: '7.65 million',
          after: '76.5 million',
          reason_en: 'A comma was lost.',
          reason_vi: 'Thiếu dấu phẩy.',
        },
      ],
    });
    // The second chart goes, the last comes first: neighbours change, and nothing else of their pages.
    copy.change('data/charts.csv', (text) => {
      const [header = '', one = '', , ...others] = text.trimEnd().split('\n');
      const last = others.pop() ?? '';
      return `${[header, last, one, ...others].join('\n')}\n`;
    });
    for (const locale of ['en', 'vi'])
      copy.change(`src/stories/${locale}/mic-2024.mdx`, (text) =>
        text.replace('<Chart id="social-network-accounts" />\n', ''),
      );
    const kept = await built();
    expect(kept['charts/social-network-accounts/index.html']).toBeUndefined();
    expect(kept).toEqual(await builtAnew());
  });
});
