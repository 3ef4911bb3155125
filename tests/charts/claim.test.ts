import { describe, expect, it } from 'vitest';
import { checkClaim, claimInWords } from '../../src/charts/claim.ts';
import { selectFor } from '../../src/charts/data.ts';
import { allObservations, type Chart } from '../../src/tables/tables.ts';
import { project as tables } from '../formats/support.ts';

function chartWith(id: string, claim: string, title = 'Title') {
  const own = tables.charts.find((one) => one.id === id) as Chart;
  const chart = { ...own, claim, title_en: title, title_vi: 'Tiêu đề' };
  return { chart, selection: selectFor(chart, allObservations(tables), tables.subjects) };
}

/** The key of what is wrong with a claim; undefined where the values bear it. */
function issueOf(id: string, claim: string, title?: string): string | undefined {
  const { chart, selection } = chartWith(id, claim, title);
  return checkClaim(chart, selection, tables)?.[2];
}

const NOT_BORNE = 'claim-error.not-borne';

describe('a claim, borne for certain or not', () => {
  it.each([
    // Zalo 76.5 million, Facebook 72, TikTok 67, YouTube 63, each rounded to the last printed digit.
    ['platform-users', 'max(zalo users)', undefined],
    ['platform-users', 'min(youtube users); rank(tiktok users) = 3', undefined],
    ['platform-users', 'zalo users > facebook users', undefined],
    ['platform-users', 'zalo users - facebook users >= 3900000', undefined],
    ['platform-users', 'zalo users 2024-06-30 ≈ facebook users * 1.05', undefined],
    ['platform-users', 'share(zalo users) < 0.3', undefined],
    // 203 million of 313 million accounts.
    ['social-network-accounts', 'share(foreign_social_networks accounts) ≈ 2/3', undefined],
    ['social-network-accounts', 'social_networks accounts_total >= 312000000', undefined],
    ['licences-2024', 'aggregate_websites licences = 80', undefined],
    ['items-removed', 'facebook compliance_rate >= 92', undefined],
    ['game-revenue', 'down(game_industry revenue)', undefined],
    ['platform-users', 'label', undefined],
    ['platform-users', 'max(facebook users)', NOT_BORNE],
    ['platform-users', 'rank(tiktok users) = 2', NOT_BORNE],
    ['platform-users', 'facebook users > zalo users', NOT_BORNE],
    // 4.5 million, give or take 550,000.
    ['platform-users', 'zalo users - facebook users >= 4000000', NOT_BORNE],
    ['platform-users', 'zalo users = 76500000', NOT_BORNE],
    ['platform-users', 'share(zalo users) > 0.3', NOT_BORNE],
    ['social-network-accounts', 'share(foreign_social_networks accounts) ≈ 3/4', NOT_BORNE],
    ['licences-2024', 'aggregate_websites licences > 80', NOT_BORNE],
    ['platform-users', 'max(zalo users); min(zalo users)', NOT_BORNE],
    ['platform-users', 'zalo users > foreign_social_networks accounts', 'claim-error.not-in-chart'],
    ['platform-users', 'zalo users 2023 > facebook users', 'claim-error.not-in-chart'],
    ['platform-users', 'zalo users', 'claim-error.no-comparison'],
    ['platform-users', 'rank(zalo users)', 'claim-error.no-comparison'],
    ['game-revenue', 'up(game_industry revenue)', 'claim-error.not-stated'],
    ['platform-users', 'zalo users > (', 'claim-error.unreadable'],
    ['platform-users', 'zalo users > v9', 'claim-error.unreadable'],
    ['platform-users', 'zalo users > fetch("x")', 'claim-error.unreadable'],
  ])('%s: %s', (id, claim, key) => {
    expect(issueOf(id, claim)).toBe(key);
  });
});

describe('a title', () => {
  it.each([
    ['Users of four platforms', 'label', undefined],
    ['Zalo has more users than Facebook', 'label', 'claim-error.label-compares'],
    ['More users, MOST users', 'label', 'claim-error.label-compares'],
    ['Zalo has more users than Facebook', 'max(zalo users)', undefined],
    ['Facebook has more users than Zalo', 'max(zalo users)', 'claim-error.order'],
    ['Facebook has fewer users than Zalo', 'zalo users > facebook users', 'claim-error.order'],
    ['Facebook has fewer users than Zalo', 'facebook users < zalo users', undefined],
    ['The largest platform', 'max(zalo users)', undefined],
  ])('“%s” with the claim %s', (title, claim, key) => {
    expect(issueOf('platform-users', claim, title)).toBe(key);
  });
});

it('stands on the page with its values, in each language', () => {
  const words = (id: string, claim: string, locale: 'en' | 'vi') => {
    const { chart, selection } = chartWith(id, claim);
    return claimInWords(chart, selection, (one) => `«${one.subject}»`, locale);
  };
  expect(words('platform-users', 'max(zalo users); zalo users >= facebook users * 1.05', 'en')).toEqual([
    '«zalo» is the largest value of its measure here.',
    '«zalo» ≥ «facebook» × 1.05',
  ]);
  expect(words('social-network-accounts', 'share(foreign_social_networks accounts) ≈ 2/3', 'vi')).toEqual([
    '«foreign_social_networks», tỷ trọng trong tổng số ≈ 2/3',
  ]);
});
