import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../support/folders.ts';
import { freePort } from '../support/serve.ts';

const places = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
/** The nginx installed on this machine, with the media types that the guide's configuration includes. */
export const installedNginx = places.find(
  (place) => existsSync(place) && existsSync('/etc/nginx/mime.types'),
);

/** The configuration that the guide shows. */
export function nginxLines(): string {
  return readFileSync(path.join(root, 'src/guide/nginx.conf'), 'utf8');
}

/** The guide's command that compresses a site in advance. */
export function compressCommand(): string {
  const guide = readFileSync(path.join(root, 'src/guide/en/16-server.mdx'), 'utf8');
  const [, command] = /id="compress" text="([^"]+)"/.exec(guide) ?? [];
  if (command === undefined) throw new Error('The guide has no command "compress".');
  return command;
}

/** A running server. */
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
  // Workers of root would run as nobody, who may not read a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    config,
    `${user}\ndaemon off;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${own}\n${fill(lines, port)}}\n`,
  );
  await mkdir(path.join(folder, 'logs'));
  const child = spawn(installedNginx ?? '', ['-e', 'stderr', '-p', folder, '-c', config]);
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  await waitForAnswer(port, child, () => output);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
      // Users of the guide would see these warnings, too.
      if (/\[(?:warn|emerg|alert)\]/.test(output)) throw new Error(output);
    },
  };
}

/** A response as sent: redirects are not followed, and compression is not undone. */
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
        // A header that was sent twice shows as a list.
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

async function waitForAnswer(port: number, child: ChildProcess, output: () => string): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await ask(port, '/').catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`nginx does not run. Its output:\n${output()}`);
}
