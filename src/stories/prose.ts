import type { MdastNode, MdxJsxTextElement } from 'satteri';
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { excerpt } from '../csv/problem.ts';
import { leadingScale, ownNumbers } from '../evidence/scan.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { wrongFigure } from '../tables/checks/around-figure.ts';
import { denialIn } from '../tables/checks/denials.ts';
import { nameOf } from '../tables/checks/mentions.ts';
import { byId } from '../tables/memoize.ts';
import { unitNameColumns } from '../tables/schemas/index.ts';
import type { Statement, Tables } from '../tables/tables.ts';
import { directionOf, isInOtherLanguage } from '../tables/texts.ts';
import { type Complain, isKnownId, START, type StoryPosition, unknownName } from './figures.ts';
import { wordsWithDigits } from './parse.ts';
import type { Story } from './read.ts';

/** The build walks the tree by recursion, and so do we: with thousands of levels, both would end with an error of their own. */
export const DEEPEST = 50;

export type Prose = { locale: Locale; tables: Tables; complain: Complain };

/** Checks the words of a title or paragraph: they are in the story's language, and say nothing that the values deny. @param subject whose figures alone are among them */
export function checkWords(
  text: string,
  place: StoryPosition,
  { locale, tables, complain }: Prose,
  subject?: string,
): void {
  if (text.split('\n').some((line) => isInOtherLanguage(line, locale, tables.site.locales)))
    complain(place, 'story-error.other-language');
  const wrong = denialIn(text, locale, subject === undefined ? {} : { subject }, tables);
  if (wrong) complain(place, `story-error.${wrong.kind}`, wrong.params);
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

/** The subject of a paragraph's figures, where they have but one. */
export function subjectOf(nodes: readonly MdastNode[]): string | undefined {
  const subjects = nodes.flatMap((node) => (isFigure(node) ? figureOf(node).subject : []));
  return new Set(subjects).size === 1 ? subjects[0] : undefined;
}

const isFigure = (node: MdastNode | undefined): node is MdxJsxTextElement =>
  node !== undefined && 'name' in node && node.name === 'Figure';

/** Checks the words around figures: no scale or unit behind one, no other subject or measure before it, a period beside its figure. */
export function checkFigures(nodes: readonly MdastNode[], prose: Prose): void {
  const { locale, tables, complain } = prose;
  for (const [at, node] of nodes.entries()) {
    if (!('name' in node) || node.type !== 'mdxJsxTextElement') continue;
    const { subject, measure, isBare } = figureOf(node);
    if (node.name === 'Period') {
      const known = [nodes.slice(0, at), nodes].map((some) => some.filter(isFigure).map(figureOf));
      const beside = known.find((some) => some.length > 0);
      if (beside?.every((one) => one.subject !== subject || one.measure !== measure))
        complain(node.position?.start ?? START, 'story-error.period-alone');
    }
    if (node.name === 'Statement') {
      const { direction, ...of } = byId(tables.statements).get(subject) ?? ({} as Partial<Statement>);
      const said = directionOf(wordsOf(node, prose, false), locale);
      const params = { word: said?.word ?? '', subject: of.subject ?? '', measure: of.measure ?? '' };
      if (said && ![undefined, said.to, 'steady'].includes(direction))
        complain(node.position?.start ?? START, 'story-error.trend', params);
    }
    if (!isFigure(node)) continue;
    const after = nodes[at + 1];
    const behind = after?.type === 'text' ? after.value : '';
    const unit = byId(tables.units).get(byId(tables.measures).get(measure)?.unit ?? '');
    const names = isBare || !unit ? [] : unitNameColumns.flatMap((column) => unit[column] ?? []);
    const word = leadingScale(behind, locale) ?? names.find((name) => startsWith(behind.trimStart(), name));
    if (word) complain(after?.position?.start ?? START, 'story-error.scale-after-figure', { word });
    const last = nodes.slice(0, at).findLastIndex(isFigure);
    const earlier = isFigure(nodes[last]) ? figureOf(nodes[last]) : undefined;
    const wordsFrom = (start: number) =>
      wordsOf({ type: 'paragraph', children: nodes.slice(start, at) } as MdastNode, prose, false);
    const before = wordsFrom(last + 1);
    // "A, B and C" have the order of the names before them.
    const isListed = earlier?.measure === measure && /^(?:,|,? (?:and|và)) $/.test(before);
    const [second = '–', first = '–'] = [earlier?.subject, subject].map((id) => nameOf(id, tables));
    const text = isListed ? wordsFrom(0) : '';
    if (text.includes(first) && text.lastIndexOf(first) < text.lastIndexOf(second))
      complain(node.position?.start ?? START, 'story-error.list-order', { first, second });
    const named = { subject, measure, last: earlier?.measure };
    const wrong = wrongFigure(before, behind, named, locale, tables);
    if (wrong) complain(node.position?.start ?? START, `story-error.${wrong.kind}`, wrong.params);
  }
}

const startsWith = (text: string, name: string) =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));

/** What every story begins with, and nothing else: Astro would give other keys, such as `layout`, a meaning. */
const KEYS = ['title', 'standfirst', 'report'] as const;
/** `order: own` confirms that the languages of a story have their figures in other orders. */
const OPTIONAL = ['order'];

/** Checks the lines between `---` at a story's start, and notes what they say: its report, if that is there, and its order. */
export function checkFrontmatter(tree: MdastNode, prose: Prose, story: Story): void {
  const { locale, complain, tables } = prose;
  const first = 'children' in tree ? tree.children[0] : undefined;
  if (first?.type !== 'yaml') {
    complain(START, 'story-error.no-frontmatter', { keys: KEYS });
    return;
  }
  const lines = new LineCounter();
  const place = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    // The first line is ---.
    return { line: line + 1, column: Math.max(1, col) };
  };
  const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const reason = excerpt(error.message.replace(/\.$/, ''), 300);
    complain(place(error.pos[0]), 'story-error.no-yaml', { reason });
  }
  if (document.errors.length > 0) return;

  const pairs: readonly Pair[] = isMap(document.contents) ? document.contents.items : [];
  const found = new Map<string, string>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = place(isScalar(key) ? key.range?.[0] : undefined);
    if (![...KEYS, ...OPTIONAL].includes(name)) {
      complain(at, ...unknownName('story-error.key', name, KEYS, { name: excerpt(name), keys: KEYS }));
      continue;
    }
    const text = isScalar(value) && value.value !== null ? String(value.value).trim() : '';
    found.set(name, text);
    if (text === '') complain(at, 'story-error.key-blank', { name });
    else if (name === 'report') isKnownId('reports', text, tables, (...what) => complain(at, ...what));
    else {
      story.texts.push({ text, ...at });
      checkWords(text, at, prose);
      for (const word of [...wordsWithDigits(text), ...ownNumbers(text, locale).map(({ phrase }) => phrase)])
        complain(at, 'story-error.key-digit', { name, word: excerpt(word) });
    }
  }
  for (const key of KEYS) if (!found.has(key)) complain(START, 'story-error.key-missing', { name: key });
  story.report = byId(tables.reports).get(found.get('report') ?? '')?.id;
  story.hasOwnOrder = found.get('order') === 'own';
}
