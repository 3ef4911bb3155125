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
      const drawing = Object.assign(document.createElement('div'), { className: 'drawings', innerHTML: svg });
      for (const mark of drawing.querySelectorAll('a')) mark.removeAttribute('href');
      const texts = [subtitle, ...notes].map((text) => build({ tag: 'p', parts: [text] }));
      element.append(build({ tag: 'b', parts: [title] }), drawing, ...texts);
    }
    return element;
  };
  host.replaceChildren(build({ tag: 'h2', parts: [say('desk.preview')] }), ...parts.map(build));
}
