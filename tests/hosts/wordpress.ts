import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { need } from '../engines/browser.ts';
import { freePort } from '../support/serve.ts';

const exec = promisify(execFile);

/** Who writes: an author's HTML is filtered, an administrator's is not. Each has its name as password. */
export type Role = 'administrator' | 'author';

export interface WordPress {
  url: string;
  /** Publishes a post whose content is given as WordPress stores it. Returns its address. */
  post(role: Role, content: string): Promise<string>;
  stop(): void;
}

/**
 * Installs Debian's WordPress with a database of its own in a folder, with the theme Twenty Twenty-Five.
 * @param site the address of the site whose charts are embedded: WordPress asks no host of its own machine but this
 */
export async function startWordPress(folder: string, site: string): Promise<WordPress> {
  need('/usr/share/wordpress/wp-load.php', 'wordpress wordpress-theme-twentytwentyfive');
  need('/usr/share/wordpress/wp-content/themes/twentytwentyfive', 'wordpress-theme-twentytwentyfive');
  need('/usr/bin/php', 'php-cli php-mysql php-xml');
  need('/usr/sbin/mariadbd', 'mariadb-server');
  const root = path.join(folder, 'wordpress');
  cpSync('/usr/share/wordpress', root, { recursive: true, dereference: true });

  const user = `--user=${userInfo().username}`;
  const database = `--datadir=${path.join(folder, 'database')}`;
  const socket = path.join(folder, 'socket');
  await exec('mariadb-install-db', [
    '--no-defaults',
    database,
    user,
    '--auth-root-authentication-method=normal',
  ]);
  const server = spawn('/usr/sbin/mariadbd', [
    ...['--no-defaults', database, user, `--socket=${socket}`, '--skip-networking'],
    ...['--innodb-flush-log-at-trx-commit=0', `--pid-file=${path.join(folder, 'pid')}`],
  ]);
  const sql = 'create database wordpress';
  await vi.waitFor(() => exec('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', sql]), {
    timeout: 60_000,
    interval: 500,
  });

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
add_filter('http_allowed_safe_ports', fn() => [${new URL(site).port}]);
add_filter('pre_http_request', fn($answer, $args, $url) => str_starts_with($url, '${site}') ? $answer : new WP_Error('offline'), 10, 3);\n`,
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
    url,
    async post(role, content) {
      const file = path.join(folder, 'content.html');
      writeFileSync(file, content);
      // As the editor saves: filters by what the writer may, oEmbed asked when the post is shown.
      const id = await run(`wp_set_current_user(get_user_by('login', '${role}')->ID); kses_init();
        echo wp_insert_post(wp_slash(['post_title' => 'An article', 'post_status' => 'publish',
          'post_content' => file_get_contents(${JSON.stringify(file)})]));`);
      return `${url}/?p=${id}`;
    },
    stop() {
      process.kill(-web.pid!);
      server.kill();
    },
  };
}
