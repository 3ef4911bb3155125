import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../src/formats/picture/svg.ts';
import { siteAt } from '../../src/formats/site.ts';
import { project, viewOf } from '../formats/support.ts';
import { copyOfData } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

const folders = copyOfData();
const file = path.join(folders.data, '..', 'article.txt');
const check = (text: string, ...more: string[]) => {
  writeFileSync(file, text);
  return runCli('article', [file, ...more], folders);
};

describe('npm run check:article', () => {
  it('exits with 1 at a contradiction, and shows its place, the source and what it could read', async () => {
    const { code, stdout, stderr } = await check('So far.\nFacebook removed 8,918 items in 2024.\n');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('article.txt:2:18 “8,918”: Contradicts the source. The digits look mistyped.');
    expect(stdout).toMatch(/“Facebook: 8,981 items removed” \(VietNamNet, line 31\) https:/);
    expect(stdout).toContain('It could read: Facebook removed 8,981 items in 2024.');
  });

  it('exits with 0 otherwise, in Vietnamese and as JSON, too', async () => {
    const text = 'Năm 2024, Facebook đã gỡ 8.981 nội dung.';
    expect(await check(text, '--lang', 'vi')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('“8.981”: Đúng như bài gốc'),
    });
    const { code, stdout } = await check(text, '--format', 'json');
    const value = {
      subject: 'facebook',
      measure: 'items_removed',
      lines: [{ url: expect.stringMatching(/^http.*\/figures\/facebook\/items_removed\/2024\/$/) }, {}],
    };
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        language: 'vi',
        numbers: [{ verdict: 'none' }, { line: 1, column: 26, verdict: 'reported', facts: [value] }],
      },
    ]);
  });

  it('compares the figures that a picture carries, if it carries any', async () => {
    const svg = path.join(folders.data, '..', 'x.svg');
    const ours = siteAt('http://localhost:4321', '/', project.site);
    writeFileSync(svg, chartSvg(viewOf('items-removed', 'vi', project), ours));
    expect(await runCli('article', [svg], folders)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/x\.svg: Current:.6\n\n\S+x\.svg “8\.981 lượt gỡ bỏ”: Current\n/),
    });
    writeFileSync(svg, '<svg/>');
    const { code, stderr } = await runCli('article', [svg], folders);
    expect([code, stderr]).toEqual([2, expect.stringContaining('carries no figures')]);
  });

  it('exits with 2 for a text in another language', async () => {
    const text = 'Der Bericht ist nicht auf Englisch und auch nicht für die Prüfung.';
    expect(await check(text)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/neither English nor/),
    });
  });
});
