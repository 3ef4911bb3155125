import { expect, it } from 'vitest';
import * as host from './dialects.ts';
import { SITE, useStage } from './stage.ts';
import { expectFits, visit } from './visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;

const stage = useStage();

const oneOfEach: Record<string, host.Host> = {
  'Pym.js': host.pymIn('box'),
  'Pym.js by its attributes': host.pymAlone,
  '@newswire/frames': host.framer,
  '@newswire/frames by its attributes': host.framerAlone,
  '@newswire/frames that comes after the chart': host.framerAfterwards,
  WordPress: host.wordpress,
  Datawrapper: host.datawrapper,
  'Embedly, by the window': host.embedly('source'),
  'Embedly, by the address': host.embedly('address'),
  'the Guardian': host.guardian,
  AMP: host.amp,
};

it('serves all of them at once, on one page', async () => {
  const hosts = Object.values(oneOfEach);
  const visited = await visit(stage, host.pageOf(hosts, CHART), { charts: hosts.length });
  await expectFits(visited, [480]);
  expect(visited.complaints).toEqual([]);
  expect(await visited.page.evaluate(() => Reflect.get(window, 'reported'))).toEqual([]);
});
