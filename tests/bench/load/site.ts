import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { compressCommand, nginxLines, type Server, startNginx } from '../../hosting/nginx.ts';

/**
 * What stands around the lines, for the site and for the limit. Debian's `nginx.conf` has `tcp_nopush on` too; on
 * loopback, whose packets hold 64 KB, larger files then wait for a delayed acknowledgement, 40 ms, on either side.
 */
const AROUND = 'sendfile on;\n';

/** Copies the built site into `folder`, compressed as the guide says. @returns the copy */
export function published(dist: string, folder: string): string {
  cpSync(dist, path.join(folder, 'dist'), { recursive: true });
  execFileSync('sh', ['-c', compressCommand()], { cwd: folder });
  return path.join(folder, 'dist');
}

/** nginx with the guide's lines, except for port and folder. */
export function startSite(folder: string): Promise<Server> {
  return startNginx(AROUND + nginxLines(), (lines, port) =>
    put(put(lines, 'listen 80;', `listen 127.0.0.1:${port};`), 'root /srv/nguon;', `root ${folder};`),
  );
}

/** nginx with nothing but a folder to send files from: what it can do at best. */
export function startLimit(folder: string): Promise<Server> {
  return startNginx(
    AROUND,
    (lines, port) => `${lines}server { listen 127.0.0.1:${port}; root ${folder}; }\n`,
  );
}

function put(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`The guide's lines for nginx have no "${before}".`);
  return text.replace(before, () => after);
}
