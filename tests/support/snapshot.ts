import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

const within = (name: string) => path.join(root, 'tests/snapshot', name);
/**
 * Data, evidence and stories as they once were in the project. Tests that know figures read these, so that editors may
 * change the project's own without a programmer. Whatever the project has now is checked by `npm run check`, and the
 * pages of it by the tests on the site `real`.
 */
export const snapshot = { data: within('data'), seeds: within('seeds'), stories: within('stories') };

/** A reports.csv without its last column, the digests that guard evidence: tests change figures. */
export const withoutDigests = (text: string) => text.replaceAll(/,[^,\n]*$/gm, '');
