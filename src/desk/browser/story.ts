import { html, render, type TemplateResult } from 'lit-html';
import type { StoryPart } from '../../stories/preview.ts';
import type { RenderedChart } from '../changes.ts';
import type { Desk } from '../desk.ts';
import { say } from './page.ts';

type Shown = string | TemplateResult;

/** How the parts of a story are shown; others as what is in them. Links lead nowhere. */
const templates: Record<string, (inner: Shown[]) => TemplateResult> = {
  title: (inner) => html`<h3>${inner}</h3>`,
  standfirst: (inner) => html`<p class="subtitle">${inner}</p>`,
  heading: (inner) => html`<h4>${inner}</h4>`,
  paragraph: (inner) => html`<p>${inner}</p>`,
  blockquote: (inner) => html`<blockquote>${inner}</blockquote>`,
  list: (inner) => html`<ul>${inner}</ul>`,
  listItem: (inner) => html`<li>${inner}</li>`,
  strong: (inner) => html`<strong>${inner}</strong>`,
  emphasis: (inner) => html`<em>${inner}</em>`,
  delete: (inner) => html`<del>${inner}</del>`,
  link: (inner) => html`<u>${inner}</u>`,
  Figure: (inner) => html`<b>${inner}</b>`,
  inlineCode: (inner) => html`<code>${inner}</code>`,
  code: (inner) => html`<pre>${inner}</pre>`,
  thematicBreak: () => html`<hr>`,
  break: () => html`<br>`,
  table: (inner) => html`<table>${inner}</table>`,
  tableRow: (inner) => html`<tr>${inner}</tr>`,
  tableCell: (inner) => html`<td>${inner}</td>`,
  unknown: (inner) => html`<mark>${inner}</mark>`,
};

/** Shows a story's parts with its charts; without a story, why there is none yet. */
export function showStory(story: Awaited<ReturnType<Desk['preview']>>, host: HTMLElement): void {
  const heading = html`<h2>${say('desk.preview')}</h2>`;
  if (!story) return void render(html`${heading}<p class="desk-lead">${say('desk.previewWait')}</p>`, host);
  const { parts, charts } = story;
  const show = (part: StoryPart): Shown => {
    if (typeof part === 'string') return part;
    const inner = part.parts.map(show);
    const chart = charts.get(part.id ?? '');
    const { type } = part;
    return chart ? figure(chart) : (templates[type === 'Chart' ? 'unknown' : type]?.(inner) ?? html`${inner}`);
  };
  render(html`${heading}<article>${parts.map(show)}</article>`, host);
}

function figure({ title, subtitle, svg, notes }: RenderedChart): TemplateResult {
  // From our drawing code, which escapes texts of the data.
  const drawing = Object.assign(document.createElement('div'), { className: 'drawings', innerHTML: svg });
  for (const mark of drawing.querySelectorAll('a')) mark.removeAttribute('href');
  return html`<figure>
    <figcaption><b>${title}</b></figcaption>
    <p class="subtitle">${subtitle}</p>
    ${drawing}
    ${notes.map((text) => html`<p class="note">${text}</p>`)}
  </figure>`;
}
