import { excerpt } from '../csv/problem.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Changes } from './changes.ts';
import { type Section, type SectionItem, sectionsOf } from './sections.ts';

/** What GitHub takes as a comment is 65,536 characters; in bytes, with room for what a workflow adds, it is safe. */
export const MOST_BYTES = 65_000;
/** Sections longer than this are folded. */
const MOST_OPEN = 10;
/** What the begin and the end of a section may take. */
const RESERVED = 500;

/** Changes, compared with `what`, as Markdown for a pull request: at most {@link MOST_BYTES}; says if something is left out. */
export function asMarkdown(changes: Changes, what: string, locale: Locale): string {
  const sections = sectionsOf(changes, locale);
  if (sections.length === 0) return sentenceAsMarkdown(t(locale, 'diff.none', { what }), locale);
  return withSections(t(locale, 'diff.compared', { what }), sections, locale);
}

/** What keeps the data from being compared, a text a problem, in the same form. */
export function problemsAsMarkdown(problems: readonly string[], locale: Locale): string {
  const items = problems.map((name): SectionItem => ({ kind: '', name, details: [] }));
  const heading = t(locale, 'diff.problems', { count: problems.length });
  return withSections(t(locale, 'diff.first'), [{ heading, isOfValues: false, items }], locale);
}

/** A sentence where there is nothing to be told but it. */
export function sentenceAsMarkdown(sentence: string, locale: Locale): string {
  return `### ${t(locale, 'diff.title')}\n\n${asText(sentence)}\n`;
}

function withSections(sentence: string, sections: readonly Section[], locale: Locale): string {
  const cut = `\n${t(locale, 'diff.cut')}\n`;
  const parts = [sentenceAsMarkdown(sentence, locale)];
  let left = MOST_BYTES - bytes(parts.join('') + cut) - sections.length * RESERVED;
  let isCut = false;
  for (const section of sections) {
    const { lines, size } = linesOf(section, left);
    parts.push(sectionText(section, lines, locale));
    left -= size;
    isCut ||= lines.length < section.items.length;
  }
  return parts.join('') + (isCut ? cut : '');
}

/** As many lines as there is room for, from the first on. */
function linesOf({ items, isOfValues }: Section, room: number): { lines: string[]; size: number } {
  const lines: string[] = [];
  let size = 0;
  for (const item of items) {
    const line = isOfValues ? tableRow(item) : listItem(item);
    if (size + bytes(line) > room) break;
    lines.push(line);
    size += bytes(line);
  }
  return { lines, size };
}

function sectionText(
  { heading, isOfValues, items }: Section,
  lines: readonly string[],
  locale: Locale,
): string {
  const columns = (['table.value', 'diff.before', 'diff.after'] as const).map((key) => t(locale, key));
  const head = isOfValues && lines.length > 0 ? `| ${columns.join(' | ')} |\n|---|---|---|\n` : '';
  const left = items.length - lines.length;
  const more = left > 0 ? `\n${t(locale, 'diff.more', { count: left })}\n` : '';
  const body = head + lines.join('') + more;
  if (items.length <= MOST_OPEN) return `\n#### ${heading}\n\n${body}`;
  return `\n<details><summary>${heading}</summary>\n\n${body}\n</details>\n`;
}

function tableRow({ name, told }: SectionItem): string {
  return `| ${[name, told?.before ?? '', told?.after ?? ''].map(asText).join(' | ')} |\n`;
}

function listItem({ kind, name, details }: SectionItem): string {
  const lines = [
    `- ${kind === '' ? '' : `${kind}: `}${asText(name)}`,
    ...details.map((one) => `  - ${asText(one)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text).length;

/** A title or a phrase longer than this is cut. */
const LONGEST = 400;
/** It has no width, and parts what GitHub would read together: a mention, a reference, an emoji, an address, a commit. */
const GAP = '\u200b';
const READ_TOGETHER = /[@#]|:(?=\S)|www(?=\.)|\bGH(?=-\d)/gi;
/** A commit's id. Of digits alone it is left: it is a number that someone may want to copy. */
const HEXADECIMAL = /\d*[a-f][0-9a-f]*/gi;
/** Marks that Markdown, its tables, HTML and GitHub read as more than text. */
const MARKS = /[\\`*_~[\]<>&|$^#@:]/g;

/**
 * A text of the data as Markdown that shows it and does nothing: no mark-up, HTML, link, mention, reference, emoji or
 * break of a table. GitHub looks for some of these in what the Markdown says, not in how it is written: gaps part them.
 * It is for the inside of a line, after words of ours.
 */
export function asText(text: string): string {
  return excerpt(text, LONGEST)
    .replace(READ_TOGETHER, `$&${GAP}`)
    .replace(HEXADECIMAL, (digits) => digits.replace(/.{6}(?=.)/g, `$&${GAP}`))
    .replace(MARKS, (mark) => `&#${mark.charCodeAt(0)};`);
}
