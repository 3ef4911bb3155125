/**
 * The page that checks an article or a picture: #draft (a form with a text area and a file input), a status, a place for
 * results, and #draft-data. All is done in the page itself: a worker would not be bound by its policy.
 */
import { html, nothing, render } from 'lit-html';
import {
  checkArticle,
  checkPicture,
  type Finding,
  type PictureFinding,
  readPicture,
  summaryOf,
} from '../article/check.ts';
import type { ArticleData } from '../article/facts.ts';
import { signs } from '../article/judge.ts';
import { textLines } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';

const form = document.querySelector<HTMLFormElement>('#draft');
const input = form?.querySelector('textarea');
const picture = form?.querySelector('input');
const status = document.querySelector('#draft-status');
const results = document.querySelector<HTMLElement>('#draft-results');
const data: ArticleData = JSON.parse(document.querySelector('#draft-data')?.textContent ?? '');
const { texts } = data;

if (form && input && picture && status && results) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const found = findLanguage(input.value);
    const language = data.locales.find((one) => one === found);
    const findings = language ? checkArticle(input.value, data, language) : [];
    status.textContent = language ? summaryOf(findings, data) : texts.language;
    render(language && findings.length > 0 ? show(input.value, findings, language) : nothing, results);
    // On a phone it is below what is seen.
    status.scrollIntoView();
  });
  const open = async (file?: File) => {
    if (!file) return;
    const found = readPicture(await file.arrayBuffer());
    const findings = found ? checkPicture(found, data) : [];
    status.textContent = findings.length > 0 ? summaryOf(findings, data) : texts.noPicture;
    render(found && findings.length > 0 ? list(findings, found.language) : nothing, results);
  };
  picture.addEventListener('change', () => open(picture.files?.[0]));
  // A file that is dropped beside the field would take the place of the page.
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) event.preventDefault();
    open(file);
  });
}

const sign = ({ verdict }: PictureFinding, nth: number) => `${signs[verdict]}${nth + 1}`;
const mark = (finding: PictureFinding, nth: number) =>
  html`<mark class="is-${finding.verdict}">${finding.phrase}<small>\u00a0${sign(finding, nth)}</small></mark>`;

/** The text with a link at each number, and the list that they lead to. */
function show(text: string, all: readonly Finding[], lang: string) {
  const findings = all.filter(({ verdict }) => verdict !== 'none');
  const whole = textLines(text).join('\n');
  const endOf = (finding?: Finding) => (finding ? finding.start + finding.phrase.length : 0);
  const marked = all.map((finding, at) => {
    const before = whole.slice(endOf(all[at - 1]), finding.start);
    if (finding.verdict === 'none') return html`${before}<mark class="is-context">${finding.phrase}</mark>`;
    const nth = findings.indexOf(finding);
    const label = `${finding.phrase} ${sign(finding, nth)}: ${texts[finding.verdict]}`;
    return html`${before}<a href="#number-${nth + 1}" aria-label=${label}>${mark(finding, nth)}</a>`;
  });
  return html`<h2>${texts.marked}</h2>
    <p class="paste-text" lang=${lang}>${marked}${whole.slice(endOf(all.at(-1)))}</p>
    ${list(findings, lang)}`;
}

/** What is said of each number, the most serious first. */
function list(findings: readonly PictureFinding[], lang: string) {
  const [before, after] = texts.could.split('{phrase}');
  const item = (finding: PictureFinding, nth: number) => html`<li id="number-${nth + 1}" value=${nth + 1}>
    <span lang=${lang}>${mark(finding, nth)}</span> <b>${finding.why}</b>
    <ul>
      ${finding.facts
        .flatMap(({ lines }) => lines)
        .map(
          ({ text, url, lang = document.documentElement.lang }) =>
            html`<li lang=${lang}>${url ? html`<a href=${url}>${text}</a>` : text}</li>`,
        )}
      ${finding.couldRead && html`<li>${before}<b lang=${lang}>${finding.couldRead}</b>${after}</li>`}
    </ul>
  </li>`;
  const rank = ([{ verdict }]: readonly [PictureFinding, unknown]) => Object.keys(signs).indexOf(verdict);
  const items = findings.map((finding, nth) => [finding, item(finding, nth)] as const);
  return html`<h2>${texts.list}</h2>
    <ol>${items.toSorted((a, b) => rank(a) - rank(b)).map(([, item]) => item)}</ol>`;
}
