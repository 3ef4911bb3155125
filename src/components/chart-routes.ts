import type { Locale } from '../i18n/locales.ts';
import { localeRoutes } from '../i18n/paths.ts';
import { made } from '../outputs/made.ts';
import { getViews } from './views.ts';

/** Of what there is once a chart and locale, as Astro's `getStaticPaths` wants them. Anew each time: Astro notes things in them. */
type Routes = { params: { locale: string | undefined; id: string }; props: { locale: Locale; id: string } }[];

/** The routes of charts' pages. By its key, Astro knows a page that an earlier build has made from the same. */
export async function chartPageRoutes(): Promise<(Routes[number] & { cacheKey?: string })[]> {
  const { now } = made;
  const all = await chartRoutes();
  return now
    ? all.map((route) => ({ ...route, cacheKey: now.pageKey(route.props.locale, route.props.id) }))
    : all;
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
