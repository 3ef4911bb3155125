import { fileEndpoint } from '../../components/site.ts';
import { manifest } from '../../formats/meta/app.ts';
import { localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET = fileEndpoint('application/manifest+json', ({ site, locale }) => manifest(site, locale));
