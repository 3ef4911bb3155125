import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../site/browser.ts';
import { root } from '../support/snapshot.ts';

/** Where and with what is measured, in one line: processor, memory, system, and the versions that matter. */
export async function machineLine(): Promise<string> {
  const browser = await launchBrowser();
  const chromium = browser.version();
  await browser.close();
  const { dependencies } = listOf(root);
  const rater = listOf(path.join(import.meta.dirname, 'lighthouse'));
  const npm = String(execFileSync('npm', ['--version'], { shell: process.platform === 'win32' })).trim();
  const cores = os.cpus();
  return [
    `${cores[0]?.model.trim() || os.arch()}, ${cores.length} cores`,
    `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    `${os.type()} ${/^[\d.]+\d/.exec(os.release())?.[0] ?? ''}`,
    `Node ${process.versions.node}`,
    `npm ${npm}`,
    `Astro ${dependencies['astro']}`,
    `Chromium ${chromium}`,
    `Lighthouse ${rater.dependencies['lighthouse']}`,
  ].join('; ');
}

function listOf(folder: string): { dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
