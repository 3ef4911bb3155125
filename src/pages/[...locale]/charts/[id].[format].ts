import type { APIRoute } from 'astro';
import { fileEndpoint } from '../../../components/site.ts';
import { chartOf, chartRoutes, getViews, pictureCache } from '../../../components/views.ts';
import { type ChartFormat, chartFormats } from '../../../formats/index.ts';

export const getStaticPaths = async () =>
  (await chartRoutes()).flatMap(({ params }) =>
    Object.entries(chartFormats).map(([format, props]) => ({ params: { ...params, format }, props })),
  );

export const GET: APIRoute<ChartFormat> = (context) => {
  const { mediaType, write } = context.props;
  return fileEndpoint(mediaType, async ({ site, locale, params }) =>
    write(chartOf(await getViews(locale), params['id'] ?? ''), site, pictureCache),
  )(context);
};
