/** What our drawings, feeds and snippets are made of; whatever else stands in one came from a text. */
const TOKEN =
  /<\?xml [^<>?]*\?>|<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>|<(?<close>\/)?(?<name>[a-zA-Z][\w:-]*)(?<attributes>(?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(?<empty>\/)?>|&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);|[^<&]+/y;
const ATTRIBUTE = /\s([\w:-]+)(?:="([^"]*)")?/g;
/** Characters that XML 1.0 does not have, halves of surrogate pairs among them. */
const NO_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const VOID = new Set(['img', 'br', 'meta', 'link']);
/** Elements that load, run or frame something, with the snippets that have them of their own accord. */
const ACTIVE = new Set(
  'script style iframe object embed foreignobject image use animate set link meta base form input'.split(' '),
);

/** Something that must not stand in an output; undefined where nothing is wrong. */
export function markupFault(
  text: string,
  { allowed = [] }: { allowed?: readonly string[] } = {},
): string | undefined {
  const odd = NO_XML.exec(text);
  if (odd) return `a character that XML does not have: U+${odd[0].charCodeAt(0).toString(16)}`;
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const { close, name, attributes = '', empty } = TOKEN.exec(text)?.groups ?? {};
    if (TOKEN.lastIndex === 0) return `no markup: ${JSON.stringify(text.slice(at, at + 60))}`;
    if (name === undefined) continue;
    if (close) {
      if (open.pop() !== name) return `</${name}> ends nothing`;
      continue;
    }
    if (ACTIVE.has(name.toLowerCase()) && !allowed.includes(name)) return `an element <${name}>`;
    const wrong = attributeFault(name, attributes);
    if (wrong) return wrong;
    if (name === 'script' && !attributes.includes('src=')) {
      // Its text is ours, and no markup.
      const end = text.indexOf('</script>', TOKEN.lastIndex);
      if (end < 0) return '<script> has no end';
      TOKEN.lastIndex = end;
    }
    if (!empty && !VOID.has(name)) open.push(name);
  }
  return open.length > 0 ? `<${open.at(-1)}> has no end` : undefined;
}

function attributeFault(element: string, attributes: string): string | undefined {
  const seen = new Set<string>();
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (seen.has(name)) return `${name} twice in <${element}>`;
    seen.add(name);
    if (/^on/i.test(name)) return `${name} in <${element}>`;
    if (/^(?:xlink:)?href$|^src/.test(name) && !/^(?:#|https:\/\/)/.test(value))
      return `${name}="${value}" in <${element}>`;
    if (
      /\b(?:NaN|undefined|Infinity)\b/.test(value) &&
      /^(?:x|y|x1|x2|y1|y2|d|r|cx|cy|width|height|viewBox|points|transform|font-size)$/.test(name)
    )
      return `${name}="${value}" in <${element}>`;
  }
  return undefined;
}
