import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate';
import { type EmbedChoice, firstChoice, themes } from '../../src/embed/choice.ts';
import { type SnippetInput, type SnippetName, snippets } from '../../src/embed/snippets.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { sample, site, viewOf } from '../formats/support.ts';

export const names = Object.keys(snippets) as SnippetName[];
export const frozen = '2025-01-31-0123456789ab';
/** Every choice that changes a snippet. */
export const everyChoice: Partial<EmbedChoice>[] = themes.flatMap((theme) =>
  ([false, 'title', 'source', true] as const).flatMap((plain) => [
    { theme, plain },
    { theme, plain, width: 320, highlight: 'alpha', frozen },
  ]),
);

/** What a snippet of a chart is made from. */
export function inputOf(
  id: string,
  locale: Locale,
  choice: Partial<EmbedChoice> = {},
  tables: Tables = sample,
): SnippetInput {
  const view = viewOf(id, locale, tables);
  return { view, site, choice: { ...firstChoice, ...choice } };
}

const config = await new StaticConfigLoader({ extends: ['html-validate:recommended'] }).getConfigFor(
  'x.html',
);

/** HTML as a tree. References such as `&lt;` stay as they are. */
export function parse(html: string): HtmlElement {
  return new Parser(config).parseHtml(html);
}

/** Every element in its order, however deep. */
export function elementsOf(html: string): HtmlElement[] {
  const below = (element: HtmlElement): HtmlElement[] => [element, ...element.childElements.flatMap(below)];
  return parse(html).childElements.flatMap(below);
}

/** The only element of a name; it must be there once. */
export function only(html: string, name: string): HtmlElement {
  const [found, ...more] = elementsOf(html).filter(({ tagName }) => tagName === name);
  if (!found || more.length > 0) throw new Error(`There is not one ${name} in ${html}`);
  return found;
}

/** An element's attributes by name; one without a value is "". An attribute that is there twice fails. */
export function attributesOf(element: HtmlElement): Record<string, string> {
  const all = element.attributes.map(({ key, value }) => [key, String(value ?? '')] as const);
  const values = Object.fromEntries(all);
  if (Object.keys(values).length < all.length)
    throw new Error(`<${element.tagName}> has an attribute twice.`);
  return values;
}

/** Which elements there are, with which attributes. */
export function skeleton(html: string): string[] {
  return elementsOf(html).map((element) =>
    [element.tagName, ...Object.keys(attributesOf(element))].join(' '),
  );
}
