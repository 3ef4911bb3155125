import { escapeXml } from '../../charts/parts/xml.ts';
import type { Problem } from '../../csv/problem.ts';
import { type MessageKey, t } from '../../i18n/index.ts';
import { type Locale, locales } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';

/** More would make the page slow, and nobody fixes so many by hand. */
const MOST_SHOWN = 500;
/** What a line is called in such a file. Of any other, as a folder or a workbook, the whole is meant. */
const ROWS: Record<string, MessageKey> = { '.csv': 'dev.row', '.mdx': 'dev.line' };

/** The panels of each locale; none where there are no problems. */
export function inEachLocale(problems: readonly Problem[]): Record<string, string> {
  if (problems.length === 0) return {};
  return Object.fromEntries(locales.map((locale) => [locale, panel(problems, locale)]));
}

/**
 * What tells of problems in a page, as the content of a shadow root, so that it and the page leave each other's styles
 * alone. Its host has the attribute `page` where there is no page behind it. All text is text, whatever it looks like.
 */
function panel(problems: readonly Problem[], locale: Locale): string {
  const say = (key: MessageKey, params = {}) => escapeXml(t(locale, key, params));
  const items = problems.slice(0, MOST_SHOWN).map((problem) => {
    const { file, line, column } = problem;
    const { message, fix } = problemText(problem, locale);
    const row = ROWS[file.slice(-4)];
    const place = [
      `<b>${escapeXml(file)}</b>`,
      ...(row ? [say(row, { line })] : []),
      ...(column === null ? [] : [say('dev.column', { column })]),
    ];
    return `<li><p>${place.join(', ')}</p><p>${escapeXml(message)}<br>${escapeXml(fix)}</p></li>`;
  });
  const left = problems.length - items.length;
  return `<style>${STYLE}</style>
<section aria-labelledby="title">
<header><h2 id="title"><span role="alert">${say('dev.problems', { count: problems.length })}</span></h2>
<button type="button">${say('dev.hide')}</button></header>
<div tabindex="0" role="group" aria-labelledby="title">
<p class="behind">${say('dev.behind')}</p><p class="alone">${say('dev.alone')}</p>
<ul>${items.join('')}</ul>${left > 0 ? `<p>${say('dev.more', { count: left })}</p>` : ''}
</div>
</section>`;
}

/** A page for every address, while there are no data that pages could be made from. It becomes the page that was asked for. */
export function problemPage(panel: string, locale: Locale): string {
  const title = escapeXml(t(locale, 'dev.title'));
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} – ${escapeXml(t(locale, 'site.name'))}</title>
<style>body { max-width: 60rem; margin: 0 auto; padding: 1rem; font-family: system-ui, sans-serif; }</style>
</head>
<body>
<main><h1>${title}</h1><nguon-problems page><template shadowrootmode="open">${panel}</template></nguon-problems></main>
<script type="module" src="/src/client/dev/problems.ts"></script>
</body>
</html>`;
}

/** In the colours of the page around it, or of the system. */
const STYLE = `
:host { position: fixed; inset: auto 0 0; z-index: 2147483647; display: block; color: var(--ink, CanvasText);
  background: var(--ground, Canvas); border-top: 4px solid var(--accent, CanvasText); box-shadow: 0 0 1rem #0006;
  font: 1rem/1.5 var(--font-text, system-ui), sans-serif; }
:host([hidden]) { display: none; }
:host([page]) { position: static; box-shadow: none; }
@media print { :host { display: none; } }
section { max-width: 60rem; margin: 0 auto; padding: 0.5rem 1rem; }
:host([page]) section { padding: 0.5rem 0; }
:host(:not([page])) div { max-height: 40vh; overflow-y: auto; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; }
h2 { margin: 0.25rem 0; font-size: 1.125rem; }
p { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0.5rem 0; padding: 0; list-style: none; }
li { padding: 0.5rem 0; border-top: 1px solid var(--rule, GrayText); }
button { font: inherit; min-height: 2rem; padding: 0 0.75rem; color: inherit; background: none;
  border: 1px solid currentColor; border-radius: 4px; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
:host([page]) .behind, :host([page]) button, :host(:not([page])) .alone { display: none; }
`;
