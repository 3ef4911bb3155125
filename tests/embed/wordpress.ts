/** What WordPress leaves of an answer from a site that it does not know: these elements with these attributes. */
const kept: Record<string, readonly string[]> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/**
 * What WordPress puts into an article for the HTML of an oEmbed answer (`wp_filter_oembed_result`), before it marks both
 * elements for its own script; undefined where it refuses.
 */
export function throughWordPress(html: string): string | undefined {
  const found = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(strip(html));
  return found ? (found[1] ?? '') + found[2] : undefined;
}

/** As `wp_kses` does: a tag is what stands from a "<" to the next ">", wherever that is; a ">" alone is made text. */
function strip(html: string): string {
  return html.replace(/<!--.*?(?:-->|$)|<[^>]*(?:>|$)|>/gs, (tag) => {
    if (tag === '>') return '&gt;';
    const parts = /^<\s*(\/?)\s*([a-zA-Z][a-zA-Z0-9-]*)\s*([^>]*)>$/.exec(tag);
    const name = parts?.[2]?.toLowerCase() ?? '';
    const allowed = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (!allowed) return '';
    return parts?.[1] === '/' ? `</${name}>` : `<${name}${allowedAttributes(parts?.[3] ?? '', allowed)}>`;
  });
}

function allowedAttributes(text: string, allowed: readonly string[]): string {
  const pairs = text.matchAll(/([-a-zA-Z][-a-zA-Z0-9_:.]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
  return [...pairs]
    .filter(([, name = '']) => allowed.includes(name.toLowerCase()))
    .map(([, name = '', double, single, bare]) => {
      const value = double ?? single ?? bare ?? '';
      return ` ${name}="${['href', 'src'].includes(name.toLowerCase()) ? safeAddress(value) : value}"`;
    })
    .join('');
}

/** An address without a scheme that WordPress does not know, such as `javascript:`. */
function safeAddress(value: string): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https'].includes(scheme) ? value : value.replace(/^[^:]*:/, '');
}
