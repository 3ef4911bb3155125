import { html, render } from 'lit-html';
import { drawingWidth } from '../../formats/picture/widths.ts';
import type { ChartChange, RenderedChart } from '../charts.ts';
import type { CheckResult } from '../desk.ts';
import { positionOf } from '../workbook.ts';
import { part, say } from './page.ts';
import type { Session } from './session.ts';

/** Shows the charts affected by the changes, before and after, and the preview of the current story. */
export function chartView(session: Session) {
  const host = part('desk-charts');
  let width = 0;
  new ResizeObserver(() => {
    if (drawingWidth(host.clientWidth) === width || host.clientWidth === 0) return;
    width = drawingWidth(host.clientWidth);
    session.resize(width);
  }).observe(host);
  let shown: unknown[] = [];
  // Those of the changed categories: the page has the published ones.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  return ({ charts, colours, story }: CheckResult): void => {
    if (colours !== undefined) sheet.replaceSync(colours);
    const lead = charts ? (charts.length === 0 ? say('desk.chartsNone') : '') : say('desk.chartsWait');
    shown = charts?.map((chart) => chartTemplate(chart, session)) ?? shown;
    render(html`<p class="desk-lead">${lead}</p>${shown}`, host);
    const preview = part('desk-story');
    // From our own code, which escapes texts.
    preview.innerHTML = story ?? say('desk.previewWait');
    for (const mark of preview.querySelectorAll('a')) mark.removeAttribute('href');
  };
}

function chartTemplate({ before, after, values, places }: ChartChange, session: Session) {
  const { title, subtitle } = (after ?? before)!;
  const lead = before ? (after ? '' : say('desk.chartGone')) : say('desk.chartNew');
  const isSame = !before || !after || before.subtitle === after.subtitle;
  const valueOr = (value = say('desk.none')) => value;
  const changes = values.map(
    ({ before, after }) =>
      html`<li>${(after ?? before)?.label}: <del>${valueOr(before?.value)}</del> → <ins>${valueOr(after?.value)}</ins></li>`,
  );
  const go = (mark: string) => {
    const place = places[mark];
    return place && (() => session.go(positionOf(session.workbook, place)));
  };
  /** One of the two drawings, with its texts that differ from the other's. */
  const figure = (when: 'before' | 'after', chart?: RenderedChart, other?: RenderedChart) => {
    if (!chart) return '';
    const differing = (name: 'title' | 'subtitle') =>
      other && chart[name] !== other[name] ? chart[name] : '';
    const notes = chart.notes.filter((text) => text !== '' && !other?.notes.includes(text));
    return html`<figure class="is-${when}">
      <figcaption>${say(`desk.${when}`)}</figcaption>
      <p class="desk-title">${differing('title')}</p>
      <p class="subtitle">${differing('subtitle')}</p>
      ${drawing(chart.svg, go)}
      ${notes.map((text) => html`<p class="note">${text}</p>`)}
    </figure>`;
  };
  return html`<article>
    <h3>${title}</h3>
    <p class="subtitle">${isSame ? subtitle : ''}</p>
    <p class="desk-lead">${lead}</p>
    <ul class="desk-values">${changes}</ul>
    ${figure('before', before, after)}
    ${figure('after', after, before)}
  </article>`;
}

/** A drawing; `go` gives what a mark does, by the fragment of its link. */
function drawing(svg: string, go: (mark: string) => (() => void) | undefined): HTMLElement {
  // From our drawing code, which escapes texts of the data.
  const host = Object.assign(document.createElement('div'), { className: 'drawings', innerHTML: svg });
  for (const mark of host.querySelectorAll('a')) {
    const act = go(mark.getAttribute('href')?.slice(1) ?? '');
    mark.addEventListener('click', (event) => {
      event.preventDefault();
      act?.();
    });
    // A value that is gone now has no link.
    if (!act) for (const name of ['href', 'aria-label']) mark.removeAttribute(name);
  }
  return host;
}
