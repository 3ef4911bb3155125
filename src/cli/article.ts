/**
 * `npm run check:article -- FILE`: compares the numbers of an article, or the figures that a picture of a chart carries, with the
 * site at NGUON_SITE. `--format json` for programs, `--lang vi`. Exits with 1 when a number is wrong, with 2 when called wrongly.
 */
import { readFile } from 'node:fs/promises';
import { checkDraft, readPicture } from '../article/check.ts';
import { articleData } from '../article/facts.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { unfitText } from '../evidence/language.ts';
import { rowMaker } from '../formats/row.ts';
import { siteAt } from '../formats/site.ts';
import { t } from '../i18n/index.ts';
import { problemText } from '../i18n/problems.ts';
import { readCall, stop, terminalLocale } from './print.ts';
import { soundTables } from './project.ts';

const usage = t(terminalLocale(), 'article.call');
const { word: file = stop(2, usage), format, locale } = readCall(['people', 'json'], usage);
const bytes = await readFile(file).catch(() => stop(2, t(locale, 'article.unreadable', { file })));
const text = new TextDecoder().decode(bytes);
const isPicture = readPicture(bytes) !== undefined || /\.(?:png|svg)$/i.test(file);
const unfit = unfitText(text);
if (unfit && !isPicture) stop(2, `${file}: ${problemText({ key: unfit, params: {} }, locale).message}`);

const tables = await soundTables(foldersFromEnvironment());
const { NGUON_SITE, NGUON_BASE } = process.env;
const site = siteAt(NGUON_SITE || 'http://localhost:4321', NGUON_BASE || '/', tables.site);
const data = articleData({ tables, row: rowMaker(tables, locale) }, locale, site);
const { said, language, findings } = checkDraft(isPicture ? bytes : text, data);
if (!language) stop(2, `${file}: ${said}`);
for (const line of [...data.facts.flatMap(({ lines }) => lines), ...data.changes])
  if (line.url) line.url = new URL(line.url, site.root).href;

if (format === 'json') console.log(JSON.stringify({ language, numbers: findings }, null, 2));
else {
  console.log(`${file}: ${said}`);
  for (const finding of findings) {
    const { phrase, verdict, why, couldRead, facts } = finding;
    if (verdict === 'none') continue;
    const place = finding.line ? `:${finding.line}:${finding.column}` : '';
    console.log(`\n${file}${place} “${phrase}”: ${why}`);
    for (const { text, url } of facts.flatMap(({ lines }) => lines))
      console.log(`  ${[text, url].filter(Boolean).join(' ')}`);
    if (couldRead) console.log(`  ${data.texts.could.replace('{phrase}', couldRead)}`);
  }
}
process.exitCode = findings.some(({ verdict }) => /contradicted|superseded/.test(verdict)) ? 1 : 0;
