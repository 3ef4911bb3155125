import { parseArgs } from 'node:util';
import { excerpt } from '../csv/problem.ts';
import { t } from '../i18n/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { id as idSchema } from '../tables/cells.ts';
import { columnsOf, type TemplateName, templates, withHint } from '../tables/templates.ts';
import { terminalLocale } from './language.ts';

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
