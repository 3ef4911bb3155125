import { WORD_END } from '../figures/grammar.ts';
import {
  type Contexts,
  exactly,
  type Pattern,
  shared,
  sharedUnreadable,
  yearPattern,
} from './contexts.shared.ts';

const digit = 'một|hai|ba|bốn|sáu|bảy|tám|chín|mười';
const number = `(?:(?:${digit}|năm)(?: (?:${digit}|mươi|mốt|tư|lăm|trăm|linh))*|\\d+(?:[.,]\\d+)*)`;
const count = '(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|[2-9]|10|20)';
const SCALES = '(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\\p{L}| (?:lệ|giá|trọng|suất|phú)(?!\\p{L}))';

const UNITS = '(?:năm|tháng|tuần|ngày|đêm|giờ|tiếng|phút|giây|km|cây số|m|mét|cm|tấn|tạ|kg|cân|lạng)';

function contexts(): Pattern[] {
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  const word = '(?:một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)';
  const year = `(?:19|20)\\d{2}${end}`;
  const dayAndMonth = '(?:0?[1-9]|[12]\\d|3[01])/(?:0?[1-9]|1[0-2])(?![\\p{L}\\p{N}/])';
  // "Cấp 3" is a level, but "cấp 25 giấy phép" is 25 licences that were issued, and "khóa 5 triệu" 5 million that were locked.
  const counted =
    '(?!\\s*(?:%|(?:phần trăm|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|đồng|VND|USD)(?!\\p{L}))| (?:giấy|chứng|văn bằng|thẻ|mã số|sổ|hộ chiếu|tài khoản|tên miền|kênh|trang|loài|thương hiệu|nhóm|website|ứng dụng|thuê bao|sim|trò chơi|nội dung|doanh nghiệp|tổ chức|người|em|học sinh|sinh viên|học viên|bệnh nhân|con|cái|chiếc|căn|hộ|tấn|km|mét|m2|m²|ha|máy|xe|tàu|khách|suất|tầng|phòng|giường|chỗ|cây|lít|phút|giờ|ngày(?! \\d)|tháng|năm(?! (?:nay|ngoái|trước|sau|học|tới|\\d))|tuổi|lần|lượt|thành viên|cán bộ|công nhân|hội viên|đại biểu|ca|vụ|trường hợp|dự án|điểm|tỉnh (?:có|cao|thấp|dẫn|đứng)|nước|quốc gia|xã|huyện|thành phố)(?!\\p{L}))';
  const fractions =
    '(?:1/[2-9]|2/[3-9]|3/[4-9]|4/[5-9]|5/[6-9]|6/[7-9]|7/[89]|8/9|2/2|3/3|4/4|5/5|6/6|7/7|8/8|9/9|[1-9]/1[0-2])';
  return [
    `(?:(?:\\d{1,2}|${word}) tháng(?: đầu| cuối)?|nửa (?:đầu|cuối)) năm ${year}`,
    `năm tài chính (?:19|20)\\d{2}(?:[/–-]\\d{2,4})?${end}`,
    ...shared(),
    `(?!${fractions}(?!\\d))${dayAndMonth}(?: ?[-–] ?| và | đến )${dayAndMonth}`,
    /lớp \d{1,2}\/\d{1,2}(?![\p{N}/])/iuy,
    `(?<=(?:tính chung|lũy kế|luỹ kế|cơ cấu(?: \\p{L}+){0,3}|kết quả|so với) )(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mười một) tháng(?=[,:;.)]| (?:\\d{4}|đầu|cuối|năm|qua|này))`,
    `ngày (?:\\d{1,2}|${word}) tháng (?:\\d{1,2}|${word})(?:(?: năm |/|-)${year})?${end}`,
    `(?<!(?:mỗi|một|hằng|hàng|trong) )(?:ngày|mùng|mồng) \\d{1,2}(?:[/-]\\d{1,2}(?:[/-]\\d{4})?)?${end}`,
    `(?<!(?:mỗi|một|hằng|hàng) )tháng (?:1[0-2]|0?[1-9]|${word})(?! ${SCALES})(?:(?: năm |[/-])${year})?${end}`,
    `(?<!(?:mỗi|một|hằng|hàng) )quý (?:IV|I{1,3}|[1-4])(?! ${SCALES})(?:(?: năm |[/-])${year})?${end}`,
    /\d{1,2}(?= (?:Tết|tháng Giêng|tháng Chạp|âm lịch))(?: tháng (?:Giêng|Chạp))?/iuy,
    `(?:\\d{1,2}|${word}|${number}(?= năm))(?=(?<!1[3-9]|[2-9]\\d) tháng (?:đầu|cuối|ước|đạt|tăng|giảm)(?!\\p{L})| (?:ngày|tuần|tháng|quý|năm) (?:qua|vừa qua|trước|gần đây|gần nhất|liền kề)(?!\\p{L}))`,
    /(?=\d)(?<=(?:trong|chung|qua|hết|(?:^|[.:;] )sau|của|l[ũu][yỹ] kế|bình quân|trung bình) )(?:1[0-2]|\d)(?= tháng(?:[.,;]|$| (?:đầu|năm|cuối)(?!\p{L})))/iuy,
    `(?<=(?:^|[:;.] ))(?:\\d{1,2}|${word})(?= tháng, )`,
    `(?<=cách đây )${number}(?= (?:ngày|tuần|tháng|quý|năm)${WORD_END})`,
    /(?=\d)(?<=(?:lúc|từ|(?<!được )(?:đến|tới)|hồi|vào|trước) )(?:[01]?\d|2[0-4]) giờ(?: \d{1,2}(?: phút|(?=[.,;)]|$| (?:sáng|trưa|chiều|tối|đêm|ngày|cùng|hôm)(?!\p{L}))))?(?!\p{L})/iuy,
    `(?<=(?:lúc|hồi) )(?:\\p{L}+ ){1,2}giờ(?: rưỡi| (?:kém )?(?:${digit}|năm)(?: (?:${digit}|năm|mươi|lăm|phút))*)?${WORD_END}`,
    /(?:[01]?\d|2[0-4]) giờ(?= (?:cùng ngày|sáng|trưa|chiều|tối|đêm|hôm))/uy,
    /(?:[01]?\d|2[0-4]) giờ [0-5]\d(?=[.,;)](?!\d)|$)/uy,
    // Telephone numbers behind words that say so.
    /(?=\d)(?<=(?:gọi|gọi ngay|gọi đến|hotline|đường dây nóng|tổng đài|điện thoại|đầu số|nhắn tin|số máy)(?: số)?:? )(?:1\d{2}|1[89]\d{2}|0\d+|\+\d+)(?:[ .-]\d{2,4})*(?![\p{N}%]| (?:người|em|hộ|khách))/iuy,
    // "1 USD đổi được 24.870 đồng".
    `(?:một|1) (?:USD|EUR|GBP|euro|đô la(?: Mỹ)?|đô|bảng(?: Anh)?|yên|nhân dân tệ|CNY|NDT|JPY|won|baht)(?= (?:hiện |chỉ )?(?:đổi|ăn|tương đương|bằng|mua|quy đổi|có giá)${WORD_END}| ?=|(?<=(?:đổi|ăn|lấy) (?:một|1) \\p{L}+))`,
    // Ages and denominators.
    /(?<!(?:đạt|là|trung bình|bình quân|thọ|lên|còn|tăng|giảm|thêm|(?:hơn|kém)(?: \p{L}+){0,2}) )(?:(?:từ )?(?:đủ |dưới |trên |khoảng |hơn |gần )?\d{1,3}(?: tháng)?(?: ?(?:-|đến|tới) ?(?:dưới )?\d{1,3}(?: tháng)?)?)(?= tuổi(?!\p{L}))/iuy,
    `(?:đủ|dưới|trên|từ) (?!\\d)${number}(?= tuổi${WORD_END})`,
    /(?=trên )(?<=\d%?(?: (?!có|hoặc|hay|và|với|đạt|là|gồm)\p{L}+){1,6} )trên (?:mỗi )?(?:1(?:0|00|[.]000|0[.]000|00[.]000|[.]000[.]000)|(?:1|một) (?:trăm|nghìn|ngàn|vạn|triệu))(?= \p{L})/uy,
    // "64 triệu đồng một tháng".
    /(?<=(?:%|đồng|đ|USD|euro|yên|tệ|won|baht|tấn|kWh|MWh|kg|km|m3|lít|triệu|nghìn|k|lần|suất|lượt|khách|con|cho|mỗi) )một(?= (?:USD|đô la|euro|yên|bảng|nhân dân tệ|tháng|năm|ngày|lượng|suất|lần|giờ|lượt|người|mét|ki-lô-gam|kg|ki-lô|cân|chỉ|số điện|thùng|tấn|lít|cổ phiếu|cổ phần|vé|đêm|chiếc|quý|tuần|kiện|bao|hộp|gói|chai|bộ|buổi|tiết|ca|căn|phòng|container|khách|héc-ta|sào|công)(?!\p{L}))/iuy,
    /(?:dưới |trên |từ )?(?=\d)(?<=tuổi (?:dưới |trên |từ )?)\d{1,2}(?: ?(?:[-–]|đến|tới) ?\d{1,2})?(?![\p{N}%]|[.,]\d)/iuy,
    // Day and month alone: 28/11; what may be a fraction, such as 1/3, only where a word shows it to be a day.
    exactly(`(?<!t[ỷỉ] (?:lệ|số) )(?!${fractions}(?!\\d))${dayAndMonth}`),
    `(?<=(?:từ|đến) (?:nay|(?:ngày )?\\d{1,2}/\\d{1,2}) (?:đến|tới) )${dayAndMonth}`,
    `(?<=(?:sáng|trưa|chiều|tối|đêm|hôm|từ|trước|sau|vào|lễ|dịp|khánh|ngày \\d{1,2}(?:,| và| hoặc)) )${dayAndMonth}`,
    /(?:[01]?\d|2[0-4])h(?:[0-5]\d)?(?![\p{L}\p{N}])/uy,
    `(?<=(?:bình quân|trung bình) )(?:một|1)(?= (?:ngày|tuần|tháng|quý|năm|giờ|người|hộ|lao động)${WORD_END})`,
    `năm ${year}(?: ?[-–] ?${year})?`,
    yearPattern(
      end,
      `(?!\\s*(?:%|(?:phần trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng|VND|USD)(?!\\p{L})))(?!(?<=(?:hơn|gần|khoảng|trên|dưới|có) (?:19|20)\\d{2}) (?!đến|tới|trở|và|hoặc|hay|thì)\\p{Ll})`,
    ),
    /(?:lần )?thứ (?:nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d+)(?![\p{L}\p{N}])/iuy,
    `(?:điều|khoản|chương|mục|trang|giai đoạn(?! (?:19|20)\\d{2})|phần|(?<!(?:được|đã) )cấp|(?:nhóm|loại)(?= \\d+(?:[.,;:)](?!\\d)|$| (?:và|hoặc|đến) ))|hạng|bảng|hình|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|luật|công văn|khóa|khoá|kỳ|quận|(?<!(?:triệu|luyện|thực|tổ) )tập|phiên bản|bậc|tuần|phòng|phòng thi|phòng xử|phường|lớp|khối|tầng|tuyến|quốc lộ|tỉnh lộ|vành đai|mạch|thôn|xóm|ấp|tổ|khu phố|căn hộ|kênh|vùng|huyện|phụ lục)(?: số)? (?!\\d{1,3}(?:\\.\\d{3})+(?!\\d))\\d+(?:\\.\\d+)*(?: ?[-–] ?\\d+| (?:và|đến) \\d+(?= |[.,]))?(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
    `(?<!(?:trong|tổng|con|mỗi|các|những|một|cả|đa|tỷ|tỉ|chỉ) )số (?!0\\d)\\d+(?: và \\d+(?= |[.,]))?(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])${counted}`,
  ];
}

export const vietnamese: Contexts = {
  contexts,
  parts: () => [
    /(?<!(?:xếp|hạng|thứ|đứng|vị trí|thị lực(?: \p{L}+){0,4}|(?:đánh giá|chấm)(?: \p{L}+){0,3}) )[1-9]\/(?:[2-9]|10)(?![\p{L}\p{N}/]| điểm)/uy,
    `${number} phần (?:tư|${number})${WORD_END}(?! ${SCALES})`,
    `(?<!(?:cả|trong|mỗi|hằng|hàng|đầu|cuối|nửa) )${number} trên (?!1[0.]{2,}(?!\\d))${number}${WORD_END}(?! (?:điểm|năm|tháng|ngày|tuần|giờ|phút|trăm|nghìn|triệu|tỷ)${WORD_END}|[.,]?\\d| ?%)`,
    `cứ ${count}(?! (?:giây|phút|giờ|ngày|tuần|tháng|năm|km|mét|lít|đồng)${WORD_END})(?: \\p{L}+){1,4}?,?(?: thì| lại| sẽ)? có ${number}${WORD_END}(?![.,]?\\d| ?%)`,
    `(?:một|phân) nửa(?!\\p{L}| (?:đầu|cuối|năm|tháng|ngày|kỳ)(?!\\p{L}))`,
    `nửa(?= (?:số|tổng|dân|diện tích)(?!\\p{L}))`,
    `(?<=(?:hơn|quá|gần|khoảng|trên|tới|đến|chưa) )nửa(?! (?:đầu|cuối|năm|tháng|ngày|giờ|đêm|kỳ|thế kỷ|tấn|tạ|yến|cân|kg|ký|lít|mét|km|cây|ha|héc-ta|sào|mẫu|công|lượng|chỉ|trăm|nghìn|ngàn|triệu|tỷ|tỉ|vời)(?!\\p{L}))`,
    `gấp (?:khoảng |gần |hơn |trên )?(?:đôi|rưỡi|${number}(?: rưỡi)? lần(?: rưỡi)?|(?!năm )${number})${WORD_END}(?!, ${number} lần| (?:trăm|nghìn|triệu|(?:đến|tới|hoặc|hay) (?:\\d|${number}))|[-–,.]?\\d)`,
  ],
  unreadable: () => [
    ...sharedUnreadable,
    `(?:một|1) phần (?:\\p{L}+ )?${SCALES} ${SCALES}`,
    `${number} phần ${number} ${SCALES}`,
    // "2 năm 6 tháng".
    `${number} ?${UNITS}(?:,| và)? ${number} ?${UNITS}${WORD_END}(?! \\d{4})`,
    /\d+(?:,\d+)?\/\d+(?:\.\d{3})*(?![\p{L}\p{N}/])/uy,
    `${number} (?:trên|trong(?: số)?) (?!1[0.]{2,}(?!\\d))${number}${WORD_END}(?! (?:năm|tháng|ngày|tuần|giờ|phút|trăm|nghìn|triệu|tỷ)${WORD_END}|[.,]?\\d)`,
    `cứ (?:khoảng |gần |trung bình )?\\S+(?: \\p{L}+){1,6}?,?(?:(?: thì| lại| sẽ)? có| thì) (?:\\p{L}+ ){0,2}?${number}${WORD_END}(?![.,]?\\d| ?%)`,
    `(?:già nửa${WORD_END}|(?<=(?:non|giảm|tăng|còn|được|mất|đến|tới|bằng) )nửa(?=[.,;:)]|$| năm (?:ngoái|trước))|nửa điểm(?: (?:phần trăm|%))?${WORD_END}|(?<=(?:bằng|còn|được|đạt|chỉ|hơn|gần|khoảng|đến|tới) )(?:một )?nửa(?= năm (?:trước|ngoái|\\d))|nửa (?:năm|tháng|ngày|giờ|thế kỷ)(?! đầu| cuối| sau| trước)${WORD_END}|(?<=(?:chừng|khoảng|độ|cỡ|hơn|gần|ngót) )mươi(?= \\p{L})|nửa(?= (?!(?:đầu|cuối|giữa|năm|tháng|ngày|giờ|đêm|kỳ|thế kỷ|vời|chừng|khuya|sau|trước|buổi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)${WORD_END})\\p{L}))`,
    `(?:chục|trăm) (?:nghìn|ngàn|triệu|tỷ|tỉ)${WORD_END}`,
    `(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ) (?:rưỡi|mốt)${WORD_END}`,
    `(?<=(?:hơn|gần|trên|quá|ngót|khoảng|chừng|chưa đến|chưa đầy) )${SCALES}`,
    // A thousand and more pieces of fruit, by region.
    `${number} thiên(?= (?:trái|quả|dừa|cau|trứng|gạch|ngói)${WORD_END})`,
    `(?:(?<!tròn đến )hàng|hằng|vài|mấy|nhiều|dăm|những|cả)(?: ${SCALES})+`,
    `(?:(?:dăm ba|đôi ba|một hai|hai ba|ba bốn|năm sáu|năm bảy|sáu bảy|bảy tám|tám chín)(?= \\p{L})|bốn năm(?= ${SCALES}| mươi))(?: (?:mươi|${SCALES}))*`,
    `gấp (?:khoảng |gần |hơn |trên )?${number}(?:(?: ?[-–] ?| đến | tới | hoặc | hay )${number}(?: lần)?|, ${number} lần| lần)?${WORD_END}(?! (?:trăm|nghìn|triệu))`,
    `(?=\\d+,)${number} lần${WORD_END}(?! lượt)`,
    `(?:tăng|giảm|bằng|cao|thấp|lớn|nhiều|nhanh|chậm|mạnh|rẻ|đắt|lên|hơn|kém|vượt) (?:(?!gấp)[\\p{L}\\p{N}]+ ){0,2}?(?:khoảng |gần |hơn |trên )?(?:tới |đến )?${number}(?: ?[-–] ?${number})? lần${WORD_END}`,
  ],
};
