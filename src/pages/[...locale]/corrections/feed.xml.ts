import { fileEndpoint } from '../../../components/site.ts';
import { getTables } from '../../../components/tables.ts';
import { atomFeed } from '../../../formats/meta/feed.ts';
import { localeRoutes } from '../../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET = fileEndpoint('application/atom+xml; charset=utf-8', async ({ site, locale }) =>
  atomFeed('corrections', await getTables(), site, locale),
);
