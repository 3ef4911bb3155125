const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML and HTML text or attribute value: it can end neither an element nor an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Attributes with a leading space each, values escaped, numbers cut to two decimals. */
export function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`)
    .join('');
}

/** A length in pixels, to a hundredth: what a drawing needs and a golden file keeps. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
