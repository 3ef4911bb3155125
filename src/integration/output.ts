import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import { filesIn } from '../cli/project.ts';

/** The folder of the project for what a build needs only while it runs. */
const WORK = '.nguon';

/** Allows one build at a time, since two would mix their files: waits for the other. The lock of a killed one expires after 20 s. */
export async function lockProject(root: string): Promise<void> {
  const work = path.join(root, WORK);
  fs.mkdirSync(work, { recursive: true });
  const options = { lockfilePath: path.join(work, 'build.lock'), stale: 20_000 };
  await lock(root, options).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    console.log('Another build is running in this project. This one starts when it has ended.');
    await lock(root, { ...options, retries: { forever: true, factor: 1, minTimeout: 500 } });
  });
}

/**
 * Prepares the replacement of a folder, or of what a link leads to: `folder` is where Astro builds (within the project, as it must),
 * `target` what is replaced, `bill` npm's, made while the pages are. @throws when the folder is no site, which would be lost
 */
export function prepare(outDir: string, root: string) {
  recover(outDir);
  const target = realTarget(outDir);
  checkTarget(target, root);
  const folder = path.join(root, WORK, 'next');
  fs.rmSync(folder, { recursive: true, force: true });
  const bill = npmBill();
  bill.catch(() => {});
  return { folder, target, bill };
}

/** Puts a new site in the place of the target. A kill between the two renames is repaired by {@link recover}. */
export function publish({ folder, target }: { folder: string; target: string }): void {
  const aside = asideOf(target);
  const ready = path.join(path.dirname(target), `.${path.basename(target)}-next`);
  fs.rmSync(ready, { recursive: true, force: true });
  try {
    fs.renameSync(folder, ready);
  } catch {
    // The target is on another disk: copied first, so that it can be renamed in one step.
    fs.cpSync(folder, ready, { recursive: true });
    fs.rmSync(folder, { recursive: true });
  }
  if (fs.existsSync(target)) fs.renameSync(target, aside);
  try {
    fs.renameSync(ready, target);
  } catch (error) {
    if (fs.existsSync(aside)) fs.renameSync(aside, target);
    throw error;
  }
  fs.rmSync(aside, { recursive: true, force: true });
}

/** Puts a site back that a killed build moved aside, or deletes it if the new one is in its place. */
export function recover(outDir: string): void {
  const target = realTarget(outDir);
  const aside = asideOf(target);
  if (!fs.existsSync(aside)) return;
  if (fs.existsSync(target)) fs.rmSync(aside, { recursive: true, force: true });
  else fs.renameSync(aside, target);
}

const asideOf = (target: string) => path.join(path.dirname(target), `.${path.basename(target)}-previous`);

const realTarget = (outDir: string) => path.resolve(fs.existsSync(outDir) ? fs.realpathSync(outDir) : outDir);

function checkTarget(target: string, root: string): void {
  if (!fs.existsSync(target)) return;
  const isFolder = fs.statSync(target).isDirectory();
  const names = isFolder ? fs.readdirSync(target) : [];
  const isSite =
    isFolder && (names.length === 0 || (names.includes('index.html') && !names.includes('.git')));
  const holdsProject = !path.relative(target, root).startsWith('..');
  if (!isSite || holdsProject)
    throw new Error(
      `${target} is not a built site, and the build would replace it. Move it away, or set NGUON_DIST to another folder.`,
    );
}

/** Writes `manifest.json`: bytes and SHA-256 of every other file by its path, to check a copy or compare two builds. */
export async function writeManifest(folder: string): Promise<{ files: number; bytes: number }> {
  const paths = await filesIn(folder);
  let total = 0;
  const files = Object.fromEntries(
    paths.map((name) => {
      const content = fs.readFileSync(path.join(folder, name));
      // Astro copies `public/` with its modes: a clone made under `umask 077` could not be read by a web server.
      fs.chmodSync(path.join(folder, name), 0o644);
      total += content.length;
      return [name, { bytes: content.length, sha256: hash('sha256', content) }] as const;
    }),
  );
  fs.writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify({ files }, null, 1)}\n`);
  return { files: paths.length + 1, bytes: total };
}

/** npm's CycloneDX bill of all packages, as JSON text. */
async function npmBill(): Promise<string> {
  const options = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', options, {
    maxBuffer: 1 << 26,
    // In "production", which Astro sets, npm leaves packages out that tests use too.
    env: { ...process.env, NODE_ENV: '' },
    shell: process.platform === 'win32',
  });
  return stdout;
}

/** Writes `sbom.cdx.json`: npm's bill without what only tests use (`--omit=dev` would drop more) and what differs between runs. */
export function writeSbom(folder: string, bill: string): void {
  const { serialNumber: _serial, ...bom }: Bom = JSON.parse(bill);
  const { timestamp: _time, tools: _tools, ...metadata } = bom.metadata;
  metadata.component.name = 'nguon';
  const components = bom.components.filter(
    ({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
  );
  const refs = new Set([...components, metadata.component].map((one) => one['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  const file = path.join(folder, 'sbom.cdx.json');
  fs.writeFileSync(file, `${JSON.stringify({ ...bom, metadata, components, dependencies }, null, 1)}\n`);
}

/** What is read of npm's bill. */
interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; tools: unknown; component: { name: string; 'bom-ref': string } };
  components: { 'bom-ref': string; properties: { name: string }[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}
