import type { Reading } from '../figures/reading.ts';
import { inEveryLocale, type Locale } from '../i18n/locales.ts';

/**
 * What an evidence row is to the data. Extraction writes `figure` and `context`; an editor may also write
 * `shared` for a figure that the report says of several things at once ("63 million each").
 */
export const roles = ['figure', 'context', 'shared'] as const;
export type Role = (typeof roles)[number];

/**
 * The role of a reading in its line. Digits are figures. A number word is context where it only points at things
 * already named ("three major platforms", "cả hai"), is a pronoun or article ("one of", "một số"), another word ("ba mẹ"),
 * or a name ("Ba Đình", "ông Bảy").
 */
export function roleOf(reading: Reading, line: string, locale: Locale): Role {
  if (!reading.inWords || reading.said !== undefined) return 'figure';
  const [before, after] = [line.slice(0, reading.start), line.slice(reading.end)];
  if (/^\p{Lu}/u.test(reading.phrase) && names[locale].test(`${before.slice(-20)}#${after}`))
    return 'context';
  const around = `${before.slice(-20).toLowerCase()}#${reading.phrase.toLowerCase()}@${after}`;
  return pointing[locale].test(around) ? 'context' : 'figure';
}

/** Around a capitalised number word (`#`), what makes it a name; an English sentence may begin with "Nine English trusts". */
const names = inEveryLocale<RegExp>({ en: /(?<!\p{L})\p{Ll}+ #/u, vi: /\p{Ll} #|# \p{Lu}(?!\p{Lu})/u });

/** Words around a number word (`#…@`) that make it point at things, or an article. */
const pointing = inEveryLocale<RegExp>({
  en: /#(?:two|three|four|five)@ (?:major|main|leading|largest|biggest|principal|key)\b|\b(?:no|the|this|that|any|every|each|some|which|another) #one@|#one@(?! \p{Ll})|#one@ (?:of|another|can|must|should|may|might|would|who|that|which|day|and|or|by)\b/u,
  vi: /(?<!\p{L})(?:cả|từng) #|#hai@ bên(?!\p{L})|#ba@ (?:mẹ(?! con)|má|tôi|mình|rọi|lô|gác|khía|sa)(?!\p{L})|(?:lúa|trái|trái cây|quả|xoài|chuối|mít|nấu|luộc) #chín@|#chín@ (?:rụng|sớm|muộn|mọng|rộ|đều|đỏ)(?!\p{L})|(?<!chỉ (?:có )?)#một@ (?:số|cách|trong|vài|lần|phần|khi|chút|loạt|mặt|bên|cái|ít|nửa|lúc|thời|mình|người(?! (?:chết|tử|thiệt|mất|bị|đã))|cửa(?! (?:hàng|hiệu|khẩu|xả)))(?!\p{L})/u,
});

/** Words around Vietnamese "năm" (`#@`) that make it five, and that make it a year. */
const isFive =
  /@ (?:năm|người|em|con|chiếc|căn|hộ|xã|tỉnh|lần(?! lượt)|lượt|ngày|tuần|giờ|phút|trận|đội|điểm|thị trường|nước|quốc gia|thành phố|dự án|bệnh viện|trường|loại|nhóm|nhà|hồ|tàu|xe|vụ|ca|tập đoàn|công ty|doanh nghiệp|ngân hàng|tuyến|sân bay|cảng|khu|loài)(?!\p{L})/iu;
const isYear =
  /(?:năm|doanh thu|lợi nhuận|thu nhập|sản lượng|kế hoạch|kết quả|báo cáo|ngân sách|chi phí|trong|mỗi|số|hàng|hằng|cả|đầu|cuối|nửa|các|những|nhiều|của|từ|so với|quanh|theo|sang|vào|trọn|vài|mấy|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|\d) #|[/]#|@(?! \p{L})|@ (?:không|đạt|ước|chưa|kế tiếp|tiếp theo|lần lượt|thứ|bình thường|đầu|cuối|mới|cũ|nhuận|ngân sách|kế hoạch|vừa|nào|ấy|được mùa|mất mùa|hạn|nay|qua|trước|sau|ngoái|tới|tài (?:chính|khóa|khoá)|học|đó|này|liên|liền|thì|và|là)(?!\p{L})/iu;

/** Vietnamese "năm" is five or year: it is a year behind time words and numbers, before "nay", "qua" and the like, and at an end. */
export function isYearWord({ decimal, phrase, start, end }: Reading, line: string, locale: Locale): boolean {
  // A qualifier may stand before it ("dự kiến năm 2031"), but no other number: "hai mươi năm".
  const isAlone = (decimal?.digits ?? '5') === '5' && /(?:^|\s)năm(?: (?:trở|đổ) \p{L}+)?$/iu.test(phrase);
  const around = `${line.slice(0, start)}#@${line.slice(end)}`;
  return locale === 'vi' && isAlone && !isFive.test(around) && isYear.test(around);
}

/** "Năm" of a year before what looks like the end of a range: "phạt từ 3 năm đến 7 năm", "năm tới 20 dự án". */
export function isYearBeforeEnd({ phrase, start }: Reading, line: string): boolean {
  const around = `${line.slice(0, start)}#@${line.slice(start + 'năm'.length)}`;
  return /^năm (?:đến|tới) /iu.test(phrase) && isYear.test(around);
}
