import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Factories } from '@cyclonedx/cyclonedx-library/Contrib/License';
import {
  ComponentScope,
  ComponentType,
  HashAlgorithm,
  LifecyclePhase,
} from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  type BomRef,
  Component,
  HashDictionary,
  LicenseRepository,
  Metadata,
} from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { type LockEntry, type Lockfile, nameOf, neededToBuild, placesFrom } from './package-lock.ts';
import { Refusal } from './refusal.ts';

/** The name under which a site says what it was built from: at its root, for anyone who asks. */
export const SBOM_FILE = 'sbom.cdx.json';

/** What is read of `package.json`. */
interface Manifest {
  name: string;
  version: string;
  description?: string;
  license?: string;
}

/** The lock has only SPDX expressions: tests/supply/licences.test.ts refuses any other. */
const licences = new Factories.LicenseFactory(() => {});

/** Writes `sbom.cdx.json` into a folder, of the project in the working directory. Throws where its lock is missing. */
export async function writeSbom(folder: string): Promise<void> {
  const [manifest, lock] = await Promise.all([
    read<Manifest>('package.json'),
    read<Lockfile>('package-lock.json'),
  ]);
  await writeFile(path.join(folder, SBOM_FILE), sbom(manifest, lock));
}

/**
 * A site's bill of materials, as CycloneDX 1.6 in JSON (https://cyclonedx.org/docs/1.6/json/): what built it, each package
 * with version, licence, SHA-512 of its archive and what it needs. Packages that only some machines have are there
 * too, as optional: the bill is the same whoever builds. What only tests use is left out, for it does not touch the site.
 * It has neither a time nor a serial number, so the same lock gives the same bytes.
 */
export function sbom(manifest: Manifest, lock: Lockfile): string {
  const { always, sometimes } = neededToBuild(lock);
  const components = new Map<string, Component>();
  const places = [...always, ...sometimes];
  for (const place of places) {
    const entry = lock.packages[place] ?? {};
    const purl = purlOf(nameOf(place, entry), entry.version);
    const scope = always.has(place) ? ComponentScope.Required : ComponentScope.Optional;
    // The same package may be installed at several places, and is one component.
    const component = components.get(purl) ?? componentOf(nameOf(place, entry), entry, purl);
    if (component.scope !== ComponentScope.Required) component.scope = scope;
    components.set(purl, component);
  }
  const refs = (from: string): BomRef[] =>
    placesFrom(lock, from).flatMap((place) => {
      const entry = lock.packages[place] ?? {};
      return components.get(purlOf(nameOf(place, entry), entry.version))?.bomRef ?? [];
    });
  for (const place of places) {
    const entry = lock.packages[place] ?? {};
    const component = components.get(purlOf(nameOf(place, entry), entry.version));
    for (const ref of refs(place)) component?.dependencies.add(ref);
  }
  const site = componentOf(manifest.name, manifest);
  site.type = ComponentType.Application;
  site.description = manifest.description;
  for (const ref of refs('')) site.dependencies.add(ref);
  const bom = new Bom({ metadata: new Metadata({ component: site }) });
  bom.metadata.lifecycles.add(LifecyclePhase.Build);
  for (const component of components.values()) bom.components.add(component);
  return new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, {
    sortLists: true,
    space: 1,
  });
}

/** A component by its full name. Without a `purl` it is one that no registry has: the site itself. */
function componentOf(full: string, entry: LockEntry, purl?: string): Component {
  const [name = '', group] = full.split('/').reverse();
  return new Component(ComponentType.Library, name, {
    group,
    version: entry.version,
    bomRef: purl ?? `${full}@${entry.version}`,
    purl,
    hashes: new HashDictionary(sha512(entry.integrity)),
    licenses: new LicenseRepository(entry.license ? [licences.makeFromString(entry.license)] : []),
  });
}

/** The address of an npm package, as https://github.com/package-url/purl-spec writes it. */
function purlOf(name: string, version = ''): string {
  return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
}

/** The SHA-512 of an `integrity`, in hexadecimal digits. */
function sha512(integrity = ''): [HashAlgorithm, string][] {
  const digests = [...integrity.matchAll(/\bsha512-([\w+/=]+)/g)];
  return digests.map(([, digest = '']) => [
    HashAlgorithm['SHA-512'],
    Buffer.from(digest, 'base64').toString('hex'),
  ]);
}

async function read<Content>(file: string): Promise<Content> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Refusal(
      `${path.resolve(file)} cannot be read, which the bill of materials is made from. Build in the project's folder, with ${file} as it is in the repository.`,
      { cause: error },
    );
  });
  return JSON.parse(text) as Content;
}
