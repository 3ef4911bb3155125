import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../support/folders.ts';

/** The text of a report that nobody wrote, on a conference that was never held. */
export const report = readFileSync(path.join(root, 'tests/weekly/guide/report.txt'), 'utf8');
/** Where it would be. */
export const ARTICLE = 'https://example.org/hoi-nghi-2025.html';

const TITLE = 'Người dùng mạng xã hội tiếp tục tăng, ngành trò chơi có thêm việc làm';

/** What an editor fills in in its row, and the command cannot know. */
export const aboutReport = {
  title: TITLE,
  title_en: 'Social networks keep growing, games bring jobs',
  title_vi: TITLE,
  author: 'Nguyễn Thị Thử',
  publisher: 'Báo Ví Dụ',
  url: ARTICLE,
  event_en: '2025 review conference',
  event_vi: 'Hội nghị tổng kết năm 2025',
  event_date: '2025-11-27',
  published: '2025-11-28',
};

/** Its figures by their words: twelve. */
export const figures: Record<string, { subject: string; measure: string; period: string }> = {
  '75 triệu': { subject: 'facebook', measure: 'users', period: '2025' },
  '64,5 triệu': { subject: 'youtube', measure: 'users', period: '2025' },
  '71 triệu': { subject: 'tiktok', measure: 'users', period: '2025' },
  // Two that the first report tells too …
  '72 triệu': { subject: 'facebook', measure: 'users', period: '2024' },
  '46': { subject: 'electronic_information', measure: 'fines', period: '2024' },
  // … and one that it tells otherwise.
  '69 triệu': { subject: 'tiktok', measure: 'users', period: '2024' },
  '13,1 nghìn tỷ đồng': { subject: 'game_industry', measure: 'revenue', period: '2025' },
  'khoảng 4.600': { subject: 'game_industry', measure: 'workers', period: '2025' },
  '58': { subject: 'electronic_information', measure: 'fines', period: '2025' },
  'hơn 2 tỷ đồng': { subject: 'electronic_information', measure: 'fines_total', period: '2025' },
  '254': { subject: 'electronic_information', measure: 'inspections', period: '2025' },
  ba: { subject: 'electronic_information', measure: 'domains_revoked', period: '2025' },
};

/** An interview: a report without a text. */
export const aboutInterview = {
  title: 'An interview on social networks',
  title_en: 'An interview on social networks',
  title_vi: 'Phỏng vấn về mạng xã hội',
  author: 'A. Reporter',
  publisher: 'The Example',
  language: 'en',
  url: 'https://example.org/interview.html',
  event_en: 'An interview',
  event_vi: 'Cuộc phỏng vấn',
  event_date: '2025-12-01',
};

/** Its only figure. */
export const interviewFigure = {
  subject: 'foreign_social_networks',
  measure: 'accounts',
  period: '2025',
  value: '210000000',
  reported: '210 million',
  evidence: 'interview-2025#1',
};
