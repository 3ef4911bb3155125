import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';

import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';
import { root } from '../support/snapshot.ts';

const places = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
/** The nginx that is installed here; it brings the media types that the README's lines include. */
export const installedNginx = places.find(
  (place) => existsSync(place) && existsSync('/etc/nginx/mime.types'),
);

/** The lines of the README that a reader copies. */
export function nginxLines(): string {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, lines] = /```nginx\n(.*?)```/s.exec(readme) ?? [];
  if (lines === undefined) throw new Error('The README has no lines for nginx.');
  return lines;
}

/** A server that runs, and how to stop it. */
export interface Server {
  port: number;
  stop(): Promise<void>;
}

/** Starts nginx with lines for its `http` block; `fill` puts the port and folders of this run into them. */
export async function startNginx(
  lines: string,
  fill: (lines: string, port: number) => string,
): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nguon-nginx-'));
  const port = await freePort();
  const config = path.join(folder, 'nginx.conf');
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const own = scratch.map((name) => `${name}_temp_path ${path.join(folder, name)};`).join('\n');
  // Workers of root would be nobody, who may not read a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    config,
    `${user}\ndaemon off;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${own}\n${fill(lines, port)}}\n`,
  );
  await mkdir(path.join(folder, 'logs'));
  const child = spawn(installedNginx ?? '', ['-e', 'stderr', '-p', folder, '-c', config]);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await answering(port, child, () => said);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
      // A warning is one for the reader of the README, too.
      if (/\[(?:warn|emerg|alert)\]/.test(said)) throw new Error(said);
    },
  };
}

/** What a server answers, as it comes over the wire: neither redirects followed nor compression undone. */
export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

export function ask(port: number, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: url, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        // Headers that came twice stand in one list: a browser would join them.
        const distinct = Object.entries(response.headersDistinct).map(
          ([name, values]) => [name, values?.join(', ')] as const,
        );
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(distinct),
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function answering(port: number, child: ChildProcess, said: () => string): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await ask(port, '/').catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`nginx does not run. It said:\n${said()}`);
}
