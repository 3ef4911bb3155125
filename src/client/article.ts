/**
 * The page that checks an article: #draft (a form with a text area), a status, a place for results, and #draft-data. All is
 * done in the page itself: a worker would not be bound by its policy.
 */
import { html, nothing, render } from 'lit-html';
import {
  checkArticle,
  couldRead,
  type Finding,
  reasonOf,
  summaryOf,
  type Verdict,
} from '../article/check.ts';
import type { ArticleData } from '../article/facts.ts';
import { textLines } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import type { Locale } from '../i18n/locales.ts';

const form = document.querySelector<HTMLFormElement>('#draft');
const input = form?.querySelector('textarea');
const status = document.querySelector('#draft-status');
const results = document.querySelector<HTMLElement>('#draft-results');
const data: ArticleData = JSON.parse(document.querySelector('#draft-data')?.textContent ?? '');
const { texts } = data;

/** So that no verdict depends on a colour. */
const signs: Record<Verdict, string> = {
  ...{ contradicted: '×', superseded: '→', overstated: '!', uncertain: '?' },
  ...{ rounded: '≈', reported: '=', unknown: '–', none: '' },
};

if (form && input && status && results) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const found = findLanguage(input.value);
    const language = data.locales.find((one) => one === found);
    const all = language ? checkArticle(input.value, data, language) : [];
    const findings = all.filter(({ verdict }) => verdict !== 'none');
    status.textContent = language ? summaryOf(findings, data) : texts.language;
    render(language && findings.length > 0 ? show(input.value, findings, language) : nothing, results);
  });
}

const li = (content: unknown) => html`<li>${content}</li>`;

/** The text with a link at each number, and the list that they lead to. */
function show(text: string, findings: readonly Finding[], lang: Locale) {
  const whole = textLines(text).join('\n');
  const mark = ({ phrase, verdict }: Finding, nth: number) =>
    html`<mark class="is-${verdict}">${phrase}<small> ${signs[verdict]}${nth + 1}</small></mark>`;
  const endOf = (finding?: Finding) => (finding ? finding.start + finding.phrase.length : 0);
  const marked = findings.map((finding, nth) => {
    const before = whole.slice(endOf(findings[nth - 1]), finding.start);
    return html`${before}<a href="#number-${nth + 1}" aria-label="${finding.phrase} ${signs[finding.verdict]}${nth + 1}: ${texts[finding.verdict]}">${mark(finding, nth)}</a>`;
  });
  const item = (finding: Finding, nth: number) => {
    const [reason, could] = [reasonOf(finding), couldRead(finding, lang)];
    const values = finding.facts.map(({ name, page, source, formula, correction }) => {
      const { words, language, place, url } = source ?? {};
      const link = url ? html`<a href=${url} lang=${language}>“${words}”</a>` : words;
      return html`<li><a href=${page}>${name}</a></li>
        ${source && html`<li>${link}, ${place}</li>`} ${[formula, correction].filter(Boolean).map(li)}`;
    });
    const [before, after] = texts.could.split('{phrase}');
    return html`<li id="number-${nth + 1}">
      <span lang=${lang}>${mark(finding, nth)}</span> <b>${texts[finding.verdict]}</b>${reason && `. ${texts[reason]}`}
      <ul>${values} ${could && li(html`${before}<b lang=${lang}>${could}</b>${after}`)}</ul>
    </li>`;
  };
  return html`<h2>${texts.marked}</h2>
    <p class="paste-text" lang=${lang}>${marked}${whole.slice(endOf(findings.at(-1)))}</p>
    <h2>${texts.list}</h2>
    <ol>${findings.map(item)}</ol>`;
}
