import path from 'node:path';
import { installOnDemand, versionOf } from '../../install.ts';

/** Where Framework is installed, and which version of it is asked for. */
export interface Installed {
  packages: string;
  command: string;
  version: string;
}

/** Installs Framework and the packages of its pages' modules, unless they are there already. @throws when npm cannot. */
export function installFramework(say: (progress: string) => void): Installed {
  const packages = installOnDemand(import.meta.dirname, 'Observable Framework', say);
  return {
    packages,
    command: path.join(packages, '@observablehq/framework/dist/bin/observable.js'),
    version: versionOf(packages, '@observablehq/framework'),
  };
}
