import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installedNginx, type Server } from '../../hosting/nginx.ts';
import { addressesOf, filesAsLarge } from '../load/mix.ts';
import { published, startLimit, startSite } from '../load/site.ts';
import { CLIENT, installedWrk, type Load, load } from '../load/wrk.ts';
import type { Options } from '../section.ts';
import { duration, median, short, table } from '../statistics.ts';

export const title = 'Many readers at once';

/** Seconds under load in all, for each of the two. */
const SECONDS = 60;

/** The site behind nginx with the guide's lines, beside nginx alone with files as large. */
export async function measure({ runs, dist, say, keep }: Options): Promise<string> {
  if (!installedNginx || !installedWrk)
    return 'not measured: it wants nginx and wrk; on Debian and Ubuntu, `apt-get install nginx-light wrk` installs them.';
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-load-'));
  const servers: Server[] = [];
  try {
    const site = await startSite(published(dist, folder));
    servers.push(site);
    const addresses = addressesOf(dist);
    const bare = path.join(folder, 'bare');
    mkdirSync(bare);
    const files = await filesAsLarge(site.port, addresses, bare);
    const limit = await startLimit(bare);
    servers.push(limit);
    const list = (name: string, all: readonly string[]) => {
      writeFileSync(path.join(folder, name), `${all.join('\n')}\n`);
      return path.join(folder, name);
    };
    const sides = [
      { port: site.port, list: list('addresses', addresses), loads: [] as Load[] },
      { port: limit.port, list: list('files', files), loads: [] as Load[] },
    ];
    for (const side of sides) await load(side.port, side.list, 1);
    // In turn, and each first as often as the other, so that a machine that slows down slows both.
    for (let run = 1; run <= runs; run++) {
      say(`load, run ${run} of ${runs}`);
      for (const side of run % 2 === 1 ? sides : sides.toReversed())
        side.loads.push(await load(side.port, side.list, Math.ceil(SECONDS / runs)));
    }
    const [ours = [], best = []] = sides.map((side) => side.loads);
    return told(ours, best, addresses.length, keep);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(ours: Load[], best: Load[], addresses: number, keep: Options['keep']): string {
  const rate = (loads: Load[]) => median(loads.map((one) => one.perSecond));
  const slowest = (loads: Load[]) => median(loads.map((one) => one.p99));
  const ratio = median(ours.map((one, run) => one.perSecond / (best[run]?.perSecond ?? Number.NaN)));
  keep({
    perSecond: rate(ours),
    limitPerSecond: rate(best),
    ratio,
    p99Ms: slowest(ours),
    limitP99Ms: slowest(best),
  });
  const row = (name: string, loads: Load[]) => [name, short(rate(loads)), duration(slowest(loads))];
  return [
    table(
      ['nginx, one worker, on this machine', 'answers a second', '99 of 100 within'],
      [
        row('the site, with the guide’s lines', ours),
        row('files as large, with no lines at all: the limit', best),
      ],
    ),
    `The site does ${ratio.toFixed(2)} of the limit, the median of ${ours.length} runs in turn, ${SECONDS} s each side: \`wrk -t${CLIENT.threads} -c${CLIENT.connections}\` asks for ${addresses} addresses (pages, frames, pictures, drawings, figures and font, in both languages) and takes gzip, compressed beforehand with the guide’s command. The files of the limit are as large as these answers without their headers. The client takes its share of the same cores, in both.`,
  ].join('\n\n');
}

if (import.meta.main)
  console.log(
    await measure({
      runs: 6,
      rows: 0,
      dist: 'dist',
      say: (what) => console.error(what),
      keep: console.error,
    }),
  );
