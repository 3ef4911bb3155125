import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../site/browser.ts';
import { brokenLinks, invalidHtml } from '../site/built.ts';
import { Copy } from '../support/project.ts';
import { serve } from '../support/serve.ts';

const PUBLISHER = 'Báo điện tử Đảng Cộng sản Việt Nam';
const TITLES = {
  en: {
    old: 'Zalo leads in users, but most accounts are with foreign networks',
    new: 'Facebook grew in the year',
  },
  vi: {
    old: 'Zalo dẫn đầu về người dùng, nhưng phần lớn tài khoản thuộc về mạng nước ngoài',
    new: 'Facebook tăng người dùng trong năm',
  },
};
const NEW_FIGURES = {
  en: ['75 million users', 'about 4,600 workers', '60 million users'],
  vi: ['75 triệu người dùng', 'khoảng 4.600 lao động', '60 triệu người dùng'],
};

/** The oldest first, as an editor adds them; two of one day. */
const corrections = [
  {
    date: '2025-12-01',
    subject: 'zalo',
    measure: 'users',
    period: '2024-06-30',
    before: '76.0 million',
    after: '76.5 million',
    reason_en: 'Misread the first time.',
    reason_vi: 'Lần đầu đọc nhầm.',
  },
  {
    date: '2025-12-15',
    subject: 'electronic_information',
    measure: 'average_fine',
    period: '2024',
    before: '20 million VND',
    after: '22 million VND',
    reason_en: 'Divided by a wrong number.',
    reason_vi: 'Chia cho số sai.',
  },
  {
    date: '2025-12-15',
    subject: 'facebook',
    measure: 'items_removed',
    period: '2024',
    before: '8,891',
    after: '8,981',
    reason_en: 'Two digits changed places.',
    reason_vi: 'Hai chữ số bị đổi chỗ.',
  },
];
const [ZALO, FINE, FACEBOOK] = corrections.map(
  ({ date, subject, measure, period }) => `correction--${date}--${subject}--${measure}--${period}`,
);

/** What an editor does when the next year's report is out, and some mistakes have come to light. */
function nextYear(): Copy {
  const copy = new Copy();
  copy.edit('data/reports.csv', {
    add: [
      {
        id: 'mic-2025',
        title: 'Người dùng Facebook tại Việt Nam tăng',
        title_en: 'Facebook gains users in Vietnam',
        title_vi: 'Người dùng Facebook tại Việt Nam tăng',
        author: 'Nguyễn Thị Khánh Huyền',
        publisher: PUBLISHER,
        language: 'vi',
        url: 'https://example.org/nguoi-dung-facebook-tai-viet-nam-tang-2025.html',
        event_en: '2025 review conference of the electronic-information sector',
        event_vi: 'Hội nghị tổng kết năm 2025 lĩnh vực thông tin điện tử',
        event_date: '2025-11-27',
        text_sha256: 'a'.repeat(64),
      },
    ],
  });
  copy.write(
    'seeds/mic-2025.csv',
    [
      'id,line,column,phrase,number,unit,qualifier,role,after',
      'mic-2025#2.1,2,21,2025,2025,,,context,',
      'mic-2025#4.1,4,14,75 triệu,75000000,,rounded,figure,người dùng',
      'mic-2025#5.1,5,30,60 triệu,60000000,,rounded,figure,người dùng',
      'mic-2025#5.2,5,60,970,970,,exact,figure,lượt',
      'mic-2025#5.3,5,90,78 triệu,78000000,,rounded,figure,người dùng',
      'mic-2025#6.1,6,9,khoảng 4.600,4600,,about,figure,lao động',
      '',
    ].join('\n'),
  );
  copy.write(
    'data/observations/platforms-2025.csv',
    [
      'subject,measure,period,value,reported,evidence,note_en,note_vi',
      'facebook,users,2025,75000000,75 triệu,mic-2025#4.1,,',
      // What the old report tells otherwise; from the two of them a third one follows.
      'tiktok,users,2024,60000000,60 triệu,mic-2025#5.1,,',
      'tiktok,items_removed,2024,970,970,mic-2025#5.2,,',
      'zalo,users,2025-06-30,78000000,78 triệu,mic-2025#5.3,,',
      'game_industry,workers,2025,4600,khoảng 4.600,mic-2025#6.1,,',
      '',
    ].join('\n'),
  );
  copy.edit('data/statements.csv', {
    add: [
      {
        id: 'facebook_up_2025',
        report: 'mic-2025',
        line: '4',
        subject: 'facebook',
        measure: 'users',
        period: '2025',
        direction: 'up',
        text_en: 'Facebook gained users.',
        text_vi: 'Facebook tăng người dùng.',
      },
    ],
  });
  copy.edit('data/corrections.csv', { add: corrections });
  for (const locale of ['en', 'vi'] as const) {
    copy.write(
      `src/stories/${locale}/mic-2025.mdx`,
      `---
title: ${TITLES[locale].new}
standfirst: ${locale === 'en' ? 'A short one.' : 'Một bài ngắn.'}
report: mic-2025
---

## Facebook

<Figure of="facebook users" />, <Figure of="game_industry workers" />, <Figure of="tiktok users" />

<Chart id="platform-users" />

<Chart id="game-workers" />

<Statements report="mic-2025" />
`,
    );
  }
  return copy;
}

const year = nextYear();
const built = await year.build();
const served = await serve(year.dist);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  served.stop();
});

const open = (to: string) => page.goto(served.url + to, { waitUntil: 'load' });
const texts = (selector: string) => page.locator(selector).allTextContents();
const squeezed = (text: string | null | undefined) => text?.replaceAll(/\s+/g, ' ').trim();

describe('with the report of the next year and some corrections', () => {
  test('the build is quiet', () => {
    expect(built.stderr).toBe('');
    expect(built.code).toBe(0);
  });

  test('every page is valid HTML, and no link is broken', async () => {
    expect(await invalidHtml(year.dist)).toEqual([]);
    expect(await brokenLinks(year.dist)).toEqual([]);
  });

  describe.each([
    ['en', ''],
    ['vi', 'vi/'],
  ] as const)('in %s', (locale, prefix) => {
    test('the home page tells the new story, and leads to the old one', async () => {
      await open(prefix);
      expect(await texts('h1')).toEqual([TITLES[locale].new]);
      expect(squeezed(await page.locator('.byline').textContent())).toContain(PUBLISHER);
      // Of the five places that are figures; the year is none.
      expect(squeezed(await page.locator('.byline a').textContent())).toMatch(/\b5\b/);
      expect((await texts('p a.figure')).map(squeezed)).toEqual(NEW_FIGURES[locale]);
      const hrefs = await page
        .locator('p a.figure')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      for (const href of hrefs) expect(href).toMatch(/^https:\/\/example\.org\/.*#:~:text=/);
      const story = page.locator(`main a[href$="/${prefix}stories/mic-2024/"]`);
      expect(await story.count()).toBe(1);
      await story.click();
      await page.waitForURL(`${served.url}${prefix}stories/mic-2024/`, { waitUntil: 'load' });
      expect(await texts('h1')).toEqual([TITLES[locale].old]);
      expect(await page.title()).toContain(TITLES[locale].old);
      expect(await page.locator('figure.chart').count()).toBe(11);
    });

    test('each report has its page', async () => {
      await open(`${prefix}reports/mic-2025/`);
      expect(await texts('h1')).toEqual([
        locale === 'en' ? 'Facebook gains users in Vietnam' : 'Người dùng Facebook tại Việt Nam tăng',
      ]);
      expect(await page.locator('#figures tbody tr:not(.context)').count()).toBe(5);
      expect(await page.locator('.standfirst').textContent()).toMatch(/^5(?: of |\/)5 /);
      expect(await page.locator('#statements li').count()).toBe(1);
      expect(await page.locator('#corrections').count()).toBe(0);
      await open(`${prefix}reports/mic-2024/`);
      expect(await page.locator('#figures tbody tr:not(.context)').count()).toBe(25);
      expect(await page.locator('.standfirst').textContent()).toMatch(/^25(?: of |\/)25 /);
    });

    test('the corrections stand on their page, the newest first, those of a day as in the file', async () => {
      await open(`${prefix}corrections/`);
      const ids = await page.locator('.corrections > li').evaluateAll((all) => all.map(({ id }) => id));
      expect(ids).toEqual([FINE, FACEBOOK, ZALO]);
      const first = page.locator('.corrections > li').first();
      expect(await first.locator('del').textContent()).toBe('20 million VND');
      expect(await first.locator('ins').textContent()).toBe('22 million VND');
      expect(await first.textContent()).toContain(locale === 'en' ? 'Average fine' : 'Mức phạt bình quân');
      expect(await first.textContent()).toContain(corrections[1]?.[`reason_${locale}`]);
    });

    test('and wherever the value shows, or what was worked out from it', async () => {
      const listed = () =>
        page.locator('#corrections .corrections > li').evaluateAll((all) => all.map(({ id }) => id));
      for (const [where, ids] of [
        ['charts/platform-users/', [ZALO]],
        ['charts/items-removed/', [FACEBOOK]],
        ['charts/removal-requests/', [FACEBOOK]],
        ['charts/game-revenue/', []],
        ['reports/mic-2024/', [FINE, FACEBOOK, ZALO]],
      ] as const) {
        await open(prefix + where);
        expect([where, await listed()]).toEqual([where, ids]);
      }
      for (const story of ['', 'stories/mic-2024/']) {
        await open(prefix + story);
        const noted = page.locator('#chart-platform-users a[href$="charts/platform-users/#corrections"]');
        expect(await noted.count()).toBe(1);
        expect(await noted.textContent()).toContain(locale === 'en' ? '1 December 2025' : '1/12/2025');
        expect(await page.locator('#chart-game-workers a[href*="#corrections"]').count()).toBe(0);
      }
    });

    test('the feeds hold the reports and the corrections, the newest first', async () => {
      const entries = async (feed: string) => {
        const xml = await readFile(path.join(year.dist, prefix, feed), 'utf8');
        const all = [...xml.matchAll(/<entry>(.*?)<\/entry>/gs)].map(([, entry]) => entry);
        const ids = all.map((entry) => /<id>(.*?)<\/id>/.exec(entry ?? '')?.[1]?.trim());
        return ids.map((id) => id?.replace(`http://localhost:4321/${prefix}`, ''));
      };
      const corrected = [FINE, FACEBOOK, ZALO].map((id) => `corrections/#${id}`);
      expect(await entries('corrections/feed.xml')).toEqual(corrected);
      expect(await entries('feed.xml')).toEqual([...corrected, 'reports/mic-2025/', 'reports/mic-2024/']);
    });
  });
});
