import Command from './Command.astro';
import GuideLink from './GuideLink.astro';
import Label from './Label.astro';
import Mistake from './Mistake.astro';
import Picture from './Picture.astro';

/** What a section of the guide may use. A Markdown link to `/data/` leads to that page in the guide's language. */
export const guideComponents = { a: GuideLink, Command, File: Command, Label, Mistake, Picture };
