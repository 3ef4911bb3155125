/*
 * Nguồn, version 1 of the tag that puts a chart into a page. Its bytes never change, so that no article does.
 *
 *   <script async src="…/embed/v1.js" data-chart="id"></script>
 *
 * data-lang    the chart's language, "en" where it is not given
 * data-theme   "light" or "dark"; where it is not given, as the text around the tag is dark or light
 * data-plain   without title and source
 * data-frozen  the version to show, where it is not the newest
 * data-height  in px, until the chart says its own
 * data-title   for screen readers
 *
 * The chart comes after the tag. Nothing else on the page is touched, and nothing is stored or sent.
 */
(() => {
  const script = document.currentScript;
  const data = script?.dataset;
  if (!data?.chart) return;
  const root = script.src.replace(/embed\/v1\.js(?:[?#].*)?$/, '');
  const chart = encodeURIComponent(data.chart);
  const lang = data.lang && data.lang !== 'en' ? `${encodeURIComponent(data.lang)}/` : '';
  const page = data.frozen
    ? `${root}frozen/${chart}/${encodeURIComponent(data.frozen)}/${lang}`
    : `${root}${lang}embed/${chart}/`;

  // Dark where the text around is light. A colour that is no rgb() is drawn, to know what it is.
  const themeAround = () => {
    const colour = getComputedStyle(script.parentElement ?? document.documentElement).color;
    let rgb = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)/.exec(colour)?.slice(1);
    if (!rgb) {
      const context = document.createElement('canvas').getContext('2d');
      if (!context) return 'light';
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      rgb = context.getImageData(0, 0, 1, 1).data;
    }
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] > 140 ? 'dark' : 'light';
  };

  const given = data.theme === 'light' || data.theme === 'dark';
  let theme = given ? data.theme : themeAround();
  const height = Number(data.height);
  const frame = document.createElement('iframe');
  const { style } = frame;
  frame.src = `${page}?theme=${theme}${'plain' in data ? '&plain' : ''}`;
  frame.title = data.title || data.chart;
  frame.loading = 'lazy';
  style.display = 'block';
  style.width = '100%';
  style.height = `${height > 0 && height <= 10000 ? height : 480}px`;
  style.border = '0';
  // As its page has it, so that the ground of this page shows through.
  style.colorScheme = theme;

  addEventListener('message', ({ source, data: message }) => {
    if (source !== frame.contentWindow || message?.sentinel !== 'amp' || message.type !== 'embed-size')
      return;
    const size = Number(message.height);
    if (size > 0 && size <= 10000) style.height = `${Math.ceil(size)}px`;
  });

  const change = () => {
    const now = themeAround();
    if (now === theme || !frame.contentWindow) return;
    theme = now;
    style.colorScheme = theme;
    frame.contentWindow.location.replace(`${frame.src}#theme=${theme}`);
  };
  // Pages change between light and dark by a setting of the reader or by an attribute of theirs; some do so by degrees.
  const follow = () => {
    change();
    setTimeout(change, 1000);
  };
  if (!given) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
    const observer = new MutationObserver(follow);
    for (const element of [document.documentElement, document.body])
      if (element) observer.observe(element, { attributes: true });
  }

  script.after(frame);
})();
