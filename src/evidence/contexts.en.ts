import { WORD_END } from '../figures/grammar.ts';
import { numberWordPatterns } from '../figures/number-words.ts';
import {
  type Contexts,
  exactly,
  type Pattern,
  shared,
  sharedUnreadable,
  yearPattern,
} from './contexts.shared.ts';

// Any number words in a row: the exact pattern, which stands here a dozen times, would take long to compile.
const words = [...new Set(numberWordPatterns.en.match(/[a-z]{3,}(?=[|)])/g))]
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const number = `(?:(?:${words})(?:(?: and |[- ])(?:hundred|${words}))*|\\d+(?:[.,]\\d+)*)`;
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth';
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const NTH = `(?:${ordinals.slice('first|second|'.length)}|\\p{L}+ieth|(?:hundred|thousand)th)`;
// "One twentieth of", "one-hundredth the width"; and not "the one hundredth visitor".
const FRACTION =
  '(?:one|two|three|five|seven)[- ](?:eleventh|twelfth|\\p{L}+teenth|\\p{L}+ieth|(?:ten-|hundred-)?(?:hundred|thousand|million|billion)th)s?(?= (?:of|as|the|that|its) |[.,;])';
const SCALES =
  '(?:(?<!the )|(?=\\p{L}+ of))(?:dozens|scores(?= (?:of|more))|tens(?= of)|hundreds|thousands|millions|billions|trillions)';

const notDuration = `${WORD_END}(?! ?[%.,]?\\d| (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|cities|countries|states|million|billion))`;

const measure =
  '(?:an?|the|one) (?:million|billion|second|minute|hour|day|week|month|year|decade|century|inch|foot|metre|mile|kilometre|pint|litre|gallon|kilo|tonne|point|cent|penny|dollar|pound|euro|yen|per ?cent|percentage)';

const EXTREMES =
  'remaining|other|poorest|richest|wealthiest|top|bottom|lowest|highest|oldest|youngest|best-paid|worst-paid';

const UNITS =
  '(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|stones?|pounds?|lbs?|ounces?|oz|miles?|yards?|feet|foot|ft|inch(?:es)?|(?<=\\d)in)';
const IN_FEW = 'in (?:two|three|four|five|six|seven|eight|nine|ten|twenty|\\d{1,2}|100)';

/** What makes a number none by itself: "two years and six months", "two courts in five have shut", "one for every ten". */
const behindNumber = [
  ` ?${UNITS}(?:,|,? and)? ${number} ?${UNITS}${WORD_END}`,
  ` (?!in )\\p{L}+(?:['’]s?)?(?: (?!in )\\p{L}+)? (?:(?:in|out of) every ${number}${WORD_END}|${IN_FEW}(?=[.,;:)](?!\\d)| (?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|now|said|says?|\\p{L}+ed)${WORD_END}|$))`,
  ` \\p{L}+ (?:for|to) every ${number}${WORD_END}(?![.,]?\\d| ?%)`,
  ` or ${number}${WORD_END}(?= (?!more|less|fewer|over|under|above|below))`,
];

function contexts(): Pattern[] {
  const month =
    '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
  const day = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
  const end = '(?![\\p{L}\\p{N}]|[.,]\\d)';
  const toYear = `${end}(?:,? (?:19|20)\\d{2}${end})?`;
  // "Ward 7", "week 6", "pages 114 to 131"; but "in each class 30 pupils", "in recent years 40 people".
  const named =
    'Article|Clause|Section|Chapter|Paragraph|Annex|Page|Phase|Part|Level|Group|Class|Figure|Table|Decree|Circular|Resolution|Directive|Version|Round|Volume|Vol\\.|Issue|Ward|Room|Band|Week|Year|Grade|Route|Terminal|Platform|Stand|Gate|Channel|Court|Courtroom|Tram|Unit|Block|Floor|Lane|Junction|Exit|Order|Rule|Regulation|Schedule|Appendix|Item|Question|Step|Stage|Type|Category|Tier|Zone|District|Division|Number|No\\.?|Lot|Pier|Bay|Berth|Line|Bus|Highway|Runway|Act|Season|Series|Episode|Quarter|Day|Scope';
  const count = '\\d+(?:\\.\\d+)*(?:\\(\\d+\\))?';
  const afterName = '(?![\\p{L}\\p{N}]|[.,]\\d|\\/[\\p{L}\\d])';
  const notAFigure = '(?!\\s*(?:%|percent|per cent|thousand|million|billion|trillion|VND|USD|dong\\b))';
  const year = '(?:19|20)\\d{2}';
  return [
    `(?:Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half)|first ${number} months)(?:,? (?:of )?|/)${year}${end}`,
    `(?:(?:fiscal|financial) (?:year )?|FY ?)${year}(?:[/–-]\\d{2,4})?${end}`,
    `${year}(?:[/–-]\\d{2,4})? (?:fiscal|financial) year${WORD_END}`,
    ...shared(),
    exactly(`(?:${month} ${day}|(?:${day}(?: to | and | ?[-–] ?))?${day}(?: of)? ${month})${toYear}`),
    exactly(`${month},? (?:19|20)\\d{2}${end}`),
    /[0-2]\d[0-5]\d(?= ?(?:GMT|UTC|BST|CET|E[SD]T|ICT)(?!\p{L}))/uy,
    /(?:\d{1,2})(?:[.:]\d{2})? ?(?:a\.m\.|p\.m\.|am|pm)(?![\p{L}\p{N}])/iuy,
    yearPattern(
      end,
      `${notAFigure}(?! (?:euros?|dollars?|pounds?|yen|yuan)\\b)(?!(?<=\\b(?:[Aa]bout|[Oo]ver|[Nn]early|[Aa]lmost|[Ss]ome|[Aa]round|than|least|[Uu]p to|[Tt]here (?:were|are)) (?:19|20)\\d{2}) (?!to|and|or|the|onwards?|when|until|as|in)\\p{Ll})`,
    ),
    /ca?\. ?(?:1\d|20)\d{2}(?![\p{N}]|[.,]\d)/uy,
    /\d+(?:,\d{3})*(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy,
    `(?<!\\b(?:${EXTREMES}) )(?:(?:${tens.join('|')})-)?(?:${ordinals})${WORD_END}`,
    `(?!${FRACTION})(?:${number}[- ])?(?:${[...tens.map((ten) => `${ten.slice(0, -1)}ie`), 'hundred', 'thousand', 'million', 'billion'].join('|')})th${WORD_END}`,
    `(?:${named})s ${count}(?:(?:, | and | or | to |, and |[-–])${count})+${afterName}${notAFigure}`,
    exactly(`(?:${named})s? ${count}${afterName}${notAFigure}`),
    exactly(
      `(?<!\\b(?:[Tt](?:his|hat|he)|[Ee](?:ach|very)|[Pp]er|[Aa]n?|[Oo]ne|[Ll]ast|[Nn](?:ext|o)|same|whole|[Aa]ny|first|final) )(?:${named.toLowerCase().replace('no\\.?', 'no\\.')}) ${count}${afterName}${notAFigure}`,
    ),
    // Telephone numbers behind words that say so.
    /(?=[\d+])(?<=\b(?:call|dial|ring|phone|telephone|tel|text|fax|hotline|helpline)(?: is|:|,| on| at)? )\+?\d[\d ().-]*\d(?![\p{L}\p{N}%]| ?\d|[.,]\d| (?!for|or|if|to|and|quoting|before|after|on|with|from|in|now|between|at|around|any)\p{Ll})/iuy,
    /(?:999|911|112)(?= (?:calls?|callers?|operators?|dispatch\w*)\b)|(?<=\b(?:[Tt]he|[Aa]) )(?:999|911|112)(?= (?:cent(?:re|er)|line|system)\b)/uy,
    // Ages, denominators, scores, addresses, decades of life.
    `(?:${number}-?(?:, | ?(?:to|and|or|[-–]) ?))*(?:\\d+|\\p{L}+)-year-olds?(?!\\p{L})`,
    /\d{1,2}(?:-to-|[-–])\d{1,2}(?:s(?!\p{L})|-year-olds?|(?=[- ](?:age|year-old)))/iuy,
    `(?<=\\b(?:aged?|ages|(?<!average |mean |median )age of) )(?:(?:over|under|between|from|at least|about) )?${number}(?:(?:, ?\\d{1,3})*(?: to |,? (?:and|or) |[-–])(?:${number}|over|older|under|above|younger))?(?![\\p{N}%])`,
    `(?<=\\b(?:adults?|child(?:ren)?|pupils?|people|those|men|women|patients?|boys?|girls?|anyone|everyone|youngsters?|players?|residents?|infants?|babies|workers?|voters?|drivers?) )(?:over|under|above|below) (?:\\d{1,2}|(?!\\d|\\p{L}+ hundred)${number})(?![\\p{N}%.,]\\d|\\p{N}| ?%| (?:per|thousand|million)${WORD_END})`,
    `(?:under|over|below|above) ${number} (?:days|weeks|months) (?:old|of age)${WORD_END}`,
    /(?<=\b(?:man|woman|boy|girl|lady|pensioner|child|youth|teenager|infant|baby) of )\d{1,3}(?= (?:and|who|was|were|has|had|from)\b|[,.;]|$)/uy,
    `(?<=\\b(?:youngest|oldest|eldest|(?:who|s?he|they) (?:is|was|are|were)) )${number} (?:days|weeks|months|years) old${WORD_END}`,
    /(?<=\()\d{1,2} ?[-–] ?\d{1,2}(?= years?\))/uy,
    /(?=\d)(?<=, )\d{2}(?=, (?!\d))(?<=\p{Lu}\p{L}+, \d{2})/uy,
    /(?=\d)(?<=\b(?:per|every|for each|base of|index of|equals) )1(?:,000,000|00[,.]0{3}|0[,.]0{3}|[,.]0{3}|00|0)?(?![.,]?\d)(?= ?[\p{L},.;)]|$)(?! (?:cent|per cent|million|billion))/uy,
    // "One euro bought 1.09 dollars".
    `(?:one|1) (?:\\p{L}+ )?(?:dollar|euro|pound|franc|yen|yuan|rupee|peso|krona|krone|rand|real|rouble|lira|ringgit|baht|won)(?= (?:is |was |now |will |then )*(?:b[ou]ys?|bought|fetch(?:es|ed)|worth|got|gets|cost|costs|equals|equalled|trad(?:es|ed|ing) (?:at|for)|changed hands)${WORD_END}| ?=)`,
    `(?:five|ten|twenty(?:-five)?|quarter|half) past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)${WORD_END}`,
    // "The three months to September".
    `(?<=\\bthe )${number}(?= (?:days|weeks|months|quarters|years) (?:to|ended|ending|through|until)${WORD_END})`,
    `${number}(?= (?:days|weeks|months|quarters|years) (?:ago|before|earlier|previously|later)${WORD_END})`,
    `(?<=\\b(?:first|(?<!(?:would|will|to|can|could|may|might|should|must) )last|past|previous|preceding|latest|final|next|coming) )${number}(?= (?:hours|days|weeks|months|quarters|years)${WORD_END})`,
    // "A 10-year bond", "a five-star hotel".
    /(?:\d+|\p{L}+)-(?:year|month|week|star|way|time|party)(?!\p{L}|-(?:old|high|low))/iuy,
  ];
}

export const english: Contexts = {
  contexts,
  parts: () => [
    /[1-9]\/(?:[2-9]|10)(?![\p{L}\p{N}/])/uy,
    `(?:one|two|three|four|five|six|seven|eight|nine)[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)${WORD_END}(?! of ${measure})`,
    // "A third of", and not "a third party" or "a quarter ago".
    `(?!(?<=(?<!third|quarter|fifth) and )a half)an? (?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:of|or|less|more|fewer|below|above|short|down|off|lower|higher|smaller|larger|bigger|cheaper|dearer|faster|slower|longer|shorter|since|in|by|to|from|on|over|between|after|at|this|last|against|compared|than|versus|while|but|as|now|are|were|have|and an?|(?<=\\bby an? \\p{L}+ )and)${WORD_END}|[.,;:)]| \\(|$)(?! of ${measure})`,
    `(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:(?:in|out of)(?: every)?|of every) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|[2-9]|10|20|50|100|1,000)${notDuration}`,
    `(?:(?:one|1) (?:in|out of)|${number} (?:in|out of|of) every) \\d{1,3}(?:,\\d{3})*${notDuration}`,
    /(?<!(?:first|second|last|latter|other|next|previous|each) )half(?= (?:of|what|the|its|their|his|her|our|all|those|these|as|is|are|was|were|have|had|or (?:more|less|so))(?!\p{L}))(?! as \p{L}+ again| (?:of )?(?:the )?(?:year|month|day|time|way|battle|season|match|game|(?:19|20)\d{2}))/iuy,
    `(?<=(?:than|nearly|almost|about|around|over|under|below|above|exceed\\p{L}*|from|to|at|least|most|exactly|barely|by|in|roughly|only|just|another|other) )half(?!-|\\p{L}| as \\p{L}+ again| (?:an?|past|again|the (?:year|time)|year|time|hour|way|term)(?!\\p{L}))`,
    `(?:twice|double|(?:${number}(?: and a half)?)[- ]times)(?= (?:as|the|that|what|its|their|his|her|this|those|(?:last )?\\p{L}+[’']s)${WORD_END})`,
    `(?:doubled|doubling|tripled|tripling|trebled|trebling|quadrupled|quadrupling|halved|halving|(?:two|three|four|five|six|seven|eight|nine|ten|\\d+)-?fold)${WORD_END}(?!-| down${WORD_END})`,
  ],
  unreadable: () => [
    ...sharedUnreadable,
    FRACTION,
    // "The poorest tenth".
    `(?<=\\b(?:${EXTREMES}) )(?:half|third|quarter|fifth|tenth)${WORD_END}`,
    // "Of which a third went to Germany".
    `(?<=(?:\\b(?:of which|of whom|[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Rr]oughly|to|than|[Oo]ver|[Uu]nder|and|but)|,) )an? (?:third|quarter|fifth|sixth|eighth|tenth)(?= (?!(?:party|person|time|day|year|month|ago|century|world|of|hour)\\b)\\p{Ll})`,
    `(?<=\\b(?:of which|with|against|versus|and|or|like|vs) )half(?! (?:an?|past|again|time|year|term|hour|way|hearted)${WORD_END}|-)(?= \\p{L}|[.,;:)])`,
    `(?:million|billion|trillion)-(?:dollar|pound|euro|yen|rupee|peso|rand|franc)${WORD_END}`,
    `not (?:a single|one)(?= \\p{L})`,
    `(?:nil|(?<!\\b(?:net|absolute|sub|below|above|ground|patient|near)[- ])zero)${WORD_END}(?![- ](?:tolerance|carbon|emissions?|hours?|waste|sum|rated|coupon|base|day|gravity|knowledge|trust))`,
    `${number}[- ]and[- ]a[- ](?:half|quarter|third)(?:[- ](?:times|fold))?${WORD_END}(?![- ](?:\\p{L}{1,4}illion|hundred|thousand))`,
    // "Half came from Asia".
    `(?<=(?:^|[;:,.] |\\b(?:and|but|while) ))half(?= (?!an?|past|again|time|year|way|term|day|hour|hearted|brother|sister)\\p{Ll})`,
    `(?:${number}|an(?= hour))(?:${behindNumber.join('|')})`,
    // "Only a third said so", or a third person.
    `an? (?:third|quarter|fifth|sixth|tenth)(?= (?:is|was|has|had|will|would|can|could|do|does|did|say|said|comes?|came|goes?|\\p{L}+ed)${WORD_END})`,
    `(?:an?|one|two|three|four|five|six|seven|eight|nine)[- ](?:half|quarters?|thirds?|\\p{L}+[nxhf]ths?) of (?!(?:an?|one) (?:million|billion))${measure}${WORD_END}`,
    `(?:(?:an? |two |three )?(?:quarter|half|full|whole)[- ](?:percentage[- ])?points?|an? (?:full |whole )?percentage point|an? ${NTH} of|every ${NTH}|\\p{L}+ (?:hundred|thousand)ths)${WORD_END}`,
    `half (?:that|this|(?:of )?those|an? (?!hundred|thousand|million|billion|trillion)(?:percentage )?\\p{L}+|(?:empty|full|built|sold|done|\\p{L}{3,}ed)|as \\p{L}+ again|again as \\p{L}+)${WORD_END}`,
    /\d+(?:\/\d+|\.\d+ out of \d+)(?![\p{L}\p{N}/])/uy,
    /(?<=\b(?:the|an)(?:other)? )(?:(?:other|remaining|last|first|next) )?dozen(?!\p{L})/iuy,
    `(?:half )?a (?:dozen|(?<=half a )hundred|hundred and ${number})${WORD_END}`,
    // "At least a year", and not "fewer than a year ago".
    `(?<=\\b(?:over|under|than|least|up to|exceed\\p{L}*) )(?!the|one|an? (?:million|billion|second))${measure}${WORD_END}(?! (?:ago|earlier|before|previously|prior)${WORD_END}|-)`,
    `(?:one|1)(?: \\p{L}+){0,2} in (?!(?:19|20)\\d\\d(?!,))(?:\\d[\\d,]*|(?:a |one |two |five )?(?:hundred|thousand|million)|(?!two|one)${number})${notDuration}`,
    `(?:(?:a|an|a few|several|many|some|a couple of|couple of|few|tens of|hundreds of|thousands of) )?${SCALES}(?: of (?:thousands|millions|billions|trillions))*${WORD_END}`,
    `(?:a few|several|many|a couple of|couple of|few) (?:dozen|hundred|thousand|million|billion|trillion)${WORD_END}`,
    `(?:(?:doubles|triples|trebles|quadruples|halves)(?= (?:to|from|its|their|the|in|since|on) )|twice|thrice|double|triple|treble|quadruple|halve|(?:hundred|many|several)-?fold)${WORD_END}(?!-| (?:bed|room|glaz|deck|digit|check|agent|standard))`,
    `(?:${number}(?: to | or | ?[-–] ?))?${number}(?: and a half)?[- ](?:times|fold)${WORD_END}`,
    `(?:for|(?:out )?of) every \\S+ \\p{L}+(?: \\p{L}+){0,3},? ${number}${WORD_END}(?![.,]?\\d| ?%)`,
    `an? \\p{L}+ and an? (?:half|quarter|third)${WORD_END}`,
  ],
};
