import { hcl, lab, rgb } from 'd3';
import type { CheckContext } from '../../tables/checks/keys.ts';
import { memoize } from '../../tables/memoize.ts';
import type { RecordOf, RecordPosition } from '../../tables/schemas/index.ts';
import type { Settings } from '../../tables/settings.ts';
import type { Category } from '../../tables/tables.ts';

/** The site's own colour, on a light background. */
export const accentOf = ({ values }: Pick<Settings, 'values'>) => values.accent ?? '#9a1f19';

/** The colours of drawings and pages, but for those of categories and the accent. Text is at least 4.5:1. */
const light = {
  background: '#fdfcf9',
  ink: '#1b1d21',
  muted: '#565b63',
  rule: '#d9d5cc',
  neutral: '#6b6f76',
};
const dark = { background: '#15171a', ink: '#eceae4', muted: '#b0b3b8', rule: '#3b3f45', neutral: '#a0a5ad' };
export const palette = { ...light, dark };

/** The colour of a mark on a light background, and the class by which style sheets give it one. */
export type ColorRole = { name: string; color: string };
export const neutral: ColorRole = { name: 'neutral', color: light.neutral };
/** One object a category, so that colours can be compared by identity. */
export const roleOf = memoize(
  ({ id, colour }: Category): ColorRole => ({ name: `category-${id}`, color: colour }),
);

/** The colour for a dark background: the same hue, as far from black as the other from white, and not glaring. */
function onDark(color: string): string {
  const { h, c, l } = hcl(color);
  return hcl(h, Math.min(c, 47), Math.min(108 - l, 92)).formatHex();
}

/** A site's colours as CSS. They follow the reader's system; `data-theme` on the root overrules it. Paper is light. */
export function colourStyle(site: Pick<Settings, 'values'>, categories: readonly Category[]): string {
  const roles = categories.map(roleOf);
  const own = [{ name: 'accent', color: accentOf(site) }, ...roles];
  const declare = (base: typeof light, of: (color: string) => string) =>
    [...Object.entries(base), ...own.map(({ name, color }) => [name, of(color)])]
      .map(([name, color]) => `--${name}:${color};`)
      .join('');
  const onLightGround = declare(light, (color) => color);
  const onDarkGround = declare(dark, onDark);
  // Written twice: browsers without light-dark() would lose all colours.
  return [
    `:root{${onLightGround}color-scheme:light dark}:root[data-theme="light"]{color-scheme:light}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${onDarkGround}}}`,
    `@media screen{:root[data-theme="dark"]{${onDarkGround}color-scheme:dark}}`,
    ...[neutral, ...roles].map(({ name }) => `.${name}{--role:var(--${name})}`),
  ].join('');
}

/** Contrast and relative luminance as WCAG 2.2 defines them. */
export const contrast = (darker: string, lighter: string) =>
  (luminance(lighter) + 0.05) / (luminance(darker) + 0.05);
function luminance(color: string): number {
  const { r, g, b } = rgb(color);
  const linear = (c: number) => (c <= 10.31 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Text stands in this colour on the background, and in the background's colour on marks. */
const LEAST_CONTRAST = 4.5;
/** Of two colours in CIE Lab, where 2 can just be seen. */
const LEAST_DISTANCE = 20;

/** Reports the colours of categories and settings that cannot be read on the background, or look like another one. */
export function checkColours(
  categories: readonly Category[],
  settings: readonly RecordOf<'site'>[],
  { add }: Pick<CheckContext, 'add'>,
): void {
  const isPale = (row: RecordPosition, column: string, colour: string) => {
    let meant = hcl(colour);
    while (contrast(`${meant}`, light.background) < LEAST_CONTRAST) meant = meant.darker(0.05);
    if (`${meant}` === `${hcl(colour)}`) return false;
    add('constraint-error.pale-colour', row, column, colour, { colour, meant: meant.formatHex() });
    return true;
  };
  for (const one of settings) if (one.setting === 'accent') isPale(one, 'value', one.value);
  const seen = [{ id: '', on: [light.neutral, dark.neutral] }];
  for (const category of categories) {
    const { id, colour } = category;
    const on = [colour, onDark(colour)];
    const near = seen.find((other) => on.some((one, at) => distance(one, other.on[at]) < LEAST_DISTANCE));
    seen.push({ id, on });
    if (isPale(category, 'colour', colour) || !near) continue;
    const other = near.id ? `"${near.id}"` : ({ words: 'problem.noCategory' } as const);
    add('constraint-error.near-colour', category, 'colour', colour, { colour, other });
  }
}

function distance(a: string, b = ''): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}
