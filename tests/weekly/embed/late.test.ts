import { test } from 'vitest';
import {
  datawrapper,
  framer,
  guardian,
  type Host,
  pageOf,
  pymIn,
  wordpress,
} from '../../site/embed/dialects.ts';
import { SITE, useStage } from '../../site/embed/stage.ts';
import { expectFits, visit } from '../../site/embed/visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;

const stage = useStage();

const hosts: [string, Host][] = [
  ['Pym.js', pymIn('box')],
  ['@newswire/frames', framer],
  ['WordPress', wordpress],
  ['Datawrapper', datawrapper],
  ['the Guardian', guardian],
];

test.each(hosts)(
  'a frame of %s on a tab that is not shown has its height once it is shown',
  async (_, one) => {
    const html = pageOf([one], CHART).replace(/<\/style>\n/, '$&<section style="display: none">\n');
    const visited = await visit(stage, html);
    await visited.page.waitForTimeout(300);
    for (let time = 0; time < 2; time += 1) {
      await visited.page.locator('section').evaluate((section) => section.removeAttribute('style'));
      await expectFits(visited, [700]);
      await visited.page
        .locator('section')
        .evaluate((section) => section.setAttribute('style', 'display: none'));
      await visited.page.waitForTimeout(100);
    }
  },
);
