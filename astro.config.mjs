import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { nguon } from './src/integration/index.ts';

/** What the two subsets cover; a page loads only those that it has letters of. */
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const vietnamese =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';

const variant = (weight, subset, range) => ({
  weight,
  style: 'normal',
  unicodeRange: range.split(','),
  src: [`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`],
});

// Astro would report each command to its makers.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';

export default defineConfig({
  // Where the site will be: NGUON_SITE is its origin, NGUON_BASE the folder on it.
  site: process.env.NGUON_SITE || 'http://localhost:4321',
  base: process.env.NGUON_BASE || '/',
  outDir: process.env.NGUON_DIST || 'dist',
  cacheDir: '.astro/cache',
  trailingSlash: 'always',
  i18n: { locales: ['en', 'vi'], defaultLocale: 'en' },
  integrations: [
    mdx(),
    sitemap({
      i18n: { defaultLocale: 'en', locales: { en: 'en', vi: 'vi' } },
      // A chart alone is a part of the chart's page.
      filter: (page) => !/\/embed\/[^/]+\/$/.test(page),
    }),
    // Last: it replaces the output folder when all others are done.
    nguon(),
  ],
  build: {
    // Pictures are drawn in other threads while pages are written.
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
      // The licence texts of what is in the scripts.
      license: { fileName: 'licences/scripts.txt' },
      rolldownOptions: {
        // Astro's own marks in MDX modules; it reads them before bundling.
        onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
      },
    },
  },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Be Vietnam Pro',
      cssVariable: '--font-text',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {
        variants: [400, 600].flatMap((weight) => [
          variant(weight, 'latin', latin),
          variant(weight, 'vietnamese', vietnamese),
        ]),
      },
    },
  ],
});
