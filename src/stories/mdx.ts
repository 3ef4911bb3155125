import { defineMdastPlugin, mdxToMdast } from 'satteri';

/** `#mdx` in Node: reads MDX as the site's build does. @throws with `line:column: what is wrong` */
export const parseMdx = (source: string) => mdxToMdast(source, { features: { frontmatter: true } });

/** A text in the units that the parser counts offsets in: characters. */
export const unitsOf = (source: string): readonly string[] => Array.from(source);

/** A plugin of the Markdown processor: signs after a figure or a statement go into its slot `signs`, since lines break there; pictures are below the site's `base`. */
export const storyPlugin = (base: string) =>
  defineMdastPlugin({
    name: 'story',
    image(node, context) {
      if (node.url.startsWith('/'))
        context.setProperty(node, 'url', `/${base}${node.url}`.replace(/\/+/g, '/'));
    },
    mdxJsxTextElement(node, context) {
      const next = context.parent(node).children[(context.indexOf(node) ?? 0) + 1];
      const opens = /^(?:Figure|Statement)$/.test(node.name ?? '');
      const [signs] = (opens && next?.type === 'text' && /^[,.;:)]+/.exec(next.value)) || [];
      if (!signs || next?.type !== 'text') return;
      const slot = { type: 'mdxJsxAttribute', name: 'slot', value: 'signs' } as const;
      const children = [{ type: 'text', value: signs } as const];
      context.appendChild(node, {
        type: 'mdxJsxTextElement',
        name: 'Fragment',
        attributes: [slot],
        children,
      });
      context.setProperty(next, 'value', next.value.slice(signs.length));
    },
  });
