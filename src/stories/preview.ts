import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { parse } from 'yaml';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId } from '../tables/memoize.ts';
import type { Tables } from '../tables/tables.ts';
import { resolveFigure, storyRules } from './figures.ts';
import { parseStory } from './parse.ts';

/** The elements of Markdown's nodes; of others, what is in them is shown. Links lead nowhere. */
const TAGS: Partial<Record<MdastNode['type'], string>> = {
  ...{ heading: 'h4', paragraph: 'p', blockquote: 'blockquote', list: 'ul', listItem: 'li', code: 'pre' },
  ...{ strong: 'strong', emphasis: 'em', delete: 'del', link: 'u', inlineCode: 'code', thematicBreak: 'hr' },
  ...{ break: 'br', table: 'table', tableRow: 'tr', tableCell: 'td' },
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const element = (tag: string, inner: string) => `<${tag}>${inner}</${tag}>`;

/** A story as HTML, nothing of it run; `chartHtml` gives a chart. What names nothing is marked. Blank if it cannot be parsed. */
export function previewStory(
  source: string,
  locale: Locale,
  tables: Tables,
  chartHtml: (id: string) => string | undefined,
): string {
  const { tree } = parseStory(source.replace(/^\uFEFF/, ''));
  const children = tree && 'children' in tree ? tree.children : [];
  const [first] = children;
  const { title, standfirst, report }: Record<string, unknown> =
    (first?.type === 'yaml' && parse(first.value)) || {};
  const opening = element('h3', escaped(String(title))) + element('p', escaped(String(standfirst)));
  return opening + children.map(htmlOf).join('');

  function htmlOf(node: MdastNode): string {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return componentHtml(node);
    if (node.type === 'text') return escaped(node.value);
    const tag = TAGS[node.type] ?? 'span';
    if (node.type === 'inlineCode' || node.type === 'code') return element(tag, escaped(node.value));
    if (node.type === 'break' || node.type === 'thematicBreak') return `<${tag}>`;
    return element(tag, 'children' in node ? node.children.map(htmlOf).join('') : '');
  }

  function componentHtml({ name, attributes, children }: MdxJsxFlowElement | MdxJsxTextElement): string {
    const find = (wanted: string) => attributes.find((one) => 'name' in one && one.name === wanted);
    const named = String(find(storyRules[name ?? '']?.attribute ?? '')?.value ?? '');
    const unknown = element('mark', escaped(`<${name} ${named}>`));
    if (name === 'Chart') return chartHtml(named) ?? unknown;
    if (name === 'Term' || name === 'Statement') return element('u', children.map(htmlOf).join(''));
    if (name === 'Statements') {
      const own = tables.statements.filter((one) => one.report === named);
      return element('ul', own.map((one) => element('li', escaped(localized(one, 'text', locale)))).join(''));
    }
    const { id } = tables.reports.find((one) => one.id === report) ?? {};
    const observation = resolveFigure(named, id, tables, () => undefined);
    const unit = byId(tables.units).get(byId(tables.measures).get(observation?.measure ?? '')?.unit ?? '');
    if (!observation || !unit) return unknown;
    if (name === 'Period') return escaped(formatPeriod(observation.period, locale));
    const options = { bare: Boolean(find('bare')), words: 'long' } as const;
    return element('b', escaped(formatFigure(observation.figure, unit, locale, options)));
  }
}
