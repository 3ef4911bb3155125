import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame } from 'playwright-core';
import { vi } from 'vitest';
import { need } from '../engines/browser.ts';
import { launchBrowser } from '../site/browser.ts';
import { freePort } from '../support/serve.ts';

const exec = promisify(execFile);

/**
 * Installs Debian's WordPress in a folder, with the theme Twenty Twenty-Five.
 * @param socket that of a database server that has an empty database "wordpress"
 * @param site the address of the site whose charts are embedded: WordPress asks no host of its own machine but this
 */
export async function startWordPress(folder: string, socket: string, site: string) {
  const theme = 'wordpress-theme-twentytwentyfive';
  need('/usr/share/wordpress/wp-load.php', `apt-get install wordpress ${theme}`);
  need('/usr/share/wordpress/wp-content/themes/twentytwentyfive', `apt-get install ${theme}`);
  need('/usr/bin/php', 'apt-get install php-cli php-mysql php-xml');
  const root = path.join(folder, 'wordpress');
  cpSync('/usr/share/wordpress', root, { recursive: true, dereference: true });

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const constants = {
    ...{ DB_NAME: 'wordpress', DB_USER: 'root', DB_PASSWORD: '', DB_HOST: `localhost:${socket}` },
    ...{ WP_HOME: url, WP_SITEURL: url, AUTOMATIC_UPDATER_DISABLED: true, DISABLE_WP_CRON: true },
  };
  const defined = Object.entries(constants).map(
    ([name, value]) => `define('${name}', ${JSON.stringify(value)});`,
  );
  writeFileSync(
    path.join(root, 'wp-config.php'),
    `<?php\n${defined.join('\n')}\n$table_prefix = 'wp_';\ndefined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`,
  );
  mkdirSync(path.join(root, 'wp-content/mu-plugins'), { recursive: true });
  writeFileSync(
    path.join(root, 'wp-content/mu-plugins/loopback.php'),
    `<?php add_filter('http_request_host_is_external', '__return_true');
add_filter('use_block_editor_for_post', fn() => $_COOKIE['editor'] === 'block');
add_filter('http_allowed_safe_ports', fn() => [${new URL(site).port}]);
add_filter('pre_http_request', fn($answer, $args, $url) => str_starts_with($url, '${site}') ? $answer
  : (str_starts_with($url, '${secure(site)}') ? wp_remote_get('http' . substr($url, 5), $args) : new WP_Error('offline')), 10, 3);
`,
  );
  const run = async (code: string) => {
    const { stdout } = await exec(
      'php',
      ['-r', `define('WP_INSTALLING', true); require 'wp-load.php'; ${code}`],
      {
        cwd: root,
      },
    );
    return stdout;
  };
  await run(`require 'wp-admin/includes/upgrade.php';
    wp_install('Hosts', 'administrator', 'administrator@example.org', false, '', 'administrator');
    wp_create_user('author', 'author', 'author@example.org');
    (new WP_User(2))->set_role('author');
    switch_theme('twentytwentyfive');`);
  const web = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', root], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    stdio: 'ignore',
    detached: true,
  });
  await vi.waitFor(() => fetch(url), { timeout: 60_000, interval: 500 });
  return {
    /** Publishes a post of an administrator, whose HTML is not filtered, as WordPress stores it. Returns its address. */
    async post(content: string): Promise<string> {
      const file = path.join(folder, 'content.html');
      writeFileSync(file, content);
      const id = await run(`wp_set_current_user(1); kses_init();
        echo wp_insert_post(wp_slash(['post_title' => 'An article', 'post_status' => 'publish',
          'post_content' => file_get_contents(${JSON.stringify(file)})]));`);
      return `${url}/?p=${id}`;
    },
    paste: (address: string, editor: Editor) => paste(url, address, editor),
    stop() {
      process.kill(-web.pid!);
    },
  };
}

/** WordPress' own editor, or the one that the plugin "Classic Editor" brings back. */
type Editor = 'block' | 'classic';

/** The block editor embeds no pasted address but one that begins with https: ours answers WordPress at both. */
const secure = (address: string) => address.replace(/^http:/, 'https:');

/** Pastes an address into an editor as an author, and publishes when the chart is there. Returns the post's address. */
async function paste(url: string, address: string, editor: Editor): Promise<string> {
  const browser = await launchBrowser();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await browser.newPage({ permissions, viewport: { width: 1280, height: 1000 } });
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', 'author');
  await page.fill('#user_pass', 'author');
  await page.click('#wp-submit');
  await page.waitForURL(`${url}/wp-admin/**`);
  await page.context().addCookies([{ name: 'editor', value: editor, url }]);
  await page.goto(`${url}/wp-admin/post-new.php`);
  if (editor === 'classic') {
    await page.fill('#title', 'An article');
    await page.frameLocator('#content_ifr').locator('body').click();
  } else {
    await page.locator('.components-modal__header [aria-label="Close"]').click();
    const canvas = page.frameLocator('iframe[name="editor-canvas"]');
    await canvas.getByRole('textbox', { name: 'Add title' }).fill('An article');
    await page.keyboard.press('Enter');
  }
  await page.evaluate((text) => navigator.clipboard.writeText(text), secure(address));
  await page.keyboard.press('Control+V');
  const isChart = (frame: Frame) => frame.url().includes('/embed/');
  const chart = await vi.waitUntil(() => page.frames().find(isChart), 20_000);
  await chart.locator('.drawings svg:visible').waitFor();
  const pictures = process.env['PICTURES'];
  if (pictures) await page.screenshot({ path: path.join(pictures, `WordPress_${editor}-editor.png`) });
  if (editor === 'classic') await page.click('#publish');
  else {
    await page.click('.editor-post-publish-panel__toggle');
    await page.click('.editor-post-publish-panel .editor-post-publish-button');
  }
  const link = page.locator('.post-publish-panel__postpublish-buttons a, #message a').first();
  const post = await link.getAttribute('href', { timeout: 120_000 });
  await browser.close();
  return post ?? '';
}
