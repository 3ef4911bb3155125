import { excerpt } from '../../csv/problem.ts';

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
