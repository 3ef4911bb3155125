import { escapeXml } from '../../../charts/parts/xml.ts';
import { allowedInXml } from '../../picture/picture.ts';

/** Values of attributes by name: `true` is an attribute without a value, `undefined` none. */
export type Attributes = Record<string, string | number | true | undefined>;

/** A start tag: `<img src="…" alt="…">`. The values are escaped, the names are not. */
export function startTag(name: string, values: Attributes): string {
  const parts = Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return value === true ? [key] : [`${key}="${htmlText(String(value))}"`];
  });
  return `<${[name, ...parts].join(' ')}>`;
}

/** Text, such as that of a CSV cell, as HTML text or attribute value: on one line, it can end neither. */
export function htmlText(text: string): string {
  return escapeXml(onOneLine(allowedInXml(text)));
}

/** A text with a space for each line break: a blank line within HTML ends it where it is pasted into Markdown or WordPress. */
export function onOneLine(text: string): string {
  // Not with \s* on both sides of the line break: the time for a long run of blanks would grow with its square.
  return text.replace(/\s+/g, (blanks) => (/[\n\r\u2028\u2029]/.test(blanks) ? ' ' : blanks));
}
