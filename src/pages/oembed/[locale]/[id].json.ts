import type { GetStaticPaths } from 'astro';
import { fileEndpoint } from '../../../components/site.ts';
import { chartOf, chartRoutes, getViews } from '../../../components/views.ts';
import { oembed } from '../../../embed/snippets.ts';

/** The locale is a part of the address in every language. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await chartRoutes()).map(({ params: { id }, props: { locale } }) => ({ params: { locale, id } }));

export const GET = fileEndpoint('application/json', async ({ site, locale, params }) =>
  oembed(chartOf(await getViews(locale), params['id'] ?? ''), site),
);
