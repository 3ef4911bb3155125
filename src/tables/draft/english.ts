import { anyEnd, anyStart, type Grammar } from './grammar.ts';

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
