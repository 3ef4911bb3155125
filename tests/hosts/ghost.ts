import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { need } from '../engines/browser.ts';
import { freePort } from '../support/serve.ts';

/** The folder of Ghost's npm package with its dependencies; `GHOST` names another one. */
const home = process.env['GHOST'] ?? '/opt/ghost';
const INSTALL = `npm pack ghost@6.65.0, unpack its folder "package" as ${home}, and there npx pnpm@12.4.2 install --prod --frozen-lockfile --ignore-scripts`;

const owner = { email: 'owner@example.org', password: 'the owner of hosts' };

/** Starts Ghost with the theme Source. `socket` is that of a database server that has an empty database "ghost". */
export async function startGhost(folder: string, socket: string) {
  need(path.join(home, 'node_modules'), INSTALL);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const content = path.join(folder, 'ghost');
  cpSync(path.join(home, 'content'), content, { recursive: true });
  const settings = {
    ...{ NODE_ENV: 'development', url, server__port: `${port}`, paths__contentPath: content },
    ...{ database__client: 'mysql', database__connection__socketPath: socket },
    ...{ database__connection__user: 'root', database__connection__password: '' },
    ...{ database__connection__database: 'ghost', mail__transport: 'Direct' },
    security__staffDeviceVerification: 'false',
  };
  const server = spawn(process.execPath, ['index.js'], {
    cwd: home,
    env: { ...process.env, ...settings },
    stdio: 'ignore',
  });
  let cookie = '';
  const call = async (name: string, body?: object) => {
    const response = await fetch(`${url}/ghost/api/admin/${name}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`Ghost: ${name}: ${await response.text()}`);
    const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    cookie = cookies.join('; ') || cookie;
    return response;
  };
  const setup = { ...owner, name: 'Owner', blogTitle: 'Hosts' };
  await vi.waitFor(() => call('authentication/setup/', { setup: [setup] }), {
    timeout: 120_000,
    interval: 1000,
  });
  /** Logs in each time: Ghost ends sessions that began soon after its setup. */
  const ask = (name: string, body?: object) =>
    vi.waitFor(
      async () => {
        await call('session/', { username: owner.email, password: owner.password });
        return call(name, body);
      },
      { timeout: 20_000, interval: 1000 },
    );
  return {
    /** Publishes a post with one card of the editor. Returns its address. */
    async post(card: object): Promise<string> {
      const line = { version: 1, direction: null, format: '', indent: 0 };
      const lexical = JSON.stringify({
        root: { ...line, type: 'root', children: [{ version: 1, ...card }] },
      });
      const posts = [{ title: 'An article', status: 'published', lexical }];
      return (await (await ask('posts/', { posts })).json()).posts[0].url;
    },
    /** The card that the editor makes of an address that is pasted into it. */
    async cardOf(address: string): Promise<{ type: string; metadata: Record<string, string> }> {
      return (await ask(`oembed/?url=${encodeURIComponent(address)}`)).json();
    },
    stop: () => server.kill(),
  };
}
