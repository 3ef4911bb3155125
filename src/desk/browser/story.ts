import type { StoryPart } from '../../stories/preview.ts';
import type { Desk } from '../desk.ts';
import { say } from './page.ts';

/** Shows a previewed story; without one, why there is none yet. */
export function showStory(story: Awaited<ReturnType<Desk['preview']>>, host: HTMLElement): void {
  const { parts = [{ tag: 'p', parts: [say('desk.previewWait')] }], charts } = story ?? {};
  const build = (part: StoryPart): string | HTMLElement => {
    if (typeof part === 'string') return part;
    const chart = charts?.get(part.chart ?? '');
    const element = document.createElement(chart ? 'figure' : part.tag);
    if (!chart) element.append(...part.parts.map(build));
    else {
      const { title, subtitle, svg, notes } = chart;
      // From our drawing code, which escapes texts of the data.
      element.innerHTML = svg;
      for (const mark of element.querySelectorAll('a')) mark.removeAttribute('href');
      element.prepend(build({ tag: 'b', parts: [title] }), build({ tag: 'p', parts: [subtitle] }));
      element.append(...notes.map((text) => build({ tag: 'p', parts: [text] })));
    }
    return element;
  };
  host.replaceChildren(build({ tag: 'h2', parts: [say('desk.preview')] }), ...parts.map(build));
}
