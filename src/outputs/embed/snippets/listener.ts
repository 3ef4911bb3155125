import type { Site } from '../../site.ts';
import { iframe } from './iframe.ts';
import type { SnippetInput } from './input.ts';

/** The frame, and a script that gives it the height that the embed page tells: for pages that let no foreign script in. */
export function listener(input: SnippetInput): string {
  return `${iframe(input)}\n<script>\n${listenerScript(input.site)}\n</script>`;
}

/**
 * Sets the height of each frame of this site to what the page in it asks for, in px, with AMP's message `embed-size`.
 * It leaves nothing behind but its listener, so pages may have it several times. There is no `&`, no `<` and no comment in it:
 * content systems write the former two as entities, and some put all on one line.
 */
function listenerScript({ root }: Site): string {
  return `(function (page, root) {
  addEventListener('message', function (event) {
    var size = event.data || {};
    if (size.sentinel !== 'amp' || size.type !== 'embed-size' || typeof size.height !== 'number') return;
    if (!(size.height > 0) || size.height > 10000) return;
    page.querySelectorAll('iframe').forEach(function (frame) {
      if (frame.contentWindow !== event.source || !frame.src.startsWith(root)) return;
      frame.style.height = size.height + 'px';
    });
  });
})(document, ${scriptString(root)});`;
}

/** A text as a JavaScript string that HTML and content systems leave alone. */
function scriptString(text: string): string {
  return JSON.stringify(text).replace(/[<&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
