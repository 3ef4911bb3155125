/**
 * `npm run check:article -- FILE`: compares every number of an article, plain text in English or Vietnamese, with the data.
 * `--format json` for programs, `--lang vi` for the language of what is printed. Exits with 1 when a number contradicts the
 * data or was corrected since, with 2 when called wrongly.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkArticle, summaryOf } from '../article/check.ts';
import { articleData } from '../article/facts.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { findLanguage, unfitText } from '../evidence/language.ts';
import { rowMaker } from '../formats/row.ts';
import { siteAt } from '../formats/site.ts';
import { chartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import { problemText } from '../i18n/problems.ts';
import { formatOf, fromArguments, localeOf, stop } from './print.ts';
import { soundTables } from './project.ts';

const { file, format, locale } = fromArguments(() => {
  const options = { format: { type: 'string', default: 'people' }, lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const locale = localeOf(values.lang);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(t(locale, 'article.call'));
  return { file, locale, format: formatOf(values.format, ['people', 'json'], locale) };
});
const bytes = await readFile(file).catch(() => stop(2, t(locale, 'article.unreadable', { file })));
const text = new TextDecoder().decode(bytes);
const unfit = unfitText(text);
if (unfit) stop(2, `${file}: ${problemText({ key: unfit, params: {} }, locale).message}`);

const tables = await soundTables(foldersFromEnvironment());
const language = tables.site.locales.find((one) => one === findLanguage(text));
const charts = tables.charts.map((chart) => chartView(chart, tables, locale));
const { NGUON_SITE, NGUON_BASE } = process.env;
const site = siteAt(NGUON_SITE || 'http://localhost:4321', NGUON_BASE || '/', tables.site);
const data = articleData({ tables, charts, row: rowMaker(tables, locale) }, locale, site);
if (!language) stop(2, `${file}: ${data.texts.language}`);
const findings = checkArticle(text, data, language);
for (const line of data.facts.flatMap(({ lines }) => lines))
  if (line.url) line.url = new URL(line.url, site.root).href;

if (format === 'json') console.log(JSON.stringify({ language, numbers: findings }, null, 2));
else {
  console.log(`${file}: ${summaryOf(findings, data)}`);
  for (const { line, column, phrase, verdict, why, couldRead, facts } of findings) {
    if (verdict === 'none') continue;
    console.log(`\n${file}:${line}:${column} “${phrase}”: ${why}`);
    for (const { text, url } of facts.flatMap(({ lines }) => lines))
      console.log(`  ${[text, url].filter(Boolean).join(' ')}`);
    if (couldRead) console.log(`  ${data.texts.could.replace('{phrase}', couldRead)}`);
  }
}
process.exitCode = findings.some(({ verdict }) => /contradicted|superseded/.test(verdict)) ? 1 : 0;
