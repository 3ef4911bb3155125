import type { Locale } from '../i18n/locales.ts';
import { localeRoutes } from '../i18n/paths.ts';
import { getTables } from './tables.ts';

/** One route for each chart and locale, for `getStaticPaths`. A new list each time, because Astro writes into it. */
export async function chartRoutes(): Promise<
  { params: { locale: string | undefined; id: string }; props: { locale: Locale; id: string } }[]
> {
  const { charts } = await getTables();
  return localeRoutes().flatMap(({ params, props }) =>
    charts.map(({ id }) => ({ params: { ...params, id }, props: { ...props, id } })),
  );
}
