/*
 * Nguồn, version 1 of the tag that puts a chart into a page. Its bytes never change, so that no article does.
 *
 *   <script async src="…/embed/v1.js" data-chart="id"></script>
 *
 * data-lang    the chart's language, "en" where it is not given
 * data-theme   "light" or "dark"; where it is not given, as the page around the tag is, whenever that changes
 * data-plain   without title and source
 * data-frozen  the version to show, where it is not the newest
 * data-height  in px, until the chart says its own
 * data-title   for screen readers
 *
 * The chart comes after the tag, which stands in the page's body; in a shadow root, no script knows its own tag.
 * Nothing else on the page is touched, and nothing is stored or sent.
 */
(() => {
  const NAME = /^[\w-]+$/;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  let context;

  // How light a colour is, from 0 to 255; undefined where less than the least of it is there. What is no rgb() is drawn, to know what it is.
  const lightness = (colour, least) => {
    let [r, g, b, alpha = 1] = (/^rgba?\(([^)]*)\)$/.exec(colour)?.[1] ?? '').split(/[\s,/]+/).map(Number);
    if (!(r + g + b + alpha >= 0)) {
      context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!context) return undefined;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      [r, g, b, alpha] = context.getImageData(0, 0, 1, 1).data;
      alpha /= 255;
    }
    return alpha < least ? undefined : 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // What an element stands on: the first colour behind it, and whether that is sure; undefined where there is a picture first.
  const groundOf = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      const light = lightness(backgroundColor, 0.5);
      if (light !== undefined) return [light, true];
      if (backgroundImage !== 'none') return [];
    }
    // The page's own, which its color-scheme decides.
    const { colorScheme = '' } = getComputedStyle(element);
    const isDark = /dark/.test(colorScheme) && (!/light/.test(colorScheme) || prefersDark.matches);
    return [isDark ? 18 : 255, false];
  };

  const place = (script) => {
    const { chart, lang = 'en', frozen, theme: wanted, height, title } = script.dataset;
    const parent = script.parentElement;
    if (![chart, lang, frozen ?? '-'].every((one) => NAME.test(one)) || !parent || parent === document.head) {
      console.warn('Nguồn: the tag of a chart has a data-chart, and stands in the body of the page.', script);
      return;
    }
    const root = script.src.replace(/embed\/v1\.js(?:[?#].*)?$/, '');
    const locale = lang === 'en' ? '' : `${lang}/`;
    const page = frozen ? `${root}frozen/${chart}/${frozen}/${locale}` : `${root}${locale}embed/${chart}/`;
    const follows = wanted !== 'light' && wanted !== 'dark';

    // Where the page was saved with its charts in it, theirs are dead.
    const bury = (old) => {
      if (old?.localName === 'iframe' && !old.isNguon && old.src.startsWith(page)) old.remove();
    };
    if (script.nguonFrame?.isConnected) return;
    bury(script.nextElementSibling);

    const frame = document.createElement('iframe');
    frame.isNguon = true;
    script.nguonFrame = frame;

    // Text is lighter than what it stands on where that is dark. Where both are alike, the ground was guessed wrongly, or
    // there is no text of that colour; or the page is turning by degrees, and its text has turned first: then wait.
    let theme;
    const themeAround = (isTurning) => {
      const around = frame.parentElement ?? parent;
      const [ground, isSure] = groundOf(around);
      // Faint text is still text; of what is filled with a picture, the ground alone tells.
      const text = lightness(getComputedStyle(around).color, 0.1) ?? (ground < 128 ? 255 : 0);
      if (Math.abs(text - ground) >= 48) return text > ground ? 'dark' : 'light';
      if (isSure && isTurning) return theme;
      return (isSure ? ground < 128 : text > 140) ? 'dark' : 'light';
    };

    const set = (name, value) => frame.style.setProperty(name, value, 'important');
    theme = follows ? themeAround() : wanted;
    const first = theme;
    const src = `${page}?theme=${theme}${'plain' in script.dataset ? '&plain' : ''}`;
    frame.src = src;
    frame.title = title || chart;
    frame.loading = 'lazy';
    for (const [name, value] of Object.entries({
      display: 'block',
      position: 'static',
      float: 'none',
      flex: 'none',
      'box-sizing': 'content-box',
      width: '100%',
      'min-width': '0',
      'max-width': '100%',
      height: `${height > 0 && height <= 10000 ? height : 480}px`,
      'min-height': '0',
      'max-height': 'none',
      padding: '0',
      border: '0',
      background: 'none',
      // As its page has it, so that the ground of this page shows through.
      'color-scheme': theme,
    }))
      set(name, value);

    let retold = 0;
    // To another fragment of the same page: it is not loaded again, and no step is added to the history.
    const tell = () => frame.contentWindow?.location.replace(`${src}#theme=${theme}`);
    addEventListener('message', ({ source, data }) => {
      if (!source || source !== frame.contentWindow || data?.sentinel !== 'amp') return;
      // A frame that was moved within the page starts again as it was at first. Its load event comes with fragments, too;
      // and where the site has moved, each telling loads anew: not for ever.
      if (data.type === 'embed-ready' && theme !== first && frame.src === src && retold++ < 3) tell();
      if (data.type !== 'embed-size') return;
      const size = Number(data.height);
      if (size > 0 && size <= 10000) set('height', `${Math.ceil(size)}px`);
    });

    if (follows) {
      const look = (isTurning) => {
        if (!frame.isConnected || frame.src !== src) return;
        const now = themeAround(isTurning);
        if (now === theme) return;
        theme = now;
        retold = 0;
        set('color-scheme', theme);
        tell();
      };
      let later;
      const change = () => {
        look(true);
        clearTimeout(later);
        later = setTimeout(look, 1000);
      };
      // The frame inherits the colour of the text around it: when that changes, for whatever reason, it says so.
      set('color', 'inherit');
      set('transition', 'color 1ms');
      frame.addEventListener('transitionend', (event) => {
        event.stopPropagation();
        change();
      });
      frame.addEventListener('load', change);
      addEventListener('load', change);
      // Where the page turned while the frame was hidden, nothing changed in it: its size does when it is shown.
      new ResizeObserver(change).observe(frame);
      prefersDark.addEventListener('change', change);
      let waiting = false;
      new MutationObserver(() => {
        if (waiting) return;
        waiting = true;
        setTimeout(() => {
          waiting = false;
          change();
        }, 100);
      }).observe(document.documentElement, { attributes: true });
    }

    script.after(frame);
    // The page may still be coming in.
    addEventListener('DOMContentLoaded', () => bury(frame.nextElementSibling));
  };

  const { currentScript } = document;
  if (currentScript?.dataset.chart) place(currentScript);
  // Modules, and scripts that others have copied or put off, do not know their own tags.
  else for (const one of document.querySelectorAll('script[data-chart][src*="embed/v1.js"]')) place(one);
})();
