/** A package as `package-lock.json` has it, under the place it is installed at. */
export interface LockEntry {
  /** Where a package is installed under another name than its own. */
  name?: string;
  version?: string;
  /** Its archive's digests, as Subresource Integrity writes them. */
  integrity?: string;
  license?: string;
  /** It comes within the archive of the package around it. */
  inBundle?: boolean;
  /** Only on some machines, such as a compiled part for one of the systems. */
  optional?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  resolved?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** `package-lock.json`, version 3: the packages by their places, the project itself at the place `''`. */
export interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, LockEntry>;
}

/** A package's own name: that of its entry, or what stands last in its place. */
export function nameOf(place: string, entry: LockEntry): string {
  return entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Where Node finds the package `name` from the place of another: beside it, or in a folder further out. */
export function placeOf(lock: Lockfile, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (folder === '') return undefined;
  }
}

/**
 * The places of all packages that a package asks for and that are there. Peers are among them, for they are what it
 * runs with; what only tests or this project's other commands bring is not.
 */
export function placesFrom(lock: Lockfile, place: string): string[] {
  const entry = lock.packages[place] ?? {};
  const names = Object.keys({
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...entry.peerDependencies,
  });
  return names.flatMap((name) => placeOf(lock, place, name) ?? []);
}

/**
 * The places of what the build needs, the project's `dependencies` and all that these need, whatever machine it is.
 * `always` is what every machine has, `sometimes` what is for one system or another. Throws where the lock has not
 * got a package that one needs.
 */
export function neededToBuild(lock: Lockfile): { always: Set<string>; sometimes: Set<string> } {
  const always = new Set<string>();
  const sometimes = new Set<string>();
  const follow = (from: string, into: Set<string>) => {
    for (const name of mustHave(lock.packages[from] ?? {})) {
      const place = placeOf(lock, from, name);
      if (!place)
        throw new Error(
          `package-lock.json has no ${name}, which ${from || 'package.json'} needs. Run npm install, and commit package-lock.json.`,
        );
      if (always.has(place) || into.has(place)) continue;
      into.add(place);
      follow(place, into);
    }
  };
  follow('', always);
  const mayHave = (from: string) => {
    for (const name of Object.keys(lock.packages[from]?.optionalDependencies ?? {})) {
      const place = placeOf(lock, from, name);
      if (!place || always.has(place) || sometimes.has(place)) continue;
      sometimes.add(place);
      follow(place, sometimes);
    }
  };
  mayHave('');
  for (const place of always) mayHave(place);
  // A set tells its new members too while it is gone through.
  for (const place of sometimes) mayHave(place);
  return { always, sometimes };
}

/** The names of what a package cannot do without. */
function mustHave(entry: LockEntry): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => !entry.peerDependenciesMeta?.[name]?.optional,
  );
  return [...Object.keys(entry.dependencies ?? {}), ...peers];
}
