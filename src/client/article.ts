/**
 * The page that checks an article or a picture: #draft (a form with a text area, a file input and the address of its
 * worker), a status, a place for results, and #draft-data.
 */
import { html, nothing, render } from 'lit-html';
import type { CheckedDraft } from '../article/check.ts';
import type { ArticleData } from '../article/facts.ts';

type Finding = CheckedDraft['findings'][number];

const form = document.querySelector<HTMLFormElement>('#draft');
const input = form?.querySelector('textarea');
const picture = form?.querySelector('input');
const choose = form?.querySelector('[type=button]');
const status = document.querySelector('#draft-status');
const results = document.querySelector<HTMLElement>('#draft-results');
const data: ArticleData = JSON.parse(document.querySelector('#draft-data')?.textContent ?? '');
const { texts, signs } = data;

if (form && input && picture && choose && status && results) {
  form.hidden = false;
  // A worker from an address has a policy of its own; made of a blob, it has that of the page.
  const source = `importScripts(${JSON.stringify(new URL(form.dataset['worker'] ?? '', location.href))})`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  worker.onmessage = ({ data: { said, text, language = '', findings } }: MessageEvent<CheckedDraft>) => {
    status.textContent = said;
    const shown = text === undefined ? list(findings, language) : show(text, findings, language);
    render(findings.length > 0 ? shown : nothing, results);
    // On a phone it is below what is seen.
    status.scrollIntoView();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    worker.postMessage({ input: input.value, data });
  });
  const open = async (file?: File) => file && worker.postMessage({ input: await file.arrayBuffer(), data });
  choose.addEventListener('click', () => picture.click());
  picture.addEventListener('change', async () => {
    await open(picture.files?.[0]);
    // So that the same file can be chosen again.
    picture.value = '';
  });
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

const sign = ({ verdict }: Finding, nth: number) => `${signs[verdict]}${nth + 1}`;
const mark = (finding: Finding, nth: number) =>
  html`<mark class="is-${finding.verdict}">${finding.phrase}<small>\u00a0${sign(finding, nth)}</small></mark>`;

/** The text with a link at each number, and the list that they lead to. */
function show(text: string, all: readonly Finding[], lang: string) {
  const findings = all.filter(({ verdict }) => verdict !== 'none');
  const endOf = ({ start = 0, phrase = '' }: Partial<Finding> = {}) => start + phrase.length;
  const marked = all.map((finding, at) => {
    const before = text.slice(endOf(all[at - 1]), finding.start);
    if (finding.verdict === 'none') return html`${before}<mark class="is-context">${finding.phrase}</mark>`;
    const nth = findings.indexOf(finding);
    const label = `${finding.phrase} ${sign(finding, nth)}: ${texts[finding.verdict]}`;
    return html`${before}<a href="#number-${nth + 1}" aria-label=${label}>${mark(finding, nth)}</a>`;
  });
  return html`<h2>${texts.marked}</h2>
    <p class="paste-text" lang=${lang}>${marked}${text.slice(endOf(all.at(-1)))}</p>
    ${list(findings, lang)}`;
}

/** What is said of each number, the most serious first. */
function list(findings: readonly Finding[], lang: string) {
  const [before, after] = texts.could.split('{phrase}');
  const item = (finding: Finding, nth: number) => html`<li id="number-${nth + 1}" value=${nth + 1}>
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
  const rank = ([{ verdict }]: readonly [Finding, unknown]) => Object.keys(signs).indexOf(verdict);
  const items = findings.map((finding, nth) => [finding, item(finding, nth)] as const);
  return html`<h2>${texts.list}</h2>
    <ol>${items.toSorted((a, b) => rank(a) - rank(b)).map(([, item]) => item)}</ol>`;
}
