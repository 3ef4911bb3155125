const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const SPECIAL = /[&<>"']/;

/** Text as XML and HTML text or attribute value: it can end neither an element nor an attribute. */
export function escapeXml(text: string): string {
  // Most texts have none, and this is asked of thousands a second.
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? '') : text;
}

/** Attributes with a leading space each, values escaped, numbers cut to two decimals. */
export function attributes(values: Record<string, string | number>): string {
  let text = '';
  for (const name of Object.keys(values)) {
    const value = values[name] ?? '';
    text += ` ${name}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`;
  }
  return text;
}

/** A length in pixels, to a hundredth: what a drawing needs and a golden file keeps. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
