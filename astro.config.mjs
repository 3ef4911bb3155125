import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { nguon } from './src/integration/index.ts';
import { storyPlugin } from './src/stories/mdx.ts';

// Astro would report each command to its makers.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';

const base = process.env.NGUON_BASE || '/';

export default defineConfig({
  // Where the site will be: NGUON_SITE is its origin, NGUON_BASE the folder on it.
  site: process.env.NGUON_SITE || 'http://localhost:4321',
  base,
  outDir: process.env.NGUON_DIST || 'dist',
  cacheDir: '.astro/cache',
  trailingSlash: 'always',
  // Ours is the last: it replaces the output folder when all others are done.
  integrations: [mdx(), nguon()],
  build: {
    // PNGs are drawn in Node's thread pool.
    concurrency: 8,
    // Most readers see one page: its styles, 4 KB, are there with it, and a slow phone draws the chart half a second sooner.
    inlineStylesheets: 'always',
  },
  security: {
    // Scripts and styles by their hashes, the rest from this site, and nothing else.
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        // A chart page shows how its chart looks embedded.
        "frame-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        // The editors' desk reads, checks and draws in a worker.
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  vite: {
    build: {
      // The desk's parser of stories, which it loads when a story is edited.
      chunkSizeWarningLimit: 700,
      // The licence texts of what is in the scripts.
      license: { fileName: 'licences/scripts.txt' },
      rolldownOptions: {
        // Astro's own marks in MDX modules; it reads them before bundling.
        onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
      },
    },
  },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [storyPlugin(base)] }),
  },
});
