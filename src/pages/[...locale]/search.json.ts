import { fileEndpoint } from '../../components/site.ts';
import { getViews } from '../../components/views.ts';
import { searchDocuments } from '../../formats/search.ts';
import { localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET = fileEndpoint('application/json', async ({ site, locale }) =>
  JSON.stringify(searchDocuments(await getViews(locale), locale, site)),
);
