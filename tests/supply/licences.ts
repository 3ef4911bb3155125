import satisfies from 'spdx-satisfies';
import type { Lockfile } from './package-lock.ts';
import { packagesOf, wayTo } from './project.ts';

/** What may be a part of the published site: licences that ask for no more than their text, which goes along. */
export const published = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
];

/**
 * What may build and test it: besides, licences that bind who changes or passes on the package itself, as nobody does
 * here, a font, and texts. None of them says anything of what a program makes.
 */
const tools = [
  ...published,
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
];

/**
 * A library of pictures, compiled for each system, that the build loads unchanged from its own package to write the
 * guide's pictures. The LGPL binds who passes the library on; none of it is in the site.
 */
const isLibvips = (name: string) => /^@img\/sharp-(?:libvips|wasm32|win32)/.test(name);

/** The packages of a lock whose licence a project under the MIT licence cannot do with, a sentence each. */
export function licenceFaults(lock: Lockfile): string[] {
  return packagesOf(lock).flatMap(({ name, place, version, license }) => {
    const what = () => `${name} ${version} (${wayTo(lock, place)})`;
    if (!license) return [`${what()} names no licence. Read its files, or do without it.`];
    try {
      if (satisfies(license, isLibvips(name) ? [...tools, 'LGPL-3.0-or-later'] : tools)) return [];
    } catch {
      return [`${what()} has the licence "${license}", which is no SPDX expression. Read its files.`];
    }
    return [
      `${what()} has the licence ${license}, which is not among those allowed in tests/supply/licences.ts.`,
    ];
  });
}
