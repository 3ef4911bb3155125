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

/** A part of a story as it is previewed: a text, or what is in a node of Markdown. `Chart` names its chart in `id`. */
export type StoryPart = string | { type: string; parts: StoryPart[]; id?: string };

/** A story with its figures resolved; nothing in it is run. What names nothing is of the type `unknown`. [] if it cannot be parsed. */
export function previewStory(source: string, locale: Locale, tables: Tables): StoryPart[] {
  const { tree } = parseStory(source.replace(/^\uFEFF/, ''));
  const children = tree && 'children' in tree ? tree.children : [];
  const [first] = children;
  const head: Record<string, unknown> = first?.type === 'yaml' ? (parse(first.value) ?? {}) : {};
  const opening = (['title', 'standfirst'] as const).map((type) => ({ type, parts: [String(head[type])] }));
  return [...opening, ...children.map(partOf)];

  function partOf(node: MdastNode): StoryPart {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return componentPart(node);
    if (node.type === 'text') return node.value;
    const { type } = node;
    if (type === 'inlineCode' || type === 'code') return { type, parts: [node.value] };
    return { type, parts: 'children' in node ? node.children.map(partOf) : [] };
  }

  function componentPart({ name, attributes, children }: MdxJsxFlowElement | MdxJsxTextElement): StoryPart {
    const find = (wanted: string) => attributes.find((one) => 'name' in one && one.name === wanted);
    const named = String(find(storyRules[name ?? '']?.attribute ?? '')?.value ?? '');
    const textOf = (one: (typeof tables.statements)[number]) => localized(one, 'text', locale);
    const observation = () =>
      resolveFigure(named, tables.reports.find(({ id }) => id === head['report'])?.id, tables, START, () => {});
    const showsOf: Record<string, () => StoryPart | undefined> = {
      Chart: () => ({ type: 'Chart', parts: [named], id: named }),
      Figure: () => {
        const { figure, measure = '' } = observation() ?? {};
        const unit = byId(tables.units).get(byId(tables.measures).get(measure)?.unit ?? '');
        const options = { bare: Boolean(find('bare')), words: find('short') ? 'short' : 'long' } as const;
        return figure && unit && { type: 'Figure', parts: [formatFigure(figure, unit, locale, options)] };
      },
      Period: () => {
        const { period } = observation() ?? {};
        return period && formatPeriod(period, locale);
      },
      Statement: () => tables.statements.flatMap((one) => (one.id === named ? textOf(one) : []))[0],
      Statements: () => {
        const own = tables.statements.filter(({ report }) => report === named);
        return { type: 'list', parts: own.map((one) => ({ type: 'listItem', parts: [textOf(one)] })) };
      },
      Term: () => ({ type: 'link', parts: children.map(partOf) }),
    };
    return showsOf[name ?? '']?.() ?? { type: 'unknown', parts: [`<${name} ${named}>`] };
  }
}
