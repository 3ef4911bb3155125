import type { Locale } from '../../i18n/locales.ts';

/**
 * What may stand around a figure and a label that belong together. All are tried on a stretch of a sentence as
 * `SentenceContext.encode` writes it: lower-case words, each with a space before it, and `@f` for a figure, `@s` for a subject's label,
 * `@m` for a measure's, `@c` for a date or code. Whatever is not allowed here parts them: a suggestion must not be wrong.
 */
export interface Grammar {
  /** Words of a label that say nothing by themselves, before it: "number of". */
  prefix: RegExp;
  /** Auxiliaries that a label or the text may have more of: "sites (were) inspected". */
  auxiliaries: readonly string[];
  /** The end of a label that is a verb's participle: a figure may stand before what it is about ("flagged 290 sites"). */
  participle: RegExp;
  /** Between a figure and the measure behind it. */
  beforeMeasure: RegExp;
  /** What follows a measure that stands behind its figure. */
  behindMeasure: RegExp;
  /** What stands before a figure that its measure follows. */
  beforeFigure: RegExp;
  /** Between a measure behind its figure and the end of the clause: something else is said to be done to it. */
  undergoes: RegExp;
  /** Before a figure that is a part of another one. */
  partOf: RegExp;
  /** The start of a sentence up to a comma that says nothing of its figures. */
  opening: RegExp;
  /** What stands before a measure that its figure follows. */
  leadingMeasure: RegExp;
  /** Between a measure and the figure behind it. */
  linking: RegExp;
  /** Between a figure and one of the same measure, which is not named again. */
  listing: RegExp;
  /** What follows a figure whose measure is not named again. */
  endOfItem: RegExp;
  /** Before a measure, and a part of it. */
  numberOf: RegExp;
  /** Words of plans, doubts and refusals. */
  unsure: RegExp;
  /** A preposition before a place. */
  place: RegExp;

  /** Behind a figure that only says how long. */
  duration: RegExp;

  /** Before a subject's label that other things are only compared with, or that is one of several. */
  aside: RegExp;
  /** Before a subject that something else belongs to. */
  genitive: RegExp;
  /** Before the label of a subject: a name, and a common noun. */
  beforeName: RegExp;
  beforeNoun: RegExp;
  /** What follows a common noun that is a subject's label. */
  behindNoun: RegExp;
  /** Where another clause begins. */
  newClause: RegExp;
  /** Between a figure and the subject behind it. */
  toSubject: RegExp;
  /** Several are meant, one by one. */
  each: RegExp;

  /** Before a year that is only compared with. */
  compared: RegExp;
  /** Before a figure that is only compared with. */
  comparedFigure: RegExp;
  /** Before a day that the figure is counted at. */
  asOf: RegExp;
  /** Parts of a year, and years that are not named. */
  noYear: RegExp;
  /** The same, where the sentence only compares with it. */
  comparedYear: RegExp;
}

/** Where a clause, or something known, begins or ends before a figure. */
export const anyStart = '(?:^|[:;(–—-]|@s|@c)';
/** The start of a pattern for what follows; it is to be closed. */
export const anyEnd = '(?:$| (?:[.,;:!?()–—-]|@[scf]';

/** What may stand around English figures. */
export const english: Grammar = {
  prefix: /^(?:the )?(?:total )?number of /,
  auxiliaries: ['was', 'were', 'is', 'are', 'have', 'has', 'had', 'been', 'being', 'be'],
  participle: /(?:ed|sold|paid|built|made|lost|won|sent|taken|given|held|spent|found)$/,
  beforeMeasure: /^(?: (?:monthly|active|regular|total|overall))*$/,
  behindMeasure: new RegExp(
    `^${anyEnd}|in|on|at|for|to|by|with|across|among|as|and|during|within|of @s|compared|worth|totall?ing|altogether|nationwide|this year))(?!\\S)`,
  ),
  beforeFigure: new RegExp(
    `(?:${anyStart}| (?:has|have|had|with|having|reach(?:es|ed)?|counts?|counted|record(?:s|ed)?|employ(?:s|ed|ing)?|serv(?:es?|ed|ing)|is|are|was|were|there were|total of|amounted to|came to|(?:rose|grew|increased|fell|dropped|up|down) to|totall?(?:s|ed|ing)|imposed|levied|an?|the|its|their))$`,
  ),
  undergoes: / (?:was|were|is|are|be|been|being|who|whose|that|which)(?!\S)/,
  partOf: / (?:of (?:which|whom|them|these|those)|including|among (?:which|whom|them|these))(?!\S)/,
  opening: /^(?: (?:in|by|during|for|as of|the|end of|year|meanwhile|also|@c|@s))* ,$/,
  leadingMeasure:
    /^(?!.* (?:in|of|by|from|to|than|share|part)(?: (?:the|its|their|an?))?$).*(?:^|[,:;(–—-]|@s|@c| (?:'s|the|an?|its|their|with|had|has|have|estimated|generated|generating|earned|earning|posted|reported|recorded|whose|total|annual))$/,
  linking:
    /^(?: (?:of|is|was|are|were|at|:|\(|\)|=|–|—|-|@s|@c|of the|in @c|for @[cs]|in the year|as of @c|reach(?:ed|ing)|totall?(?:ed|ing)|st(?:ands|ood) at|amount(?:ed|ing) to|came to|(?:rose|rising|grew|growing|increased|fell|falling|dropped|declined|climbed|up|down) to|hit|worth|an estimated|estimated at))*$/,
  listing: /^(?=.* @[sc])(?: (?:,|;|and|with|had|has|at|in|:|@s|@c))+$/,
  endOfItem: /^(?:$| (?:[.,;)]|and|in @c|\( @c|@c|from @f)(?!\S))/,
  numberOf: / (?:the )?number of$/,
  unsure:
    / (?:targets?|targeted|aims?|plans?|planned|expect(?:s|ed)?|forecasts?|projected|goals?|will|would|could|should|might|may|if|not|no|never|refus(?:e|es|ed)|fail(?:s|ed)|den(?:y|ies|ied)|allegedly|rumou?r\w*)(?!\S)/,
  place: / (?:in|at|from|near|around|outside|across)(?: the)?$/,
  duration: /^ (?:-|(?:consecutive|straight|more) )?(?:years?|months?|weeks?|days?|hours?|minutes?)(?!\S)/,
  aside:
    / (?:like|such as|including|includes|included|except|excluding|besides|unlike|than|versus|vs|against|surpass(?:es|ed|ing)|overt(?:akes?|ook|aking)|after|before|ahead of|behind|beyond|according to|compared (?:to|with)|along with|together with|as|or|not|without|outside)(?: (?:the|even|all|both|app|platform|network|service|site|website)s?)*$/,
  genitive: / of(?: the)?$/,
  beforeName:
    /(?:^|[,:;(“"'–—-]|@[fcm]| (?:the|on|for|to|by|in|at|of|and|that|with|where|when|while|app|platform|network|service|site|websites?))$/,
  beforeNoun:
    /(?:^|[,:;(“"'–—-]|@[fcm]| (?:the|on|for|to|by|in|at|of|and|that|with|where|when|while|new|all|these|those|such|offering|providing|using|its|their))$/,
  behindNoun:
    /^(?:$| (?:[.,;:!?()–—-]|@[fcsm]|'s|and|or|in|on|to|for|with|by|at|during|has|have|had|is|are|was|were|that|which|who|grew|saw|rose|fell|lost|made|paid|spent|sold|won|held|took|drew|employs|generates|counts|\p{L}+ed)(?!\S))/u,
  newClause:
    /;| , (?:and|but|or)(?!\S)| (?:while|whereas|but|although|though|because|when|after|before)(?!\S)/,
  toSubject: /^(?: (?:@m|new|for|to|of|from|on|in|by|at|among|the|against))*$/,
  each: / (?:each|apiece|respectively|both)(?!\S)/,
  compared:
    /(?: (?:from|than|with|to|against|since|versus|vs|over)| compared| like)(?: (?:in|for|at|of|the|those|that|year|level|levels|figures?))*$/,
  comparedFigure: / (?:from|than|against|versus|compared (?:to|with))(?: (?:the|only|just))?$/,
  asOf: /(?: (?:as of|as at|by|until|till|up to|at the end of|by the end of|end of|through|at)|\()$/,
  noYear:
    / (?:quarters?|half|halves|months?|weeks?|semesters?|decades?|from @c (?:to|until) @c|between @c and @c|last year|previous year|year before|years? (?:earlier|ago)|(?:in|during|since) (?:january|february|march|april|may|june|july|august|september|october|november|december))(?!\S)/,
  comparedYear:
    / (?:than|from|over|against|compared (?:to|with|against))(?: (?:the|in|a))* (?:last year|previous year|year (?:before|earlier))/g,
};

/** What may stand around Vietnamese figures. */
export const vietnamese: Grammar = {
  prefix: /^(?:tổng số|số lượng|số|lượng) /,
  auxiliaries: ['đã', 'được', 'bị'],
  participle: /^\b$/,
  beforeMeasure: /^$/,
  behindMeasure: new RegExp(
    `^${anyEnd}|hằng tháng|hàng tháng|thường xuyên|tại|ở|trong|vào|cho|với|và|so|tính đến|trên toàn quốc|trên cả nước|đối với|của @s|thuộc @s|tăng|giảm))(?!\\S)`,
  ),
  beforeFigure: new RegExp(
    `(?:${anyStart}| (?:có|đạt|đạt mức|gồm|là|sở hữu|ghi nhận|lên|lên tới|lên đến|đạt tới|còn|thu hút|phục vụ|sử dụng|tổng cộng|tổng số|ban hành))$`,
  ),
  undergoes: / (?:bị|được|phải|đã bị|đã được|mà|vốn)(?!\S)/,
  partOf: / (?:trong đó|trong số đó|trong số này|bao gồm|kể cả)(?!\S)/,
  opening: /^(?: (?:trong|năm|đến|tính đến|hết|cuối|vào|tại|ở|việt nam|riêng|cả|toàn|@c|@s))* ,$/,
  leadingMeasure:
    /^(?!.* (?:so với|hơn|giảm|tăng|phần)$).*(?:^|[,:;(–—-]|@s|@c| (?:và|có|với|tổng|trong đó|ghi nhận|mang lại|tạo|là|hiện|khi đó))$/,
  linking:
    /^(?: (?:là|đạt|ước|ước đạt|ở mức|mức|lên|lên tới|lên đến|tới|tăng lên|giảm xuống|giảm còn|còn|có|của|của cả|toàn|tại|trong|:|\(|\)|=|–|—|-|@s|@c|tính đến|tính đến hết|hiện|hiện là|hiện đạt))*$/,
  listing: /^(?=.* @[sc])(?: (?:,|;|và|còn|có|đạt|là|với|của|tại|năm|:|@s|@c))+$/,
  endOfItem: /^(?:$| (?:[.,;)]|và|\( @c|@c|từ @f)(?!\S))/,
  numberOf: / số lượng$/,
  unsure:
    / (?:mục tiêu|dự kiến|dự báo|phấn đấu|kế hoạch|sẽ|nếu|có thể|chưa|không|kỳ vọng|cần|đề xuất|đề nghị|từ chối|ngừng|dừng|tin đồn)(?!\S)/,
  place: / (?:tại|ở|từ|trên địa bàn)(?: (?:thành phố|tỉnh|huyện|quận|riêng))*$/,
  duration: /^ (?:năm|tháng|tuần|ngày|giờ|phút|quý)(?!\S)/,
  aside:
    / (?:như|gồm|gồm cả|bao gồm|kể cả|ngoài|trừ|ngoại trừ|so với|hơn|vượt|vượt qua|sau|trước|đứng sau|theo|cùng|cùng với|hoặc|khác với|không phải|thay vì)(?: (?:cả|các|những|nền tảng|ứng dụng|mạng xã hội|công ty))*$/,
  genitive: / (?:của|thuộc)(?: (?:các|những))?$/,
  beforeName:
    /(?:^|[,:;(“"'–—-]|@[fcm]| (?:của|thuộc|cho|trong|tại|ở|với|các|và|là|về|đối với|trên|từ|nền tảng|ứng dụng|mạng xã hội|công ty|trang|hãng|riêng|phía|thì|do|để))$/,
  beforeNoun:
    /(?:^|[,:;(“"'–—-]|@[fcm]| (?:của|thuộc|cho|trong|tại|ở|với|các|những|toàn|và|là|về|đối với|trên|từ|riêng|cả|thì|do))$/,
  behindNoun:
    /^(?:$| (?:[.,;:!?()–—-]|@[fcsm]|và|có|đạt|là|ghi nhận|thu hút|thu|đã|được|bị|tăng|giảm|tại|ở|trong|với|của|gồm|chiếm|ước|tạo|nộp|sử dụng|hiện|vẫn|cũng|ra đời|được cấp|tiếp tục|đóng góp)(?!\S))/,
  newClause:
    /;| , (?:và|còn|nhưng|trong khi)(?!\S)| (?:trong khi|nhưng|tuy nhiên|còn|mặc dù|do|vì|khi)(?!\S)/,
  toSubject: /^(?: (?:@m|cho|của|từ|trên|tại|ở|với|đối với|thuộc|các|do))*$/,
  each: / (?:mỗi|từng|đều|lần lượt|cả hai|cùng)(?!\S)/,
  compared: /(?: (?:so với|so|hơn|kể từ|từ|với))(?: (?:cùng kỳ|mức|của|năm|hồi|số liệu))*$/,
  comparedFigure: / (?:từ|so với|hơn|mức)(?: (?:mức|con số))?$/,
  asOf: / (?:tính đến|đến|tới|đến hết|tính đến hết|hết|cuối|tại thời điểm|thời điểm)$/,
  noYear:
    / (?:quý|tuần|nửa đầu|nửa cuối|(?<!hằng |hàng )tháng|thập niên|giai đoạn|từ @c đến @c|năm ngoái|năm trước|cùng kỳ)(?!\S)/,
  comparedYear: / (?:so với|so|hơn)(?: (?:cùng|mức|của|kỳ))* (?:năm ngoái|năm trước|cùng kỳ)/g,
};

/** What may stand between figures and labels, by language. */
export const grammars: Record<Locale, Grammar> = { en: english, vi: vietnamese };

/** British spellings, and what they are compared as. */
export const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=^(?:licen|defen|offen|preten))ce(?=s?$)/, 'se'],
  [/(?<=\p{L}{3}[^aeiou])is(?=(?:e[drs]?|ing|ations?)$)/u, 'iz'],
  [/^(cent|theat|fib|met)re(?=s?$)/, '$1er'],
  [/^(col|lab|fav|behavi|neighb|harb|hon|rum)our/, '$1or'],
  [/^programme(?=s?$)/, 'program'],
];
