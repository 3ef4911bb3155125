import type { MarkedLine, Segment } from '../../../desk/paste.ts';
import type { Role } from '../../../evidence/roles.ts';
import type { Qualifier } from '../../../figures/figure.ts';
import { t } from '../../../i18n/index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { make } from './dom.ts';

/** A text line by line, with its numbers; each figure in a `mark` that says in words what it is taken for. */
export function markedText(lines: readonly MarkedLine[], locale: Locale, language: Locale): HTMLElement {
  const items = lines.map(({ line, segments }) =>
    make('li', { value: line }, ...segments.map((segment) => marked(segment, locale))),
  );
  return make('ol', { className: 'paste-text', lang: language }, ...items);
}

function marked({ text, find }: Segment, locale: Locale): Node | string {
  if (!find) return text;
  const role = t(locale, `paste.role.${find.role as Role}`);
  const isSure = find.qualifier === '' || find.qualifier === 'exact' || find.role === 'context';
  const words = isSure ? role : `${role}, ${qualifierName(find.qualifier, locale)}`;
  return make('mark', { className: `is-${find.role}` }, text, make('small', { lang: locale }, ` ${words}`));
}

/** How sure a report is of a figure, in small letters; nothing for context. */
export function qualifierName(qualifier: string, locale: Locale): string {
  return qualifier === '' ? '' : t(locale, `qualifier.${qualifier as Qualifier}.name`).toLowerCase();
}
