import type { Locale } from '../i18n/locales.ts';

/**
 * Digits and number words that are no data: dates, years, decree numbers, class codes, file names, ordinals.
 * Each pattern is tried where a word starts; the first that matches wins.
 */
export const contextPatterns: Record<Locale, readonly RegExp[]> = {
  en: english(),
  vi: vietnamese(),
};

/**
 * Figures that are recognised but have no single number to read, such as fractions and "hundreds of": the editor must
 * decide. They are tried where a word starts.
 */
export const unreadablePatterns: Record<Locale, readonly RegExp[]> = {
  en: [
    /\d+\/\d+(?![\p{L}\p{N}/])/uy,
    /(?:one|two|three|four|five|six|seven|eight|nine)[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)(?!\p{L})/iuy,
    /half a (?:dozen|hundred|thousand|million|billion|trillion)(?!\p{L})/iuy,
    /(?<!(?:first|second|last|latter|other|next|previous) )half(?= (?:of|the|its|their)(?!\p{L}))(?! (?:of )?(?:the )?(?:year|month|day|time|way|battle|season|match|game|(?:19|20)\d{2}))/iuy,
    /(?:(?:a|several|a few) )?dozens?(?!\p{L})/iuy,
    /(?:tens|hundreds|thousands|millions|billions|trillions)(?: of (?:thousands|millions|billions))*(?= of(?!\p{L}))/iuy,
  ],
  vi: [
    /\d+\/\d+(?![\p{L}\p{N}/])/uy,
    /(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín) phần (?:\d+|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\p{L}\p{N}])/iuy,
    /(?:hàng|hằng|vài|mấy)(?: (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L}| (?:lệ|giá|trọng|suất|phú)(?!\p{L})))+/iuy,
    /một nửa(?!\p{L}| (?:đầu|cuối|năm|tháng|ngày|kỳ)(?!\p{L}))/iuy,
    /nửa (?:triệu|tỷ|tỉ)(?!\p{L})/iuy,
    /nửa(?= (?:số|tổng)(?!\p{L}))/iuy,
    /gấp (?:đôi|rưỡi)(?!\p{L})/iuy,
  ],
};

/** What makes another number of the one before it, so that together they cannot be read: "two dozen", "1 tỷ rưỡi". */
export const unreadableEnds: Record<Locale, RegExp> = {
  en: / (?:dozens?|and a half(?: (?:hundred|thousand|million|billion|trillion))?)(?!\p{L})/iuy,
  vi: / (?:rưỡi|vạn|nửa(?! (?:đầu|cuối)(?!\p{L})))(?!\p{L})/iuy,
};

function shared(): RegExp[] {
  return [
    // Addresses, without the mark that ends their sentence.
    /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]’”]/iuy,
    /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy,
    // File names.
    /[\p{L}\p{N}][\p{L}\p{N}_()%.-]*\.(?:jpe?g|png|gif|webp|svg|tiff?|pdf|docx?|xlsx?|pptx?|csv|zip|mp[34])(?![\p{L}\p{N}])/iuy,
    // Numbers of legal documents: 147/2024/NĐ-CP, 15/QĐ-TTg.
    /\d+\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*(?![\p{L}\p{N}])/uy,
    // Dates of digits only.
    /\d{4}-\d{2}(?:-\d{2})?(?![\p{L}\p{N}-])/uy,
    /\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![\p{L}\p{N}])/uy,
    /(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\p{L}\p{N}/])/uy,
    // Times of day.
    /(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?![\p{L}\p{N}])/iuy,
    /24\/7(?![\p{L}\p{N}])/uy,
    // Codes that start with a letter (G1, COVID-19), save currencies (USD5).
    /(?!(?:USD|VNĐ|VND|EUR)\d)\p{L}[\p{L}\p{M}_]*-?\d[\p{L}\p{M}\p{N}_-]*/uy,
  ];
}

function english(): RegExp[] {
  const month =
    '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
  const day = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  const notAFigure = '(?!\\s*(?:%|percent|per cent|thousand|million|billion|trillion|VND|USD|dong\\b))';
  return [
    ...shared(),
    new RegExp(`${month} ${day}${end}(?:,? (?:19|20)\\d{2}${end})?`, 'uy'),
    new RegExp(`${day}(?: of)? ${month}${end}(?:,? (?:19|20)\\d{2}${end})?`, 'uy'),
    new RegExp(`${month},? (?:19|20)\\d{2}${end}`, 'uy'),
    /(?:\d{1,2}) ?(?:a\.m\.|p\.m\.|am|pm)(?![\p{L}\p{N}])/iuy,
    yearPattern(end, notAFigure),
    /\d+(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy,
    /(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?![\p{L}\p{N}])/iuy,
    /(?:Nos?\.?|Numbers?|Articles?|Clauses?|Sections?|Chapters?|Pages?|Phases?|Parts?|Levels?|Groups?|Class(?:es)?|Figures?|Tables?|Decrees?|Circulars?|Resolutions?|Directives?|Versions?|Rounds?|Vol\.?|Volumes?|Issues?) \d+(?![\p{L}\p{N}]|[.,]\d|\/[\p{L}\d])/uy,
  ];
}

function vietnamese(): RegExp[] {
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  const word = '(?:một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)';
  const year = `(?:19|20)\\d{2}${end}`;
  const dayAndMonth = '(?:0?[1-9]|[12]\\d|3[01])/(?:0?[1-9]|1[0-2])(?![\\p{L}\\p{N}/])';
  // "Cấp 3" is a level, but "cấp 25 giấy phép" is 25 licences that were issued, and "khóa 5 triệu" 5 million that were locked.
  const counted =
    '(?!\\s*(?:%|(?:phần trăm|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|đồng|VND|USD)(?!\\p{L}))| (?:giấy|chứng|văn bằng|thẻ|mã số|sổ|hộ chiếu|tài khoản|tên miền|kênh|trang|nhóm|website|ứng dụng|thuê bao|sim|trò chơi|nội dung|doanh nghiệp|tổ chức)(?!\\p{L}))';
  const fractions = '(?:1/[2-9]|2/[3-9]|3/[4-9]|4/[5-9]|5/[6-9]|6/[7-9]|7/[89]|8/9|[1-9]/1[0-2])';
  return [
    ...shared(),
    new RegExp(`ngày (?:\\d{1,2}|${word}) tháng (?:\\d{1,2}|${word})(?:(?: năm |/|-)${year})?${end}`, 'iuy'),
    new RegExp(`(?:ngày|mùng|mồng) \\d{1,2}(?:[/-]\\d{1,2}(?:[/-]\\d{4})?)?${end}`, 'iuy'),
    new RegExp(`tháng (?:1[0-2]|0?[1-9]|${word})(?:(?: năm |[/-])${year})?${end}`, 'iuy'),
    new RegExp(`quý (?:IV|I{1,3}|[1-4])(?:(?: năm |[/-])${year})?${end}`, 'iuy'),
    // Day and month alone: 28/11; what may be a fraction, such as 1/3, only where a word shows it to be a day.
    new RegExp(`(?!${fractions}(?!\\d))${dayAndMonth}`, 'uy'),
    new RegExp(
      `(?<=(?:sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước|sau|vào|lễ|dịp|khánh) )${dayAndMonth}`,
      'iuy',
    ),
    /(?:[01]?\d|2[0-4])h(?:[0-5]\d)?(?![\p{L}\p{N}])/uy,
    new RegExp(`năm ${year}(?: ?[-–] ?${year})?`, 'iuy'),
    yearPattern(end, '(?!\\s*(?:%|(?:phần trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng|VND|USD)(?!\\p{L})))'),
    /(?:lần )?thứ (?:nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d+)(?![\p{L}\p{N}])/iuy,
    new RegExp(
      `(?:điều|khoản|chương|mục|trang|giai đoạn|phần|cấp|nhóm|loại|hạng|bảng|hình|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|luật|công văn|khóa|khoá|kỳ|quận|tập|phiên bản)(?: số)? \\d+(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
      'iuy',
    ),
    new RegExp(
      `(?<!(?:trong|tổng|con|một|cả|đa) )số \\d+(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
      'iuy',
    ),
  ];
}

/** A year, a decade ("1990s") or a span of years, unless a unit makes it a figure. */
function yearPattern(end: string, notAFigure: string): RegExp {
  return new RegExp(`(?:19|20)\\d{2}(?:s|[-–/](?:(?:19|20)?\\d{2}))?${end}${notAFigure}`, 'uy');
}
