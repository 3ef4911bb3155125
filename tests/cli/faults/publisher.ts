/**
 * Publishes one generation of a small site after the other into the folder `dist`, for ever, from the generation that it
 * is told. It says when the first is about to be made, and waits for a word to go on.
 */
import { once } from 'node:events';
import path from 'node:path';
import { prepareStaging } from '../../../src/cli/staging.ts';
import { writeGeneration } from './sites.ts';

for (let generation = Number(process.argv[2]); ; generation++) {
  const staging = await prepareStaging(path.resolve('dist'));
  if (generation === Number(process.argv[2])) {
    console.log('ready');
    await once(process.stdin, 'data');
    process.stdin.destroy();
  }
  writeGeneration(staging.site, generation);
  await staging.publish();
  staging.remove();
}
