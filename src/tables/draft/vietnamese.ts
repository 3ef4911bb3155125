import { anyEnd, anyStart, type Grammar } from './grammar.ts';

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
