/** Elements that load, run or frame something. */
const ACTIVE =
  /^(?:script|style|iframe|object|embed|foreignobject|image|use|animate|set|meta|base|form|input)$/i;
const TAG = /<\/?(?<name>[a-zA-Z][\w:-]*)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)\s*\/?>/g;
const CDATA = /<\?xml [^<>?]*\?>|<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>/g;
/** Characters that XML 1.0 does not have, halves of surrogate pairs among them. */
const NO_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const GEOMETRY = /^(?:x|y|x1|x2|y1|y2|d|r|cx|cy|width|height|viewBox|points|transform|font-size)$/;

/** What must not stand in a drawing or feed; undefined if nothing is wrong. */
export function markupFault(text: string): string | undefined {
  const odd = NO_XML.exec(text);
  if (odd) return `a character that XML does not have: U+${odd[0].charCodeAt(0).toString(16)}`;
  const markup = text.replace(CDATA, '');
  const rest = markup.replace(TAG, '').replace(/&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g, '');
  const loose = /[<&].{0,60}/.exec(rest);
  if (loose) return `no markup: ${loose[0]}`;
  for (const { groups: { name = '', attributes = '' } = {} } of markup.matchAll(TAG)) {
    if (ACTIVE.test(name)) return `an element <${name}>`;
    for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
      const isWrong =
        /^on/i.test(attribute) ||
        (/^(?:xlink:)?href$|^src/.test(attribute) && !/^(?:#|https:\/\/)/.test(value)) ||
        (GEOMETRY.test(attribute) && /\b(?:NaN|undefined|Infinity)\b/.test(value));
      if (isWrong) return `${attribute}="${value}" in <${name}>`;
    }
  }
  return undefined;
}
