import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { parse } from 'yaml';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId } from '../tables/memoize.ts';
import type { Tables } from '../tables/tables.ts';
import { storyRules } from './components.ts';
import { resolveFigure } from './figures.ts';
import { parseStory } from './parse.ts';
import { START } from './problem.ts';

/** A part of a previewed story: a text, an element, or (with its id) a chart. */
export type StoryPart = string | { tag: string; parts: StoryPart[]; chart?: string };

/** The elements of Markdown's nodes; of others, what is in them is shown. Links lead nowhere. */
const TAGS: Partial<Record<MdastNode['type'], string>> = {
  ...{ heading: 'h4', paragraph: 'p', blockquote: 'blockquote', list: 'ul', listItem: 'li', code: 'pre' },
  ...{ strong: 'strong', emphasis: 'em', delete: 'del', link: 'u', inlineCode: 'code', thematicBreak: 'hr' },
  ...{ break: 'br', table: 'table', tableRow: 'tr', tableCell: 'td' },
};

/** A story with its figures resolved, nothing of it run; what names nothing is marked. [] if it cannot be parsed. */
export function previewStory(source: string, locale: Locale, tables: Tables): StoryPart[] {
  const { tree } = parseStory(source.replace(/^\uFEFF/, ''));
  const children = tree && 'children' in tree ? tree.children : [];
  const [first] = children;
  const { title, standfirst, report }: Record<string, unknown> =
    (first?.type === 'yaml' && parse(first.value)) || {};
  const opening = [
    { tag: 'h3', parts: [String(title)] },
    { tag: 'p', parts: [String(standfirst)] },
  ];
  return [...opening, ...children.map(partOf)];

  function partOf(node: MdastNode): StoryPart {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return componentPart(node);
    if (node.type === 'text') return node.value;
    const tag = TAGS[node.type] ?? 'span';
    if (node.type === 'inlineCode' || node.type === 'code') return { tag, parts: [node.value] };
    return { tag, parts: 'children' in node ? node.children.map(partOf) : [] };
  }

  function componentPart({ name, attributes, children }: MdxJsxFlowElement | MdxJsxTextElement): StoryPart {
    const find = (wanted: string) => attributes.find((one) => 'name' in one && one.name === wanted);
    const named = String(find(storyRules[name ?? '']?.attribute ?? '')?.value ?? '');
    const unknown = { tag: 'mark', parts: [`<${name} ${named}>`] };
    if (name === 'Chart') return { ...unknown, chart: named };
    if (name === 'Term') return { tag: 'u', parts: children.map(partOf) };
    if (name === 'Statement' || name === 'Statements') {
      const own = tables.statements.filter((one) => named === (name === 'Statement' ? one.id : one.report));
      const texts = own.map((one) => localized(one, 'text', locale));
      if (name === 'Statement') return texts[0] ?? unknown;
      return { tag: 'ul', parts: texts.map((text) => ({ tag: 'li', parts: [text] })) };
    }
    const { id } = tables.reports.find((one) => one.id === report) ?? {};
    const observation = resolveFigure(named, id, tables, START, () => {});
    const unit = byId(tables.units).get(byId(tables.measures).get(observation?.measure ?? '')?.unit ?? '');
    if (!observation || !unit) return unknown;
    if (name === 'Period') return formatPeriod(observation.period, locale);
    const options = { bare: Boolean(find('bare')), words: find('short') ? 'short' : 'long' } as const;
    return { tag: 'b', parts: [formatFigure(observation.figure, unit, locale, options)] };
  }
}
