import { palettes } from '../../../../src/charts/palette.ts';
import type { ChartType } from '../../../../src/tables/schemas/chart.ts';

/** What a page says around its chart. */
export interface PageWords {
  locale: string;
  title: string;
  subtitle: string;
  summary: string;
  note: string;
}

const { tones } = palettes.light;
const colours = JSON.stringify({ domain: Object.keys(tones), range: Object.values(tones) });
/** How far a bar's name may reach before it is wrapped, in pixels. */
const NAMES = 130;

/**
 * The marks of each chart type in Observable Plot, as its documentation draws them: the value, the interval of what is
 * not known exactly, and the figure in words. `LANG` stands for the page's language.
 */
const marks: Record<Exclude<ChartType, 'card'>, string> = {
  bar: `
      Plot.barX(data, {x: "value", y: "label_LANG", fill: "tone", sort: {y: "x", reverse: true}}),
      Plot.ruleY(data, {x1: "low", x2: "high", y: "label_LANG", strokeWidth: 2}),
      Plot.text(data, {x: "right", y: "label_LANG", text: "text_LANG", textAnchor: "start", dx: 6}),
      Plot.ruleX([0])`,
  range: `
      Plot.ruleY(data, {x1: 0, x2: "value", y: "label_LANG", stroke: "tone", sort: {y: "x2", reverse: true}}),
      Plot.ruleY(data, {x1: "low", x2: "high", y: "label_LANG", stroke: "tone", strokeWidth: 10, strokeOpacity: 0.4}),
      Plot.dot(data, {x: "value", y: "label_LANG", fill: "tone"}),
      Plot.text(data, {x: "right", y: "label_LANG", text: "interval_LANG", textAnchor: "start", dx: 8}),
      Plot.ruleX([0])`,
  stack: `
      Plot.barX(data, Plot.stackX({x: "value", y: "whole_LANG", fill: "tone", stroke: "white"})),
      Plot.text(data.filter((d) => d.share > 0.15), Plot.stackX({x: "value", y: "whole_LANG", fill: "white", text: (d) => d.label_LANG + "\\n" + d.text_LANG})),
      Plot.axisY({label: null, tickSize: 0, textAnchor: "start", dx: 3, dy: -34})`,
  line: `
      Plot.line(data, {x: "period_LANG", y: "value", z: "series"}),
      Plot.ruleX(data, {x: "period_LANG", y1: "low", y2: "high", strokeWidth: 2}),
      Plot.dot(data, {x: "period_LANG", y: "value", fill: "currentColor"}),
      Plot.text(data, {x: "period_LANG", y: "value", text: "text_LANG", dy: -14}),
      Plot.ruleY([0])`,
  dots: `
      Plot.waffleX(data, {x: "value", y: "label_LANG", fill: "tone", sort: {y: "x", reverse: true}}),
      Plot.text(data, {x: "right", y: "label_LANG", text: "text_LANG", textAnchor: "start", dx: 6})`,
};

/** Scales and margins that go with the marks: figures stand at the marks, so there is no axis of values. */
const settings: Record<keyof typeof marks, string> = {
  bar: `marginLeft: ${NAMES}, marginRight: 90, x: {axis: null}, y: {label: null, lineWidth: 10, tickSize: 0}`,
  range: `marginLeft: ${NAMES}, marginRight: 110, x: {axis: null}, y: {label: null, lineWidth: 10, tickSize: 0}`,
  stack: `height: 190, marginLeft: 0, x: {axis: null}, y: {padding: 0.45}`,
  line: `height: 240, marginTop: 30, marginBottom: 30, x: {type: "point", label: null, tickFormat: String}, y: {axis: null, zero: true}`,
  dots: `marginLeft: ${NAMES}, marginRight: 50, x: {axis: null}, y: {label: null, lineWidth: 10, tickSize: 0}`,
};

/**
 * A chart's page in Markdown, as a Framework developer writes it: title, chart, note; the figures come from the chart's
 * CSV. `data` is the address of that CSV from the page's folder.
 */
export function framePage(type: ChartType, data: string, words: PageWords): string {
  const { locale, title, subtitle, summary, note } = words;
  const text = (one: string) => one.replaceAll('LANG', locale);
  const chart =
    type === 'card'
      ? text(
          `<div class="card">\n  <span class="big">\${data[0].text_LANG}</span>\n  <p>\${data[0].interval_LANG}</p>\n</div>`,
        )
      : `\`\`\`js
display(
  Plot.plot({
    width,
    ${settings[type]},
    color: ${colours},
    ariaDescription: ${JSON.stringify(summary)},
    marks: [${text(marks[type])}
    ]
  })
);
\`\`\``;
  return `---
title: ${JSON.stringify(title)}
---

# ${title}

${subtitle}

\`\`\`js
const data = FileAttachment(${JSON.stringify(data)}).csv({typed: true});
\`\`\`

${chart}

${note}
`;
}
