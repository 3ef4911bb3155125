/**
 * The search page: #search (a form with data-index, the address of the documents, data-count, words with {count}, and data-failed),
 * its input, a status, and an ordered list for the results. The documents are loaded when the input is first used.
 */
import { html, render } from 'lit-html';
import { search, searchIndex } from '../formats/search.ts';

const form = document.querySelector<HTMLFormElement>('#search');
const input = form?.querySelector('input');
const status = document.querySelector('#search-status');
const results = document.querySelector<HTMLElement>('#search-results');

if (form && input && status && results) {
  let index: Promise<ReturnType<typeof searchIndex>> | undefined;
  const load = () => {
    index ??= fetch(form.dataset['index'] ?? '')
      .then((answer) => answer.json())
      .then(searchIndex);
    return index;
  };

  const item = ({ kind, title, text, path }: ReturnType<typeof search>[number]) =>
    html`<li><a href=${path}>${title}</a><p class="subtitle">${[kind, text].filter(Boolean).join(' · ')}</p></li>`;

  const failed = () => {
    index = undefined;
    status.textContent = form.dataset['failed'] ?? '';
  };

  const show = async () => {
    const query = input.value.trim();
    const found = query ? search(await load(), query) : [];
    // Typing went on while the documents were loading.
    if (query !== input.value.trim()) return;
    render(found.slice(0, 50).map(item), results);
    status.textContent = query ? (form.dataset['count'] ?? '').replace('{count}', `${found.length}`) : '';
    history.replaceState(null, '', query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('focus', () => load().catch(failed), { once: true });
  input.addEventListener('input', () => show().catch(failed));
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  show().catch(failed);
  input.focus();
}
