import { amp } from './snippets/amp.ts';
import { iframe } from './snippets/iframe.ts';
import { svg } from './snippets/inline-svg.ts';
import type { SnippetInput } from './snippets/input.ts';
import { listener } from './snippets/listener.ts';
import { newsletter } from './snippets/newsletter.ts';
import { script } from './snippets/script.ts';
import { wordpress } from './snippets/wordpress.ts';

export type { SnippetInput } from './snippets/input.ts';

/**
 * The ways to put a chart into another page, each as HTML to be pasted: a line an element, without a line end at its end,
 * all texts escaped. To add one, add its file and a line here.
 */
export const snippets = {
  script,
  listener,
  iframe,
  amp,
  wordpress,
  newsletter,
  svg,
} as const satisfies Record<string, (input: SnippetInput) => string>;
export type SnippetName = keyof typeof snippets;
