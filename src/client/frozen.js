// Of a frozen page: what has become of its figures since, from a file beside its folder. Offline or blocked, it says nothing.
(() => {
  const [, version] = /^(https?:.*\/frozen\/[^/]+\/[^/]+)\//.exec(location.href) ?? [];
  if (!version) return;
  fetch(`${version}.json`, { cache: 'no-cache' })
    .then((response) => response.json())
    .then((news) => {
      const one = news[document.documentElement.lang];
      if (!one) return;
      const link = Object.assign(document.createElement('a'), { href: one.href, textContent: one.text });
      document.querySelector('.note.frozen').append(' ', link);
    })
    .catch(() => {});
})();
