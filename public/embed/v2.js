/*
 * Nguồn, version 2: the element that fits a chart into a page. Its bytes never change, so that no article does.
 *
 *   <nguon-chart><iframe src="…/embed/id/" …></iframe></nguon-chart>
 *   <nguon-chart src="…/embed/id/" title="…" height="…"></nguon-chart>
 *
 * The frame in it, or one of its own, gets the height that its page sends. Where the frame's address has no theme, the
 * chart is light or dark as the text around it asks for, whenever that changes. Wherever the element comes from
 * (innerHTML, a framework, a shadow root), it works; without this script the frame alone still shows the chart.
 * Nothing else on the page is touched, and nothing is stored or sent.
 */
(() => {
  if (customElements.get('nguon-chart')) return;
  const set = ({ style }, name, value) => style.setProperty(name, value, 'important');

  class NguonChart extends HTMLElement {
    static observedAttributes = ['src'];
    #told;

    connectedCallback() {
      for (const [name, value] of [
        ['display', 'block'],
        ['width', '100%'],
        ['container-type', 'inline-size'],
        // The text's own colour, written in one way. When it changes, for whatever reason, this says so.
        ['color', 'color-mix(in srgb, currentcolor, currentcolor)'],
        ['transition', 'color 1ms'],
      ])
        set(this, name, value);
      addEventListener('message', this);
      this.addEventListener('transitionend', this);
      this.attributeChangedCallback();
      // A frame that has loaded already says its height again.
      this.#frame?.contentWindow?.postMessage({ type: 'frames-init' }, '*');
    }

    disconnectedCallback() {
      removeEventListener('message', this);
    }

    attributeChangedCallback() {
      const src = new URL(this.getAttribute('src') || 'about:blank', document.baseURI);
      if (!this.isConnected || !src.protocol.startsWith('http')) return;
      let frame = this.#frame;
      if (!frame) {
        frame = document.createElement('iframe');
        frame.loading = 'lazy';
        this.#fit(frame);
        frame.style.height = '480px';
        frame.style.height = this.getAttribute('height');
        set(frame, 'color-scheme', /[?&#]theme=(light|dark)/.exec(src.href)?.[1] ?? 'normal');
        this.append(frame);
      }
      frame.title = this.title;
      if (frame.src !== src.href) frame.src = src.href;
    }

    handleEvent({ type, source, data }) {
      const frame = this.#frame;
      if (type === 'message') {
        if (!source || source !== frame?.contentWindow || data?.sentinel !== 'amp') return;
        if (data.type === 'embed-ready') this.#told = undefined;
        const height = Math.ceil(Number(data.height));
        if (data.type === 'embed-size' && height > 0 && height <= 10000) {
          this.#fit(frame);
          // What the snippet reserved is kept where it is right: it stays so at other widths.
          if (Math.abs(frame.offsetHeight - height) > 1) set(frame, 'height', `${height}px`);
        }
      }
      if (!frame || /[?&#]theme=(light|dark)/.test(frame.src)) return;
      const { color } = getComputedStyle(this);
      const [red, green, blue] = (color.match(/[\d.]+(?:e-\d+)?/g) ?? [0, 0, 0]).map(Number);
      const light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / (color.startsWith('rgb') ? 255 : 1);
      const theme = light > 0.5 ? 'dark' : 'light';
      if (theme === this.#told) return;
      this.#told = theme;
      // As its page has it, so that the ground of this page shows through.
      set(frame, 'color-scheme', theme);
      frame.contentWindow.postMessage({ type: 'nguon-theme', theme }, '*');
    }

    get #frame() {
      return this.querySelector('iframe');
    }

    #fit(frame) {
      for (const [name, value] of [
        ['display', 'block'],
        ['float', 'none'],
        ['box-sizing', 'content-box'],
        ['width', '100%'],
        ['min-width', '0'],
        ['max-width', '100%'],
        ['min-height', '0'],
        ['max-height', 'none'],
        ['padding', '0'],
        ['border', '0'],
      ])
        set(frame, name, value);
    }
  }
  customElements.define('nguon-chart', NguonChart);
})();
