import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * Writes `manifest.json` into a site: the size in bytes and the SHA-256 of every other file by its path, so that anyone
 * can tell whether a copy is complete and whether two builds are equal.
 */
export async function writeManifest(folder: string): Promise<{ files: number; bytes: number }> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    // By code unit, which is the same on every machine.
    .toSorted((a, b) => (a < b ? -1 : 1));
  let total = 0;
  const files = Object.fromEntries(
    paths.map((name) => {
      const content = readFileSync(path.join(folder, name));
      total += content.length;
      return [name, { bytes: content.length, sha256: hash('sha256', content) }] as const;
    }),
  );
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify({ files }, null, 1)}\n`);
  return { files: paths.length + 1, bytes: total };
}

/** npm's CycloneDX bill of all packages, as JSON text. */
export async function npmBill(): Promise<string> {
  const options = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', options, {
    maxBuffer: 1 << 26,
    // In "production", which Astro sets, npm leaves packages out that tests use too.
    env: { ...process.env, NODE_ENV: '' },
    shell: process.platform === 'win32',
  });
  return stdout;
}

/**
 * Writes `sbom.cdx.json`: npm's bill without the packages that only tests use (`--omit=dev` would drop some that the build
 * uses too) and without what differs from run to run.
 */
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
  writeFileSync(file, `${JSON.stringify({ ...bom, metadata, components, dependencies }, null, 1)}\n`);
}

/** What is read of npm's bill. */
interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; tools: unknown; component: { name: string; 'bom-ref': string } };
  components: { 'bom-ref': string; properties: { name: string }[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}
