import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './snapshot.ts';

const places = ['seeds', '../shared/seeds'].map((folder) => path.join(root, folder, 'mic-2024.txt'));

/** The report's own text, which is not in the project; undefined where it is not at hand. */
export const reportText = places.find((file) => existsSync(file));

/** Why tests of the text are skipped. */
export const noText = 'the text mic-2024.txt lies neither in seeds/ nor in ../shared/seeds/';
