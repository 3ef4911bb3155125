import { execFile, spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { need } from '../engines/browser.ts';

const exec = promisify(execFile);

/** Starts Debian's MariaDB in a folder, reached only through its socket, as root without a password. */
export async function startDatabase(folder: string) {
  need('/usr/sbin/mariadbd', 'apt-get install mariadb-server');
  const user = `--user=${userInfo().username}`;
  const data = `--datadir=${path.join(folder, 'database')}`;
  const socket = path.join(folder, 'socket');
  await exec('mariadb-install-db', ['--no-defaults', data, user, '--auth-root-authentication-method=normal']);
  const server = spawn('/usr/sbin/mariadbd', [
    ...['--no-defaults', data, user, `--socket=${socket}`, '--skip-networking'],
    ...['--innodb-flush-log-at-trx-commit=0', `--pid-file=${path.join(folder, 'pid')}`],
  ]);
  const sql = 'create database wordpress; create database ghost';
  await vi.waitFor(() => exec('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', sql]), {
    timeout: 60_000,
    interval: 500,
  });
  return { socket, stop: () => server.kill() };
}
