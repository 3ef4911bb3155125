import { parseArgs } from 'node:util';
import { excerpt } from '../csv/problem.ts';
import { chartPage } from '../formats/site.ts';
import { t } from '../i18n/index.ts';
import { type Locale, locales, pagePath } from '../i18n/locales.ts';
import { id as idSchema } from '../tables/cells.ts';
import { columnsOf } from '../tables/rows.ts';
import {
  type Extended,
  explainBlanks,
  type KnownIds,
  type TemplateName,
  templates,
  withHint,
} from '../tables/templates.ts';
import { terminalLocale } from './print.ts';

/** What is to be started. */
export interface NewArguments {
  name: TemplateName;
  id: string;
  /** The cells that options fill in, by column. */
  cells: Record<string, string>;
}

/** The language to explain in: `--lang`, else that of the terminal (POSIX), else English; undefined when there is none such. */
export function explainingLocale(
  args: readonly string[],
  env: Record<string, string | undefined>,
): Locale | undefined {
  const asked = parse(args).tokens.find((token) => token.kind === 'option' && token.name === 'lang');
  if (asked?.kind === 'option') return locales.find((locale) => locale === asked.value);
  return terminalLocale(env);
}

/** The arguments of `npm run new`, or everything that is wrong with them: sentences for who wrote them. */
export function readNewArguments(args: readonly string[], locale: Locale): NewArguments | string[] {
  const { tokens } = parse(args);
  const [word, id, ...more] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const names = Object.keys(templates) as TemplateName[];
  const name = names.find((one) => one === word);
  if (word === undefined) return [t(locale, 'new.usage')];
  if (name === undefined) {
    const sentence = t(locale, 'new.unknownTemplate', { name: excerpt(word), all: names.join(', ') });
    return [withHint(locale, sentence, word, names)];
  }
  const wrong: string[] = [];
  if (id === undefined) wrong.push(t(locale, 'new.usage'));
  else if (!idSchema.safeParse(id).success) wrong.push(t(locale, 'new.badId', { id: excerpt(id) }));

  const columns = name === 'topic' ? [] : columnsOf(templates[name]).filter((column) => column !== 'id');
  const cells: Record<string, string> = {};
  let unknown = false;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const column = columnOf(token.name);
    if (![...columns, 'lang'].includes(column)) {
      unknown = true;
      const all = [...columns, 'lang'].join(', ');
      const sentence = t(locale, 'new.unknownOption', { option: excerpt(token.rawName), name, all });
      wrong.push(withHint(locale, sentence, column, [...columns, 'lang']));
    } else if (token.value === undefined) wrong.push(t(locale, 'new.noValue', { column }));
    else if (cells[column] !== undefined) wrong.push(t(locale, 'new.twice', { column }));
    else cells[column] = token.value.trim();
  }
  delete cells['lang'];
  // The word behind an option that there is none of is its value, not one too many.
  if (!unknown) wrong.push(...more.map((extra) => t(locale, 'new.extra', { word: excerpt(extra) })));
  return wrong.length > 0 || id === undefined ? wrong : { name, id, cells };
}

/** Options may be written with hyphens: `--title-en` is the column title_en. */
function columnOf(option: string): string {
  return option.replaceAll('-', '_');
}

/** Not strict, so that what is unknown can be told together, and with what was meant. */
function parse(args: readonly string[]) {
  const columns = Object.values(templates).flatMap(columnsOf);
  const names = [...columns, ...columns.map((column) => column.replaceAll('_', '-')), 'lang'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
}

/** What was started. */
export interface Started {
  name: TemplateName;
  id: string;
  /** The file that has it now, as shown to people. */
  file: string;
  /** The new row; none in a file of observations. */
  row: Pick<Extended, 'line' | 'reformatted'> | undefined;
  /** What stands in the new row already. */
  cells: Record<string, string>;
  /** What may stand in the others. */
  ids: KnownIds;
  /** Where a report's text belongs, as shown to people, and whether it is there. */
  text: { file: string; present: boolean };
}

/** Where `npm run dev` serves the site. */
const HERE = 'http://localhost:4321';

/** What a person at a terminal has to know of a new row: what stands in it, what each blank column wants, what comes next. */
export function explainNew(locale: Locale, started: Started): string {
  const { name, id, file, row, cells, ids } = started;
  const help = explainBlanks(locale, templates[name], cells, ids);
  const columns = columnsOf(templates[name]);
  const width = Math.max(...columns.map((column) => column.length));
  const filled = columns.flatMap((column) =>
    cells[column] ? `  ${column.padEnd(width)}  ${cells[column]}` : [],
  );
  const blanks = (required: boolean) =>
    help
      .filter((one) => one.required === required)
      .map((one) => `  ${one.column.padEnd(width)}  ${one.text}`);
  const wanted = name === 'topic' ? 'new.columns' : 'new.required';
  return [
    row ? t(locale, 'new.row', { file, line: row.line, id }) : t(locale, 'new.file', { file }),
    ...(row?.reformatted ? [t(locale, 'new.reformatted')] : []),
    ...section(t(locale, 'new.filled'), filled),
    ...section(t(locale, wanted), blanks(true)),
    ...section(t(locale, 'new.optional'), blanks(false)),
    ...section(
      t(locale, 'new.next'),
      nextSteps(locale, started).map((step) => `  ${step}`),
    ),
  ].join('\n');
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function nextSteps(locale: Locale, { name, id, file, text }: Started): string[] {
  const at = (page: string) => HERE + pagePath(page, locale, '/');
  const steps = {
    chart: () => [t(locale, 'new.next.chart', { url: at(chartPage(id)) })],
    report: () => [
      t(locale, text.present ? 'new.next.extract' : 'new.next.text', { file: text.file }),
      t(locale, 'new.next.topic'),
    ],
    topic: () => [],
  };
  return [
    t(locale, name === 'topic' ? 'new.next.rows' : 'new.next.fill', { file }),
    ...steps[name](),
    t(locale, 'new.next.check'),
    t(locale, 'new.next.guide', { page: pagePath('guide/', locale, '/'), url: at('guide/') }),
  ];
}
