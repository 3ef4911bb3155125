import type { TableName } from '../tables/schemas/index.ts';
import type { Observation } from '../tables/tables.ts';

/**
 * The paths of what the site publishes, without locale and base. They are promises: articles and programs link to them.
 * The same path with another extension is the same thing in another format.
 */
export const chartPage = (id: string) => `charts/${id}/`;
export const chartFile = (id: string, extension: string) => `charts/${id}.${extension}`;
export const reportPage = (id: string) => `reports/${id}/`;
export const tableFile = (table: TableName, extension: string) => `data/${table}.${extension}`;
/** The picture that is shown where a page is shared; of the home page with the id `home`. */
export const shareImage = (id: string) => `share/${id}.png`;
/** The id of a derived value's row on the method page. */
export const derivedAnchor = ({
  subject,
  measure,
  period,
}: Pick<Observation, 'subject' | 'measure' | 'period'>) => `derived--${subject}--${measure}--${period}`;
