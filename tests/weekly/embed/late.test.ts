import { test } from 'vitest';
import { dialect, pageOf } from '../../site/embed/dialects.ts';
import { SITE, useStage } from '../../site/embed/stage.ts';
import { expectFits, visit } from '../../site/embed/visit.ts';

const stage = useStage();

test.for(['pym', 'framer', 'wordpress', 'datawrapper', 'guardian'])(
  'a frame of %s on a tab that is not shown has its height once it is shown',
  async (name, { skip }) => {
    const isNewer = Number.parseInt(stage.browser.version(), 10) > 153;
    skip(name === 'wordpress' && isNewer, 'known fault (issue 20): newer Chromium holds hidden frames back');
    const html = pageOf([dialect(name)], `${SITE}embed/social-network-accounts/`);
    const visited = await visit(stage, html.replace(/<\/style>\n/, '$&<section style="display: none">\n'));
    await visited.page.waitForTimeout(300);
    const section = visited.page.locator('section');
    for (let time = 0; time < 2; time += 1) {
      await section.evaluate((one) => one.removeAttribute('style'));
      await expectFits(visited, [700]);
      await section.evaluate((one) => one.setAttribute('style', 'display: none'));
      await visited.page.waitForTimeout(100);
    }
  },
);
