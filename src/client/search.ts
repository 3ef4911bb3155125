/**
 * The search page: #search (a form with data-index, the address of the documents, and data-count, words with {count}),
 * its input, a status, and an ordered list for the results. The documents are loaded when the input is first used.
 */
import { search, searchIndex } from '../formats/search.ts';

const form = document.querySelector<HTMLFormElement>('#search');
const input = form?.querySelector('input');
const status = document.querySelector('#search-status');
const results = document.querySelector('#search-results');

if (form && input && status && results) {
  let index: Promise<ReturnType<typeof searchIndex>> | undefined;
  const load = () => {
    index ??= fetch(form.dataset['index'] ?? '')
      .then((answer) => answer.json())
      .then(searchIndex);
    return index;
  };

  const item = ({ kind, title, text, path }: ReturnType<typeof search>[number]) => {
    const li = document.createElement('li');
    const link = Object.assign(document.createElement('a'), { href: path, textContent: title });
    const about = Object.assign(document.createElement('p'), { className: 'subtitle' });
    about.textContent = text ? `${kind} · ${text}` : kind;
    li.append(link, about);
    return li;
  };

  const show = async () => {
    const query = input.value.trim();
    const found = query ? search(await load(), query) : [];
    // Typing went on while the documents were loading.
    if (query !== input.value.trim()) return;
    results.replaceChildren(...found.slice(0, 50).map(item));
    status.textContent = query ? (form.dataset['count'] ?? '').replace('{count}', `${found.length}`) : '';
    history.replaceState(null, '', query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('focus', load, { once: true });
  input.addEventListener('input', show);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  show();
  input.focus();
}
