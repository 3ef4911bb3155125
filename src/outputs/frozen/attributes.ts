/** A part of HTML: a comment, an element whose content is no HTML, or a tag. */
const PART =
  /<!--[\s\S]*?-->|<(script|style|title|textarea)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^>"'])*)>[\s\S]*?<\/\1\s*>|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s=/"'<>]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** An attribute in a page, its value as it is written there, with character references. */
export interface Attribute {
  /** The element's name, in lower case. */
  element: string;
  /** The attribute's name, in lower case. */
  name: string;
  value: string;
  /** All attributes of the tag, as they are written. */
  tag: string;
}

/**
 * Changes values of attributes in HTML that is well-formed, such as Astro writes; texts, comments, scripts and styles stay
 * as they are, byte for byte. `change` gets each attribute that has a value and returns the new one.
 */
export function mapAttributes(html: string, change: (attribute: Attribute) => string): string {
  return html.replace(PART, (part: string, raw?: string, rawTag?: string, name?: string, ownTag?: string) => {
    const element = raw ?? name;
    const tag = rawTag ?? ownTag ?? '';
    if (element === undefined || tag === '') return part;
    const head = `<${element}`;
    const changed = tag.replace(
      ATTRIBUTE,
      (_, attribute: string, equals: string, double?: string, single?: string, bare?: string) => {
        const value = double ?? single ?? bare ?? '';
        const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
        const next = change({ element: element.toLowerCase(), name: attribute.toLowerCase(), value, tag });
        return `${attribute}${equals}${quote}${next}${quote}`;
      },
    );
    return head + changed + part.slice(head.length + tag.length);
  });
}

/** All attributes that have a value, in the order of the page. */
export function attributesOf(html: string): Attribute[] {
  const found: Attribute[] = [];
  mapAttributes(html, (attribute) => {
    found.push(attribute);
    return attribute.value;
  });
  return found;
}
