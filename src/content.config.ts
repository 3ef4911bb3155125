import { createRequire } from 'node:module';

// Node loads the collections itself, as it does the integration. Vite would translate all that they import, a second a build.
const { collections } = createRequire(import.meta.url)(
  './collections.ts',
) as typeof import('./collections.ts');

export { collections };
