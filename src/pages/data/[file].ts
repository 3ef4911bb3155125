import type { APIRoute } from 'astro';
import { fileEndpoint } from '../../components/site.ts';
import { getTables } from '../../components/tables.ts';
import { type DataFile, dataFiles } from '../../formats/index.ts';

export const getStaticPaths = () =>
  Object.entries(dataFiles).map(([file, props]) => ({ params: { file }, props }));

/** Each table in each of its formats, and all tables together. */
export const GET: APIRoute<DataFile> = (context) => {
  const { mediaType, write } = context.props;
  return fileEndpoint(mediaType, async ({ site }) => write(await getTables(), site))(context);
};
