import { describe, expect, it } from 'vitest';
import { drafted } from './draft-tables.ts';

const cases = (rows: [string, string[]][]) =>
  it.each(rows)('%s', (text, expected) => {
    expect(drafted(text, 'en')).toEqual(expected);
  });

describe('an English text gives the subject', () => {
  cases([
    ['Lotus: 80 million users in 2031.', ['80 million: lotus users 2031']],
    [
      'In 2031, Otter had 74 million users, Heron 65 million and Stork 70 million.',
      ['74 million: otter users 2031', '65 million: heron users 2031', '70 million: stork users 2031'],
    ],
    [
      'There are 46 G1 online games and 40 domestic social networks in 2031.',
      ['46: g1_games - 2031', '40: domestic_networks - 2031'],
    ],
    [
      'Domestic social networks had 115 million accounts in 2031.',
      ['115 million: domestic_networks accounts 2031'],
    ],
    ['Lotus’s users: 80 million in 2031.', ['80 million: lotus users 2031']],
    ['Lotus:\n- Users: 80 million (2031)', ['80 million: lotus users 2031']],
    [
      'The most popular social network, Lotus, reached 80 million users in 2031.',
      ['80 million: lotus users 2031'],
    ],
    ['In 2031 the ministry issued 30 licenses for G2, G3, and G4 games.', ['30: other_games licences 2031']],
  ]);
});

describe('an English text gives no subject', () => {
  cases([
    ['Lotus, ahead of Otter, has 80 million users in 2031.', ['80 million: - users 2031']],
    ['Rivals of Lotus have 12 million users in 2031.', ['12 million: - users 2031']],
    ['Lotus’s owner has 4,100 workers in 2031.', ['4,100: - workers 2031']],
    ['Lotus Pay has 12 million users in 2031.', ['12 million: - users 2031']],
    ['Lotus Holding, like Otter, has 12 million users in 2031.', ['12 million: - users 2031']],
    ['Platforms like Otter removed 120 items in 2031.', ['120: - removed 2031']],
    ['Pelican Play and Otter removed 120 items in 2031.', ['120: - removed 2031']],
    ['Otter and Pelican removed 120 items in 2031.', ['120: - removed 2031']],
    ['In 2031, 12 companies were fined, and Lotus was praised.', ['12: - - 2031']],
    ['Lotus was praised, and 12 companies were fined in 2031.', ['12: - - 2031']],
    ['Otter, Heron and Stork have 63 million users each in 2031.', ['63 million: - - 2031']],
    ['Illegal social networks had 12 million accounts in 2031.', ['12 million: - accounts 2031']],
    ['The game industry association has 300 workers in 2031.', ['300: - workers 2031']],
    [
      'Otter had 72 million users in 2031 while others had 10 million.',
      ['72 million: otter users 2031', '10 million: - - 2031'],
    ],
    [
      'Otter removed 120 items in 2031. It has 500 workers.',
      ['120: otter removed 2031', '500: - workers 2031'],
    ],
    ['According to Otter, there were 20 million users in 2031.', ['20 million: - users 2031']],
    ['In 2031, 23 licences issued for Lotus Pay.', ['23: - licences 2031']],
    [
      'Otter, Heron and Stork had 74 million, 63 million and 67 million users in 2031.',
      ['74 million: - - 2031', '63 million: - - 2031', '67 million: - users 2031'],
    ],
    ['Lotus wrote to 12 million users of Otter in 2031.', ['12 million: - - 2031']],
    ['Crane had 12 million users in 2031.', ['12 million: - users 2031']],
    ['Unlike the platform Otter, it has 12 million users in 2031.', ['12 million: - users 2031']],
  ]);
});

describe('an English text gives the measure', () => {
  cases([
    [
      'The game industry had an estimated revenue of 9.5 trillion VND in 2031.',
      ['9.5 trillion VND: game_industry revenue 2031'],
    ],
    [
      'Game industry revenue rose to 13 trillion VND in 2031.',
      ['13 trillion VND: game_industry revenue 2031'],
    ],
    [
      'Otter: 9,120 items removed (95% compliance rate), 2031.',
      ['9,120: otter removed 2031', '95%: otter compliance 2031'],
    ],
    [
      'In 2031 they flagged 290 websites and revoked two domains.',
      ['290: - sites 2031', 'two: - domains 2031'],
    ],
    ['290 websites were flagged in 2031.', ['290: - sites 2031']],
    ['The number of users of Lotus reached 80 million in 2031.', ['80 million: lotus users 2031']],
    ['Licenses issued in 2031: 23', ['23: - licences 2031']],
  ]);
});

describe('an English text gives no measure', () => {
  cases([
    ['In 2031 Otter removed 5 million accounts.', ['5 million: otter - 2031']],
    ['In 2031 Otter has 5 million fake accounts.', ['5 million: otter - 2031']],
    ['In 2031 Otter gained 5 million users.', ['5 million: otter - 2031']],
    ['In 2031 Otter has 5 million user complaints.', ['5 million: otter - 2031']],
    ['Otter accounts for 12% of the time in 2031.', ['12%: otter - 2031']],
    ['Fines of 12 companies fell in 2031.', ['12: - - 2031']],
    ['Users of 12 platforms in 2031.', ['12: - - 2031']],
    ['The decline in revenue of 2 trillion VND came in 2031.', ['2 trillion VND: - - 2031']],
    ['Game industry revenue fell by 2 trillion VND in 2031.', ['2 trillion VND: game_industry - 2031']],
    ['Game industry revenue was 2 billion USD in 2031.', ['2 billion USD: game_industry - 2031']],
    ['Advertising revenue was 2 trillion VND in 2031.', ['2 trillion VND: - - 2031']],
    ['They did not revoke two domains in 2031.', ['two: - - 2031']],
    ['Lotus plans 100 million users in 2031.', ['100 million: lotus - 2031']],
    ['In Hanoi, Lotus had 7 million users in 2031.', ['7 million: lotus - 2031']],
    ['Lotus had 7 million users in Hanoi in 2031.', ['7 million: lotus - 2031']],
    ['4,100 workers were dismissed in 2031.', ['4,100: - - 2031']],
    ['In 2031, 12 million accounts on Otter were found to be fake.', ['12 million: otter - 2031']],
    [
      'Lotus has 80 million users in 2031, of whom 12 million accounts are new.',
      ['80 million: lotus users 2031', '12 million: lotus - 2031'],
    ],
  ]);
  it('but the place that the definitions name is no part of what they count', () => {
    expect(drafted('Lotus had 80 million users in Vietnam in 2031.', 'en')).toEqual([
      '80 million: lotus users 2031',
    ]);
  });
});

describe('an English text gives the period', () => {
  cases([
    ['Lotus: 80 million monthly users (as of June 30, 2031).', ['80 million: lotus users 2031-06-30']],
    ['In June 2031, Lotus had 80 million users.', ['80 million: lotus users 2031-06']],
    ['Lotus had 80 million users in 2031, up from 2030.', ['80 million: lotus users 2031']],
    [
      'Of 2031 and 2031.\n\nLicences issued fell to 65 from 80 in 2030. Lotus has 80 million users.',
      ['65: - licences 2031', '80: - - 2030', '80 million: lotus users 2031'],
    ],
    ['The share was 12% in 2030 and 15% in 2031.', ['12%: - - 2030', '15%: - - 2031']],
    ['In 2030 it began. Lotus had 70 million users.', ['70 million: lotus users 2030']],
    [
      'Results for 2030:\nLotus: 70 million users.\nOtter: 72.2 million users.',
      ['70 million: lotus users 2030', '72.2 million: otter users 2030'],
    ],
    [
      'A look at 2031.\n\nLotus has 80 million users, 5% more than last year.',
      ['80 million: lotus users 2031', '5%: lotus - 2031'],
    ],
  ]);
});

describe('an English text gives no period', () => {
  cases([
    ['On March 3, 2031, Lotus said it had 80 million users.', ['80 million: lotus users -']],
    ['In the first half of 2031, Lotus had 77 million users.', ['77 million: lotus users -']],
    ['Between 2030 and 2031, Otter removed 120 items.', ['120: otter removed -']],
    [
      'A look at 2031.\n\nThe game industry has 4,300 workers, up from 4,100 the previous year.',
      ['4,300: game_industry workers -', '4,100: game_industry - -'],
    ],
    ['Of 2031.\n\nIn December, Lotus had 80 million users.', ['80 million: lotus - -']],
    ['By 2035, Lotus had 100 million users.', ['100 million: lotus users -']],
    ['From 2029, 2030 and 2031.\n\nLotus: 80 million users.', ['80 million: lotus users -']],
    ['Lotus: 80 million users.', ['80 million: lotus users -']],
  ]);
  it('by the year of the event where another is named as often; by the only year where no event is known', () => {
    const text = 'Of 2030.\n\nLotus: 80 million users.';
    expect(drafted(text, 'en')).toEqual(['80 million: lotus users -']);
    expect(drafted(text, 'en', { eventDate: undefined })).toEqual(['80 million: lotus users 2030']);
    expect(drafted(`${text} Of 2031.`, 'en', { eventDate: undefined })).toEqual([
      '80 million: lotus users -',
    ]);
  });
});

it('a heading is that of its list, not of what follows a blank line', () => {
  expect(drafted('Results for 2030:\n\nLotus: 70 million users.\n\nStork: 74 million users.', 'en')).toEqual([
    '70 million: lotus users 2030',
    '74 million: stork users -',
  ]);
});

it('a sentence that a program broke into lines is one', () => {
  const text =
    'In 2031, with some more words to make the line a long one, ahead of\nOtter, it has 80 million users.';
  expect(drafted(text, 'en')).toEqual(['80 million: - users 2031']);
});
