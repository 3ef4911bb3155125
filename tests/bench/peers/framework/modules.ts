import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { esmExternalRequirePlugin } from 'rolldown/plugins';
import { versionOf } from '../../install.ts';
import { moduleFile, moduleUrl } from './urls.ts';

/**
 * Makes of installed packages what the public CDN serves as `+esm`: each package a minified module of its own, whose
 * dependencies stay imports of other such modules. All that the named ones need are made too. Returns the folder.
 */
export async function prepareModules(packages: string): Promise<string> {
  const folder = path.join(packages, '../modules');
  mkdirSync(folder, { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(path.join(packages, '../package.json'), 'utf8'));
  const names = new Set(Object.keys(dependencies).filter((name) => name !== '@observablehq/framework'));
  // The set grows while it is gone through.
  for (const name of names) {
    const { code, needs } = await bundle(packages, name);
    for (const need of needs) names.add(need);
    writeFileSync(path.join(folder, moduleFile(name, versionOf(packages, name))), code);
  }
  return folder;
}

/** The package as one module, and the packages that it imports. */
async function bundle(packages: string, name: string): Promise<{ code: string; needs: string[] }> {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8'));
  const others = Object.keys(dependencies);
  const bundle = await rolldown({
    input: name,
    cwd: path.join(packages, '..'),
    platform: 'browser',
    // A CommonJS package requires another; in a browser that is an import.
    plugins: [esmExternalRequirePlugin({ external: others })],
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    codeSplitting: false,
    paths: (id) => (others.includes(id) ? moduleUrl(id, versionOf(packages, id)) : id),
  });
  await bundle.close();
  const { code } = output[0];
  return { code, needs: others.filter((id) => code.includes(moduleUrl(id, versionOf(packages, id)))) };
}
