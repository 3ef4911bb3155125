import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Weight } from '../charts/parts/text.ts';

/** A build bundles this module into a folder of its own, so packages are looked for from where the project's commands run. */
const require = createRequire(path.resolve('package.json'));

const names: Record<Weight, string> = {
  400: '400Regular/BeVietnamPro_400Regular',
  600: '600SemiBold/BeVietnamPro_600SemiBold',
};

/** The whole of Be Vietnam Pro in a weight, as a TrueType file. */
export function fontFile(weight: Weight): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${names[weight]}.ttf`));
}
