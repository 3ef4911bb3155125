import { parseArgs } from 'node:util';
import { excerpt } from '../csv/problem.ts';
import { chartPage } from '../formats/site.ts';
import { t } from '../i18n/index.ts';
import { type Locale, pagePath } from '../i18n/locales.ts';
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

/** What is to be started. */
export interface NewArguments {
  name: TemplateName;
  id: string;
  /** The cells that options fill in, by column. */
  cells: Record<string, string>;
}

/** The language that the arguments ask for. */
export function langIn(args: readonly string[]): string | undefined {
  return optionsIn(args).find(({ column }) => column === 'lang')?.value;
}

/** The arguments of `npm run new`, or everything that is wrong with them: sentences for who wrote them. */
export function readNewArguments(args: readonly string[], locale: Locale): NewArguments | string[] {
  const [word, id, ...more] = parse(args).positionals;
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
  const known = [...columns, 'lang'];
  const all = known.join(', ');
  const options = optionsIn(args);
  const cells: Record<string, string> = {};
  for (const { column, option, value } of options)
    if (!known.includes(column)) {
      const sentence = t(locale, 'new.unknownOption', { option: excerpt(option), name, all });
      wrong.push(withHint(locale, sentence, column, known));
    } else if (value === undefined) wrong.push(t(locale, 'new.noValue', { column }));
    else if (cells[column] !== undefined) wrong.push(t(locale, 'new.twice', { column }));
    else cells[column] = value.trim();
  delete cells['lang'];
  // The word behind an option that there is none of is its value, not one too many.
  if (options.every(({ column }) => known.includes(column)))
    wrong.push(...more.map((extra) => t(locale, 'new.extra', { word: excerpt(extra) })));
  return wrong.length > 0 || id === undefined ? wrong : { name, id, cells };
}

/** The options in their order, repeated ones too. They may be written with hyphens: `--title-en` is the column title_en. */
function optionsIn(args: readonly string[]): { column: string; option: string; value: string | undefined }[] {
  return parse(args).tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    return [{ column: token.name.replaceAll('-', '_'), option: token.rawName, value: token.value }];
  });
}

/** Not strict, so that what is unknown can be told together, and with what was meant. */
function parse(args: readonly string[]) {
  const columns = Object.values(templates).flatMap(columnsOf);
  const names = [...columns, ...columns.map((column) => column.replaceAll('_', '-')), 'lang'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
}

/** What was started. */
interface Started extends NewArguments {
  /** The file that has it now, as shown to people. */
  file: string;
  /** The new row; none in a file of observations. */
  row: Pick<Extended, 'line' | 'reformatted'> | undefined;
  /** What may stand in the blank cells. */
  ids: KnownIds;
  /** Where a report's text belongs, as shown to people, and whether it is there. */
  text: { file: string; present: boolean };
}

/** Where `npm run dev` serves the site. */
const HERE = 'http://localhost:4321';

/** What a person at a terminal has to know of a new row: what stands in it, what each blank column wants, what comes next. */
export function explainNew(locale: Locale, started: Started): string {
  const { name, id, file, row, cells, ids } = started;
  const columns = columnsOf(templates[name]);
  const width = Math.max(...columns.map((column) => column.length));
  const line = (column: string, text: string) => `${column.padEnd(width)}  ${text}`;
  const help = explainBlanks(locale, templates[name], cells, ids);
  const blanks = (required: boolean) =>
    help.filter((one) => one.required === required).map(({ column, text }) => line(column, text));
  const filled = columns.flatMap((column) => (cells[column] ? line(column, cells[column]) : []));
  const sections: [title: string, lines: string[]][] = [
    [t(locale, 'new.filled'), filled],
    [t(locale, name === 'topic' ? 'new.columns' : 'new.required'), blanks(true)],
    [t(locale, 'new.optional'), blanks(false)],
    [t(locale, 'new.next'), nextSteps(locale, started)],
  ];
  return [
    row ? t(locale, 'new.row', { file, line: row.line, id }) : t(locale, 'new.file', { file }),
    ...(row?.reformatted ? [t(locale, 'new.reformatted')] : []),
    ...sections.flatMap(([title, lines]) =>
      lines.length > 0 ? ['', title, ...lines.map((one) => `  ${one}`)] : [],
    ),
  ].join('\n');
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
