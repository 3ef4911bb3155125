import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Output } from '../outputs.ts';
import { markupFault } from './markup.ts';

/** What a spreadsheet runs, signed numbers aside; letters of full width are read so in East Asia. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const SIGNED = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d{1,3})?\s?%?$/;
/** Elements that snippets have of their own accord. */
const OWN: Record<string, string[]> = {
  script: ['script'],
  listener: ['script', 'iframe'],
  iframe: ['iframe'],
  wordpress: ['iframe'],
  amp: [],
  newsletter: [],
  svg: [],
};
/** What is a folder or a device on one system or another. */
const NO_NAME = /^(?:\.{0,2}|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?)$/i;

/** What is wrong with an output: a sentence that begins with its path; undefined for nothing. */
export function outputFault({ path, content }: Output): string | undefined {
  const fault = pathFault(path) ?? contentFault(path, content);
  return fault && `${path}: ${fault}`;
}

function pathFault(path: string): string | undefined {
  if (
    /[\0-\x1f\\:*?"<>|]/.test(path) ||
    path.split('/').some((part, at, all) => NO_NAME.test(part) && !(part === '' && at === all.length - 1))
  )
    return 'no path within a folder';
  return path.split('/').some((part) => part.length > 200) ? 'too long a name' : undefined;
}

function contentFault(path: string, content: string | Uint8Array): string | undefined {
  if (typeof content !== 'string') return bytesFault(path, content);
  if (/\[object \w+\]/.test(content)) return 'says [object Object]';
  const snippet = /\.(\w+)\.snippet$/.exec(path)?.[1];
  if (snippet) return markupFault(content, { allowed: OWN[snippet] ?? [] });
  const extension = /\.(\w+)$/.exec(path)?.[1];
  switch (extension) {
    case 'svg':
      return markupFault(content);
    case 'xml':
      return markupFault(content, { allowed: ['link'] });
    case 'csv':
      return csvFault(content);
    case 'json':
    case 'jsonld':
    case 'webmanifest':
      return jsonFault(content, path.endsWith('.ld.json'));
  }
  return undefined;
}

function bytesFault(path: string, bytes: Uint8Array): string | undefined {
  if (path.endsWith('.png')) return bytes[0] === 0x89 && bytes.length > 100 ? undefined : 'no picture';
  for (const [name, file] of Object.entries(unzipSync(bytes))) {
    const fault = outputFault({ path: name, content: new TextDecoder().decode(file) });
    if (fault) return fault;
  }
  return undefined;
}

function jsonFault(text: string, isInPage: boolean): string | undefined {
  if (isInPage && text.includes('<')) return 'has < in a script element';
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function csvFault(text: string): string | undefined {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',' });
  if (errors.length > 0) return errors[0]?.message;
  const rows = data.slice(0, -1);
  const ragged = rows.find((row) => row.length !== rows[0]?.length);
  if (ragged) return `a row of ${ragged.length} cells`;
  const formula = rows.flat().find((cell) => FORMULA.test(cell) && !SIGNED.test(cell));
  return formula === undefined ? undefined : `a formula: ${formula.slice(0, 40)}`;
}
