import { lexicons } from '../figures/lexicon.ts';
import type { Locale } from '../i18n/locales.ts';

/** Signs that may stand directly before digits: "KSh4.8bn". */
const currencies = Object.values(lexicons.en.unitsBefore)
  .flatMap((forms) => forms ?? [])
  .filter((form) => /^\p{L}{2,}$/u.test(form))
  .join('|');

/**
 * Digits and number words that are no data: dates, years, decree numbers, class codes, file names, ordinals.
 * Each pattern is tried where a word starts; the first that matches wins.
 */
export const contextPatterns: Record<Locale, readonly RegExp[]> = {
  en: english(),
  vi: vietnamese(),
};

const number = {
  en: '(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\\d+(?:[.,]\\d+)*)',
  vi: '(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\\d+(?:[.,]\\d+)*)',
};
const WORD_END = '(?![\\p{L}\\p{M}\\p{N}])';
const SCALES = {
  en: '(?<!the )(?:dozens|scores(?= of)|tens(?= of)|hundreds|thousands|millions|billions|trillions)',
  vi: '(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\\p{L}| (?:lệ|giá|trọng|suất|phú)(?!\\p{L}))',
};

/** Words with which a context without digits can start. */
export const contextWords: Record<Locale, readonly string[]> = {
  en: [
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth',
    'sixteenth seventeenth eighteenth nineteenth twentieth double triple treble quadruple halve',
  ],
  vi: ['thứ lần ngày tháng quý mùng mồng ngã'],
};

/** Several numbers that are one measure: "4 x 400 metres". */
const TIMES = /\d+(?:[.,]\d+)? ?[x×] ?\d+(?:[.,]\d+)?(?: ?[x×] ?\d+(?:[.,]\d+)?)?(?![\p{N}])/uy;

/** "3x", "3×". */
const MULTIPLE = /\d+(?:[.,]\d+)?[x×](?![\p{L}\p{N}])/uy;

/** A ratio, or a time in minutes: "60:40", "31:42". */
const PAIR = /\d{1,3}:\d{1,2}(?:[.:]\d{1,3})*(?![\p{L}\p{N}])/uy;

/** An accountant's loss: "$(3.2) billion". */
const ACCOUNTED =
  /(?:\p{Sc} ?)?\(\d[\d.,]*\)(?: ?(?:thousand|million|billion|trillion|bn|m|nghìn|triệu|tỷ|tỉ)(?!\p{L}))/uy;

/**
 * Figures that are recognised but have no single number to read, such as fractions, ratios and "hundreds of": the editor
 * must decide. They are tried where a word starts.
 */
export const unreadablePatterns: Record<Locale, readonly RegExp[]> = {
  en: [
    ACCOUNTED,
    TIMES,
    MULTIPLE,
    PAIR,
    /\d+\/\d+(?![\p{L}\p{N}/])/uy,
    `(?:one|two|three|four|five|six|seven|eight|nine)[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)${WORD_END}(?! of a (?:million|billion))`,
    // "A third of", and not "a third party" or "a quarter ago".
    `an? (?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:of|less|more|fewer|lower|higher|smaller|larger|since|in|by|to|from|on|over|between|after)${WORD_END}|[.,;:)]|$)(?! of (?:an?|the) (?:century|mile|million|billion))`,
    `(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|[2-9]|10|20|50|100|1,000)${WORD_END}(?! ?[%.,]?\\d| (?:years?|months?|weeks?|days?|hours?|minutes?|cities|countries|states|million|billion))`,
    `(?:half )?a (?:dozen|(?<=half a )hundred)${WORD_END}`,
    /(?<!(?:first|second|last|latter|other|next|previous) )half(?= (?:of|the|its|their|as)(?!\p{L}))(?! (?:of )?(?:the )?(?:year|month|day|time|way|battle|season|match|game|(?:19|20)\d{2}))/iuy,
    `(?<=(?:than|nearly|almost|about|around|over|under|up to|by|in|roughly|only|just|another|other) )half(?!-|\\p{L}| (?:an?|past|the (?:year|time)|year|time|hour|way|term)(?!\\p{L}))`,
    `(?:(?:a|an|a few|several|many|some|a couple of|couple of|few|tens of|hundreds of|thousands of) )?${SCALES.en}(?: of (?:thousands|millions|billions|trillions))*${WORD_END}`,
    `(?:a few|several|many|a couple of|couple of|few) (?:dozen|hundred|thousand|million|billion|trillion)${WORD_END}`,
    `(?:twice(?= (?:as|the|that|what|its|their|his|her|this|those|last))|thrice|doubled?|doubling|tripled?|tripling|trebled?|trebling|quadrupled?|quadrupling|halved?|halving|(?:two|three|four|five|six|seven|eight|nine|ten|hundred|many|several|\\d+)-?fold)${WORD_END}(?!-| (?:bed|room|glaz|deck|digit|check|agent|standard))`,
    `${number.en}(?:-| )(?:times|fold)${WORD_END}`,
    `for every (?:two|three|four|five|six|seven|eight|nine|ten|twenty|[2-9]|10|20) \\p{L}+(?: \\p{L}+){0,3},? ${number.en}${WORD_END}(?![.,]?\\d| ?%)`,
    `${number.en} or ${number.en}${WORD_END}(?= (?!more|less|fewer|over|under|above|below))`,
  ].map(toPattern),
  vi: [
    ACCOUNTED,
    TIMES,
    MULTIPLE,
    PAIR,
    /\d+\/\d+(?![\p{L}\p{N}/])/uy,
    `${number.vi} phần (?:tư|${number.vi})${WORD_END}`,
    `${number.vi} (?:trong|trên)(?: số)? (?!1[0.]+(?!\\d))${number.vi}${WORD_END}(?! (?:năm|tháng|ngày|tuần|giờ|phút|trăm|nghìn|triệu|tỷ)${WORD_END}|[.,]?\\d)`,
    `cứ (?:khoảng |gần |trung bình )?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|[2-9]|10|20)(?: \\p{L}+){1,4}?,?(?: thì| lại| sẽ)? có (?:khoảng |gần |hơn )?${number.vi}${WORD_END}(?![.,]?\\d| ?%)`,
    `(?:chục|trăm) (?:nghìn|ngàn|triệu|tỷ|tỉ)${WORD_END}`,
    // A thousand and more pieces of fruit, by region.
    `${number.vi} thiên(?= (?:trái|quả|dừa|cau|trứng|gạch|ngói)${WORD_END})`,
    `(?:hàng|hằng|vài|mấy|nhiều|dăm|những|cả)(?: ${SCALES.vi})+`,
    `(?:(?:dăm ba|đôi ba|một hai|hai ba|ba bốn|năm sáu|năm bảy|sáu bảy|bảy tám|tám chín)(?= \\p{L})|bốn năm(?= ${SCALES.vi}| mươi))(?: (?:mươi|${SCALES.vi}))*`,
    `một nửa(?!\\p{L}| (?:đầu|cuối|năm|tháng|ngày|kỳ)(?!\\p{L}))`,
    `nửa(?= (?:số|tổng|dân|diện tích)(?!\\p{L}))`,
    `gấp (?:đôi|rưỡi|(?:khoảng |gần |hơn |trên )?${number.vi}(?: lần)?)${WORD_END}(?! (?:trăm|nghìn|triệu))`,
    `(?:tăng|giảm|bằng|cao|lớn|nhiều) (?:khoảng |gần |hơn |trên )?(?:tới |đến )?${number.vi} lần${WORD_END}`,
  ].map(toPattern),
};

function toPattern(source: string | RegExp): RegExp {
  return typeof source === 'string' ? new RegExp(source, 'iuy') : source;
}

function shared(): RegExp[] {
  return [
    // Addresses, without the mark that ends their sentence.
    /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]’”]/iuy,
    /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy,
    // File names.
    /[\p{L}\p{N}][\p{L}\p{N}_()%.-]*\.(?:jpe?g|png|gif|webp|svg|tiff?|pdf|docx?|xlsx?|pptx?|csv|zip|mp[34])(?![\p{L}\p{N}])/iuy,
    // Numbers of legal documents: 147/2024/NĐ-CP, 15/QĐ-TTg.
    /\d+\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*(?![\p{L}\p{N}])/uy,
    // Law of the European Union: "Regulation (EU) 2016/679".
    /(?=\d)(?<=\((?:EU|EC|EEC)\) (?:No\.? )?)\d{2,4}\/\d+(?![\p{L}\p{N}])/uy,
    // Dates of digits only.
    /\d{4}-\d{2}(?:-\d{2})?(?![\p{L}\p{N}-])/uy,
    /\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![\p{L}\p{N}])/uy,
    /(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\p{L}\p{N}/])/uy,
    // Times of day.
    /(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?![\p{L}\p{N}])/iuy,
    /24\/7(?![\p{L}\p{N}])/uy,
    // Telephone numbers, sort codes, references, codes to dial.
    /\+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,5}(?![\p{N}%])/uy,
    /0\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\p{N}%])/uy,
    /\(0\d{1,4}\)(?:[ .-]?\d{3,4}){2,3}(?![\p{N}%])/uy,
    /0\d{2,}(?![\p{N}%]|[.,]\d)/uy,
    /1[89]00(?:[ .-]\d{3,4}){1,2}(?![\p{N}%])/uy,
    /\d{2}-\d{2}-\d{2,4}(?![\p{N}-])/uy,
    /(?!1\/10)\d{1,3}\/\d{4,}(?![\p{L}\p{N}/])/uy,
    /(?=\d)(?<=[*#])\d+[#*]?/uy,
    /(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}(?![\p{L}\p{N}])/uy,
    /\d{2,5}:\d{4}(?:\/\p{L}+)?(?![\p{N}])/uy,
    // Norms, vehicles and reports by their letters: "ISO 14001", "[2021] UKSC 14", "29A-123.45".
    /(?:\p{Lu}{2,} )?(?:ISO|IEC|BS|EN|TCVN|QCVN|IFRS|IAS|RON|UKSC|EWCA|VSIP)(?:[ /]\p{Lu}+)*[ -]\d+(?:[.:/-]\d+)*(?![\p{N}%])/uy,
    /\d{2}\p{Lu}\d?-\d{3}[.]?\d{2}(?![\p{N}])/uy,
    /(?:Boeing|Airbus|Model|Apollo|Windows|Android|iPhone|Galaxy|Luật \p{Lu}[\p{L} ]{2,30}?) [A-Z]?\d+[\p{L}\d]*(?![\p{N}%])/uy,
    /(?=\d)(?<=\[)\d{1,3}(?=\])/uy,
    /[48]K(?![\p{L}\p{N}]| (?:people|users|followers))/uy,
    /\d+(?:\.\d+)? ?[GMk]Hz(?!\p{L})/uy,
    // Ranks, cups and conferences; "COP 28 million" is money.
    /(?:TOP|CUP|COP) ?\d{1,4}(?![\p{L}\p{N}]|[.,]\d| ?(?:thousand|million|billion|trillion|m|bn|nghìn|triệu|tỷ|tỉ)(?!\p{L}))/uy,
    // Codes that start with a letter (G1, COVID-19), save currencies (USD5).
    new RegExp(
      `(?!(?:${currencies})\\d|R\\d[\\d.,]* ?(?:million|billion|m|bn)\\b)\\p{L}[\\p{L}\\p{M}_]*-?\\d[\\p{L}\\p{M}\\p{N}_-]*`,
      'uy',
    ),
  ];
}

function english(): RegExp[] {
  const month =
    '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
  const day = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  // "Ward 7", "week 6", "pages 114 to 131"; but "in each class 30 pupils", "in recent years 40 people".
  const named =
    'Article|Clause|Section|Chapter|Paragraph|Annex|Page|Phase|Part|Level|Group|Class|Figure|Table|Decree|Circular|Resolution|Directive|Version|Round|Volume|Vol\\.|Issue|Ward|Room|Band|Week|Year|Grade|Route|Terminal|Platform|Stand|Gate|Channel|Court|Courtroom|Tram|Unit|Block|Floor|Lane|Junction|Exit|Order|Rule|Regulation|Schedule|Appendix|Item|Question|Step|Stage|Type|Category|Tier|Zone|District|Division|Number|No\\.?|Lot|Pier|Bay|Berth|Line|Bus|Highway|Runway|Act|Season|Series|Episode|Quarter|Day';
  const count = '\\d+(?:\\.\\d+)*(?:\\(\\d+\\))?';
  const afterName = '(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])';
  const notAFigure = '(?!\\s*(?:%|percent|per cent|thousand|million|billion|trillion|VND|USD|dong\\b))';
  return [
    ...shared(),
    new RegExp(`${month} ${day}${end}(?:,? (?:19|20)\\d{2}${end})?`, 'uy'),
    new RegExp(`${day}(?: of)? ${month}${end}(?:,? (?:19|20)\\d{2}${end})?`, 'uy'),
    new RegExp(`${month},? (?:19|20)\\d{2}${end}`, 'uy'),
    /(?:\d{1,2})(?:[.:]\d{2})? ?(?:a\.m\.|p\.m\.|am|pm)(?![\p{L}\p{N}])/iuy,
    new RegExp(`\\d{1,2}(?= (?:and|to|or) ${day} ${month})`, 'uy'),
    yearPattern(end, notAFigure),
    /\d+(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy,
    /(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?![\p{L}\p{N}])/iuy,
    new RegExp(
      `(?:${named})s ${count}(?:(?:, | and | or | to |, and |[-–])${count})+${afterName}${notAFigure}`,
      'iuy',
    ),
    new RegExp(`(?:${named})s? ${count}${afterName}${notAFigure}`, 'uy'),
    new RegExp(
      `(?<!(?:this|that|each|every|per|an?|the|one|last|next|same|whole|any|no|first|final) )(?:${named.toLowerCase().replace('no\\.?', 'no\\.')}) ${count}${afterName}${notAFigure}`,
      'uy',
    ),
    // Telephone numbers behind words that say so.
    /(?=[\d+])(?<=\b(?:call|dial|ring|phone|telephone|tel|text|fax|hotline|helpline)(?: is|:|,| on| at)? )\+?\d[\d .-]*\d(?![\p{L}\p{N}%]|[.,]\d| (?!for|or|if|to|and|quoting|before|after|on|with|from|in|now)\p{Ll})/iuy,
    /(?:999|911)(?= (?:calls?|operators?)\b)/uy,
    // Ages, denominators, scores, addresses, decades of life.
    /(?:\d{1,3} ?(?:to|and|[-–]) ?)?(?:\d+|\p{L}+)-year-olds?(?!\p{L})/iuy,
    /\d{1,3}(?: ?(?:to|and|or|[-–]) ?\d{1,3})? year[- ]olds?(?!\p{L})/iuy,
    /\d{1,2}(?:-to-|[-–])\d{1,2}(?:s(?!\p{L})|-year-olds?|(?=[- ](?:age|year-old)))/iuy,
    /(?:over|under)-\d+s?(?![\p{L}\p{N}])/iuy,
    /(?<=\b(?:aged?|ages) )(?:(?:over|under|between|from|at least|about) )?\d{1,3}(?:(?: to | and |[-–])(?:\d{1,3}|over|under|above))?(?![\p{N}%])/iuy,
    /(?<=\b(?:adults|children|pupils|people|those|men|women|patients|boys|girls|anyone|everyone|youngsters|players|residents|infants|babies|workers|voters|drivers) )(?:over|under|above|below) \d{1,2}(?![\p{N}%.,]\d|\p{N}| ?%| (?:per|million))/iuy,
    /(?=\d)(?<=, )\d{2}(?=, (?!\d))(?<=\p{Lu}\p{L}+, \d{2})/uy,
    /(?=\d)(?<=\b(?:per|for every|for each|out of every|base of|index of|equals) )1(?:,000,000|00[,.]0{3}|0[,.]0{3}|[,.]0{3}|00|0)?(?![.,]?\d)(?= ?[\p{L},.;)]|$)(?! (?:cent|per cent|million|billion))/uy,
    /(?=\d)(?<=\b(?:were|was|on|reached|made|declared|at) )\d{2,3} for \d(?= (?:at|after|in|off|when|on)\b|[.,;])/uy,
    /\d+(?:[-–]\d+)?\p{L}? (?:\p{Lu}\p{L}+ ){1,3}(?:Street|Road|Avenue|Lane|Terrace|Square|Drive|Close|Way|Boulevard|Crescent|Gardens|Place|Row|Quay|Hill)(?!\p{L})/uy,
    /(?=\d)(?<=\b(?:won|beat|lost|drew|defeated|score|scoreline|led|winning|losing|victory|defeat|final)(?: \p{L}+){0,3} )\d{1,2}[-–]\d{1,2}(?![\p{N}%]| (?!in|at|to|on|against|after|away|over|and|with|by|from|for|last)\p{L})/uy,
    /\d{1,2}[-–]\d{1,2}(?= (?:win|victory|defeat|loss|draw|lead)(?!\p{L}))/uy,
    /\d0s(?!\p{L})/uy,
  ];
}

function vietnamese(): RegExp[] {
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  const word = '(?:một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)';
  const year = `(?:19|20)\\d{2}${end}`;
  const dayAndMonth = '(?:0?[1-9]|[12]\\d|3[01])/(?:0?[1-9]|1[0-2])(?![\\p{L}\\p{N}/])';
  // "Cấp 3" is a level, but "cấp 25 giấy phép" is 25 licences that were issued, and "khóa 5 triệu" 5 million that were locked.
  const counted =
    '(?!\\s*(?:%|(?:phần trăm|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|đồng|VND|USD)(?!\\p{L}))| (?:giấy|chứng|văn bằng|thẻ|mã số|sổ|hộ chiếu|tài khoản|tên miền|kênh|trang|nhóm|website|ứng dụng|thuê bao|sim|trò chơi|nội dung|doanh nghiệp|tổ chức|người|em|học sinh|sinh viên|học viên|bệnh nhân|con|cái|chiếc|căn|hộ|tấn|km|mét|máy|xe|tàu|khách|suất|tầng|phòng|giường|chỗ|cây|lít|giờ|ngày|tháng|năm|tuổi|lần|lượt|thành viên|cán bộ|công nhân|hội viên|đại biểu|ca|vụ|trường hợp|dự án)(?!\\p{L}))';
  const fractions = '(?:1/[2-9]|2/[3-9]|3/[4-9]|4/[5-9]|5/[6-9]|6/[7-9]|7/[89]|8/9|[1-9]/1[0-2])';
  return [
    ...shared(),
    new RegExp(`ngày (?:\\d{1,2}|${word}) tháng (?:\\d{1,2}|${word})(?:(?: năm |/|-)${year})?${end}`, 'iuy'),
    /ngày \d{1,2}(?: (?:và|hoặc|đến|tới) \d{1,2})?(?:\/\d{1,2}(?:\/\d{4})?)?(?=[ ,.;]|$)(?![.,]\d| (?:giờ|đêm|công))/iuy,
    new RegExp(`(?:ngày|mùng|mồng) \\d{1,2}(?:[/-]\\d{1,2}(?:[/-]\\d{4})?)?${end}`, 'iuy'),
    new RegExp(`tháng (?:1[0-2]|0?[1-9]|${word})(?:(?: năm |[/-])${year})?${end}`, 'iuy'),
    new RegExp(`quý (?:IV|I{1,3}|[1-4])(?:(?: năm |[/-])${year})?${end}`, 'iuy'),
    /(?:mùng \d{1,2}|\d{1,2})(?= (?:Tết|tháng Giêng|tháng Chạp|âm lịch))(?: tháng (?:Giêng|Chạp))?/iuy,
    /\d{1,2}(?= (?:và|hoặc|đến|-) \d{1,2}\/\d{1,2}(?!\d))/uy,
    new RegExp(`(?:\\d{1,2}|${word})(?= tháng (?:đầu|cuối|qua|năm ${year}|vừa qua)(?!\\p{L}))`, 'iuy'),
    /(?=\d)(?<=(?:trong|chung|qua|hết|sau|của) )\d{1,2}(?= tháng(?:[.,;]|$| (?:đầu|năm|qua|cuối)(?!\p{L})))/iuy,
    /(?=\d)(?<=(?:lúc|từ|đến|tới|hồi|vào) )\d{1,2} giờ(?: \d{1,2}(?: phút|(?=[.,;)]|$| (?:sáng|trưa|chiều|tối|đêm|ngày|cùng|hôm)(?!\p{L}))))?(?!\p{L})/iuy,
    // Telephone numbers behind words that say so.
    /(?=\d)(?<=(?:gọi|gọi ngay|gọi đến|hotline|đường dây nóng|tổng đài|điện thoại|đầu số|nhắn tin|số máy)(?: số)?:? )(?:1\d{2}|1[89]\d{2}|0\d+|\+\d+)(?:[ .-]\d{2,4})*(?![\p{N}%]| (?:người|em|hộ|khách))/iuy,
    // Ages and denominators.
    /(?<!(?:đạt|là|trung bình|bình quân|thọ|lên|còn) )(?:(?:từ )?(?:đủ |dưới |trên |khoảng |hơn |gần )?\d{1,3}(?: ?(?:-|đến|tới) ?\d{1,3})?)(?= tuổi(?!\p{L}))/iuy,
    /(?<=\d[\p{L} ]{0,30} )trên (?:mỗi )?(?:1(?:0|00|[.]000|0[.]000|00[.]000|[.]000[.]000)|(?:1|một) (?:trăm|nghìn|ngàn|vạn|triệu))(?= \p{L})/uy,
    /(?<=(?:tính) )trên (?:1|một) (?:trăm|nghìn|ngàn|vạn|triệu)(?= (?:dân|người|trẻ|liều|ca)(?!\p{L}))/iuy,
    /(?=\d)(?<=(?:tính trên|cứ|mỗi|trên mỗi) )1(?:0|00|[.]000|0[.]000|00[.]000)(?= \p{L})/uy,
    // "64 triệu đồng một tháng".
    /(?<=(?:%|đồng|đ|USD|euro|yên|tệ|won|baht|tấn|triệu|nghìn|k|lần|suất|lượt|khách|con|cho|mỗi) )một(?= (?:tháng|năm|ngày|lượng|suất|lần|giờ|lượt|người|mét|ki-lô-gam|kg|ki-lô|cân|chỉ|số điện|thùng|tấn|lít|cổ phiếu|cổ phần|vé|đêm|chiếc|quý|tuần|kiện|bao|hộp|gói|chai|bộ|buổi|tiết|ca|căn|phòng|container|khách|héc-ta|sào|công)(?!\p{L}))/iuy,
    /(?=\d)(?<=(?:thắng|thua|hòa|hoà|tỷ số|tỉ số|dẫn|gỡ)(?: \p{L}+){0,3} )\d{1,2}[-–]\d{1,2}(?=[.,;)]|$| (?:trước|ở|sau|và|trong|trên|tại|với)(?!\p{L}))/iuy,
    /(?=\d)(?<=\p{Lu}\p{L}+, )\d{2}(?= tuổi)/uy,
    /(?<=tuổi )(?:dưới|trên) \d{1,2}(?![\p{N}%])/iuy,
    /ngã (?:ba|tư|năm|sáu|bảy)(?!\p{L})/iuy,
    /(?:cấp|bậc) \d+(?=[.,;)]|$)/iuy,
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
      `(?:điều|khoản|chương|mục|trang|giai đoạn|phần|cấp|nhóm|loại|hạng|bảng|hình|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|luật|công văn|khóa|khoá|kỳ|quận|tập|phiên bản|bậc|tuần|phòng|phòng thi|phòng xử|phường|lớp|khối|tầng|tuyến|quốc lộ|tỉnh lộ|vành đai|thôn|xóm|ấp|tổ|khu phố|căn hộ|kênh|vùng|huyện|phụ lục)(?: số)? \\d+(?:\\.\\d+)*(?: và \\d+(?= |[.,]))?(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
      'iuy',
    ),
    new RegExp(
      `(?<!(?:trong|tổng|con|một|cả|đa|tỷ|tỉ|chỉ) )số (?!0\\d)\\d+(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
      'iuy',
    ),
  ];
}

/** A year, a decade ("1990s") or a span of years, unless a unit makes it a figure. */
function yearPattern(end: string, notAFigure: string): RegExp {
  return new RegExp(`(?:19|20)\\d{2}(?:s|[-–/](?:(?:19|20)?\\d{2}))?${end}${notAFigure}`, 'uy');
}
