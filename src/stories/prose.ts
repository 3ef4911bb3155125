import type { MdastNode, MdxJsxTextElement } from 'satteri';
import { leadingScale } from '../evidence/own-numbers.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { namesIn, wrongExtreme } from '../tables/checks/words.ts';
import { byId } from '../tables/memoize.ts';
import { unitNameColumns } from '../tables/schemas/index.ts';
import { areKin, type Tables } from '../tables/tables.ts';
import { isInOtherLanguage } from '../tables/texts.ts';
import { type Complain, START, type StoryPosition } from './problem.ts';

/** The build walks the tree by recursion, and so do we: with thousands of levels, both would end with an error of their own. */
export const DEEPEST = 50;

/** What the checks of a story's words are given. */
export interface Prose {
  locale: Locale;
  tables: Tables;
  complain: Complain;
}

/** Checks the words of a title or paragraph: they are in the story's language, and name no winner that is none. */
export function checkWords(text: string, place: StoryPosition, { locale, tables, complain }: Prose): void {
  if (text.split('\n').some((line) => isInOtherLanguage(line, locale, tables.site.locales)))
    complain(place, 'story-error.other-language');
  const wrong = wrongExtreme(text, locale, {}, tables);
  if (wrong) complain(place, 'story-error.extreme', wrong);
}

/** The words of a paragraph; for a figure stands the label of its measure, if asked for. */
export function wordsOf(node: MdastNode, prose: Prose, labelled: boolean, depth = 0): string {
  if (node.type === 'text') return node.value;
  if ('children' in node && node.children.length > 0 && depth < DEEPEST)
    return node.children.map((one) => wordsOf(one, prose, labelled, depth + 1)).join('');
  if (!labelled || !('name' in node) || node.name !== 'Figure') return '';
  const measure = byId(prose.tables.measures).get(figureOf(node as MdxJsxTextElement).measure);
  return measure ? localized(measure, 'label', prose.locale) : '';
}

/** What a figure names, and whether its unit is left out. */
function figureOf({ attributes }: MdxJsxTextElement) {
  const attribute = (name: string) => attributes.find((one) => 'name' in one && one.name === name)?.value;
  const [subject = '', measure = ''] = String(attribute('of') ?? '').split(' ');
  return { subject, measure, isBare: attribute('bare') !== undefined };
}

/**
 * Checks the words around figures: a scale or unit word behind one would multiply it, or repeat its unit or give it another; of
 * another subject than the words right before it name, two were exchanged.
 */
export function checkFigures(nodes: readonly MdastNode[], { locale, tables, complain }: Prose): void {
  for (const [at, node] of nodes.entries()) {
    if (!('name' in node) || node.name !== 'Figure') continue;
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    const { subject, measure, isBare } = figureOf(node as MdxJsxTextElement);
    const behind = after?.type === 'text' ? after.value : '';
    const unit = byId(tables.units).get(byId(tables.measures).get(measure)?.unit ?? '');
    const names = isBare || !unit ? [] : unitNameColumns.map((column) => unit[column]);
    const word = leadingScale(behind, locale) ?? names.find((name) => startsWith(behind.trimStart(), name));
    if (word) complain(after?.position?.start ?? START, 'story-error.scale-after-figure', { word });
    if (node.type !== 'mdxJsxTextElement' || before?.type !== 'text') continue;
    const [named, ...others] = namesIn(before.value.split(/[.:;?!]\s/).at(-1) ?? '', locale, tables);
    if (!named || others.length > 0) continue;
    // "…, and 300 to YouTube": a name may also follow.
    const follows = namesIn(behind.split(/[.,:;?!]/)[0] ?? '', locale, tables);
    if (areKin(named, subject, tables.subjects) || follows.includes(subject)) continue;
    complain(node.position?.start ?? START, 'story-error.other-subject', { subject, named });
  }
}

const startsWith = (text: string, name: string) =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
