import { fileEndpoint } from '../../../components/site.ts';
import { chartOf, chartRoutes, getViews, pictureCache } from '../../../components/views.ts';
import { sharePng } from '../../../formats/picture/share.ts';

export const getStaticPaths = chartRoutes;

export const GET = fileEndpoint('image/png', async ({ site, locale, params }) =>
  sharePng(chartOf(await getViews(locale), params['id'] ?? ''), site, pictureCache),
);
