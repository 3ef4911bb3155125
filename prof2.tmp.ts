import { figureOf, readPhrase } from '/work/wt-reading/src/figures/phrase.ts';
for (const [l,p] of [['en','between 0.1 and 0.2'],['en','between 0.1 and 0.3'],['en','from 0.1 to 0.2'],['vi','giữa 1 và 2 triệu']] as const) console.log(p, JSON.stringify(readPhrase(p,l)), JSON.stringify(figureOf(readPhrase(p,l)!)));
