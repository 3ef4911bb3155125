/** An element of a drawing, or text within one. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** What stands directly within it. */
  text: string;
}

/** A start or an end of an element, or text between two. */
const TOKEN = /<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"]*")*)(\/?)>|([^<]+)/y;

/**
 * Reads the SVG text that the drawings write: elements, attributes in double quotes, and text; no more of XML.
 * @returns its root
 * @throws Error where the text is none such: drawings are ours, and values within are escaped
 */
export function elementsOf(svg: string): Element {
  const outside: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [outside];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(svg);
    if (!found) throw new Error(`No drawing is written like this: “${svg.slice(from, from + 80)}”.`);
    const [, end, name = '', attributes = '', alone, text] = found;
    const within = open.at(-1) ?? outside;
    if (text !== undefined) within.text += unescaped(text);
    else if (end === '/') open.pop();
    else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      within.children.push(element);
      if (alone !== '/') open.push(element);
    }
  }
  const [root] = outside.children;
  if (!root || open.length !== 1) throw new Error('A drawing has one root, and each of its elements an end.');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([\w:-]+)="([^"]*)"/g))
    found[name] = unescaped(value);
  return found;
}

const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => characters[name] ?? '')
    : text;
}
