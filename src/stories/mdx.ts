import { defineMdastPlugin, mdxToMdast } from 'satteri';

/** `#mdx` in Node: reads MDX as the site's build does. @throws with `line:column: what is wrong` */
export const parseMdx = (source: string) => mdxToMdast(source, { features: { frontmatter: true } });

/** A text in the units that the parser counts offsets in: characters. */
export const unitsOf = (source: string): readonly string[] => Array.from(source);

/** A plugin of the Markdown processor: pictures are below the site's `base`. */
export const storyPlugin = (base: string) =>
  defineMdastPlugin({
    name: 'story',
    image(node, context) {
      if (node.url.startsWith('/'))
        context.setProperty(node, 'url', `/${base}${node.url}`.replace(/\/+/g, '/'));
    },
  });
