import { describe, expect, it } from 'vitest';
import { draft, drafted } from './draft-tables.ts';

const cases = (rows: [string, string[]][]) =>
  it.each(rows)('%s', (text, expected) => {
    expect(drafted(text, 'vi')).toEqual(expected);
  });

describe('a Vietnamese text gives', () => {
  cases([
    [
      'Năm 2031, Lotus có 79 triệu người dùng, Otter 65 triệu và Heron 70 triệu.',
      ['79 triệu: lotus users 2031', '65 triệu: otter users 2031', '70 triệu: heron users 2031'],
    ],
    [
      'Tính đến ngày 30/6/2031, Lotus có 78,5 triệu người dùng hằng tháng.',
      ['78,5 triệu: lotus users 2031-06-30'],
    ],
    [
      'Tính đến hết tháng 6/2031, mạng xã hội trong nước có 115 triệu tài khoản.',
      ['115 triệu: domestic_networks accounts 2031-06'],
    ],
    ['Mạng xã hội Lotus đạt 79 triệu người dùng vào năm 2031.', ['79 triệu: lotus users 2031']],
    [
      'Doanh thu ngành trò chơi điện tử năm 2031 ước đạt 13,2 nghìn tỷ đồng, tăng 5,6% so với năm 2030.',
      ['ước đạt 13,2 nghìn tỷ đồng: game_industry revenue 2031', '5,6%: game_industry - 2031'],
    ],
    ['Mức tăng lao động ngành trò chơi điện tử năm 2031 là 9%.', ['9%: game_industry growth 2031']],
    [
      'Tỉ lệ đáp ứng của Otter là 95%, của Heron là 92%.',
      ['95%: otter compliance -', '92%: heron compliance -'],
    ],
    [
      'Kết quả năm 2031:\n- Otter: 9.120 lượt gỡ bỏ (tỷ lệ đáp ứng 95%).\n- Heron: 6.500 lượt gỡ bỏ (tỷ lệ đáp ứng 92%).',
      [
        '9.120: otter removed 2031',
        '95%: otter compliance 2031',
        '6.500: heron removed 2031',
        '92%: heron compliance 2031',
      ],
    ],
    [
      'Năm 2031, cơ quan chức năng thu hồi 3 tên miền, tổng số tiền phạt hơn 1,2 tỷ đồng.',
      ['3: - domains 2031', 'hơn 1,2 tỷ đồng: - fines_total 2031'],
    ],
    ['Năm 2031, Bộ cấp 25 giấy phép cho trò chơi điện tử trên mạng G1.', ['25: g1_games licences 2031']],
    ['Có 3 tên miền đã bị thu hồi trong năm 2031.', ['3: - domains 2031']],
    [
      'Có 25 giấy phép được cấp cho trò chơi điện tử trên mạng G1 trong năm 2031.',
      ['25: g1_games licences 2031'],
    ],
    ['Tổng số tài khoản: 320 triệu (năm 2031).', ['320 triệu: - accounts_total 2031']],
    ['Trong 6 tháng đầu năm 2031, Lotus có 77 triệu người dùng.', ['6: - - -', '77 triệu: lotus users -']],
  ]);
});

describe('a Vietnamese text leaves blank', () => {
  cases([
    ['Năm 2031, Otter gỡ 5 triệu tài khoản.', ['5 triệu: otter - 2031']],
    ['Năm 2031, Otter có 5 triệu tài khoản giả mạo.', ['5 triệu: otter - 2031']],
    [
      'Năm 2031, Otter gỡ bỏ 1.100 nội dung, trong đó có 300 tài khoản.',
      ['1.100: otter - 2031', '300: otter - 2031'],
    ],
    [
      'Năm 2031 có nhiều việc. Lotus có 80 triệu người dùng, tăng từ 76 triệu năm 2030.',
      ['80 triệu: lotus users 2031', '76 triệu: lotus - 2030'],
    ],
    ['Đối thủ của Lotus có 12 triệu người dùng.', ['12 triệu: - users -']],
    ['Công ty mẹ của Lotus có 4.100 lao động.', ['4.100: - workers -']],
    ['Hiệp hội ngành trò chơi điện tử có 300 hội viên.', ['300: - - -']],
    ['So với Otter, Lotus có 5 triệu người dùng.', ['5 triệu: - users -']],
    ['Theo Otter, 20 triệu người dùng đã rời đi.', ['20 triệu: - - -']],
    ['Otter và Pelican có 12 triệu người dùng.', ['12 triệu: - users -']],
    ['Mục tiêu đến năm 2035, Lotus có 100 triệu người dùng.', ['100 triệu: lotus - -']],
    ['Doanh thu quảng cáo đạt 2 nghìn tỷ đồng.', ['2 nghìn tỷ đồng: - - -']],
    ['Doanh thu ngành trò chơi điện tử giảm 2 nghìn tỷ đồng.', ['2 nghìn tỷ đồng: game_industry - -']],
    ['Tại Hà Nội, Lotus có 7 triệu người dùng.', ['7 triệu: lotus - -']],
    ['Bộ từ chối cấp 25 giấy phép.', ['25: - - -']],
    ['Theo nền tảng Otter, có 20 triệu người dùng.', ['20 triệu: - users -']],
    ['Bộ chưa thu hồi 3 tên miền.', ['3: - - -']],
    ['Quý III năm 2031, Lotus có 77 triệu người dùng.', ['77 triệu: lotus users -']],
    [
      'Otter, Heron và Stork lần lượt có 74 triệu, 65 triệu và 70 triệu.',
      ['74 triệu: - - -', '65 triệu: - - -', '70 triệu: - - -'],
    ],
  ]);
});

it('other places of a tone mark are no other words', () => {
  expect(drafted('Lotus có 79 triệu người dùng.'.normalize('NFD'), 'vi')).toEqual([
    '79 triệu: lotus users -',
  ]);
});

it('words without marks match only where none with marks does, and it is said', () => {
  const [first] = draft('Năm 2031, cho noi Tan Ha có 950 lao động.', 'vi').drafts;
  expect(first?.row.subject).toBe('tan_ha');
  expect(first?.why.subject).toEqual({ kind: 'before', words: 'cho noi Tan Ha', unmarked: true });
  expect(drafted('Năm 2031, Lotus và cho noi Tan Ha có 950 lao động.', 'vi')).toEqual([
    '950: - workers 2031',
  ]);
});
