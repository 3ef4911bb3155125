import type { Locale } from '../i18n/locales.ts';
import { localeRoutes } from '../i18n/paths.ts';
import { made } from '../outputs/made.ts';
import { getViews } from './views.ts';

/** Of what there is once a chart and locale, as Astro's `getStaticPaths` wants them. Anew each time: Astro notes things in them. */
type Routes = { params: { locale: string | undefined; id: string }; props: { locale: Locale; id: string } }[];

/** The routes of charts' pages, in a build without those that are there already. */
export async function chartPageRoutes(): Promise<Routes> {
  const { now } = made;
  const all = await chartRoutes();
  if (!now) return all;
  const arePresent = await Promise.all(all.map(({ props: { locale, id } }) => now.hasPages(locale, id)));
  return all.filter((_, at) => !arePresent[at]);
}

/** The routes of charts' files: in a build none, for it writes them itself, in several threads. */
export async function chartFileRoutes(): Promise<Routes> {
  return made.now ? [] : chartRoutes();
}

async function chartRoutes(): Promise<Routes> {
  const routes = localeRoutes().map(async ({ params, props }) =>
    (await getViews(props.locale)).charts.map(({ chart: { id } }) => ({
      params: { ...params, id },
      props: { ...props, id },
    })),
  );
  return (await Promise.all(routes)).flat();
}
