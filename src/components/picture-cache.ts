import { cacheDir } from 'astro:config/server';

/** Where drawn PNGs stay between builds. The folder may be deleted at any time. */
export const pictureCache = new URL('pictures/', cacheDir);
