import type { Locale } from '../i18n/locales.ts';
import { localeRoutes } from '../i18n/paths.ts';
import { getViews } from './views.ts';

/** The routes of what there is once a chart and locale, as Astro's `getStaticPaths` wants them. Anew each time: Astro notes things in it. */
export async function chartRoutes(): Promise<
  { params: { locale: string | undefined; id: string }; props: { locale: Locale; id: string } }[]
> {
  const routes = localeRoutes().map(async ({ params, props }) =>
    (await getViews(props.locale)).charts.map(({ chart: { id } }) => ({
      params: { ...params, id },
      props: { ...props, id },
    })),
  );
  return (await Promise.all(routes)).flat();
}
