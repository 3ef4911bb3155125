import { describe, expect, it } from 'vitest';
import { sbom } from '../../src/cli/sbom.ts';
import { type Bill, cyclonedxRules } from './cyclonedx.ts';
import { lock, manifest, packagesOf } from './project.ts';

const text = sbom(manifest, lock);
const bill: Bill = JSON.parse(text);
const byRef = new Map(bill.components.map((one) => [one['bom-ref'], one]));

describe('the bill of materials', () => {
  const isValid = cyclonedxRules();
  it('keeps to the rules of CycloneDX 1.6', () => {
    isValid(bill);
    expect(isValid.errors).toBe(null);
    expect(bill.specVersion).toBe('1.6');
  });
  const [first, ...others] = bill.components;
  it.each([
    ['a component without a name', { ...bill, components: [{ ...first, name: undefined }, ...others] }],
    [
      'a licence that there is not',
      { ...bill, components: [{ ...first, licenses: [{ license: { id: 'MTI' } }] }] },
    ],
    [
      'a digest of another length',
      { ...bill, components: [{ ...first, hashes: [{ alg: 'SHA-512', content: 'ab' }] }] },
    ],
    ['a property of ours', { ...bill, project: 'nguon' }],
  ])('would not with %s', (_, spoilt) => {
    expect(isValid(JSON.parse(JSON.stringify(spoilt)))).toBe(false);
  });

  it('has what npm installs without the packages for tests, on any system, and nothing that only tests use', () => {
    const names = new Set(
      bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
    );
    const all = packagesOf(lock);
    const keyOf = ({ name, version }: { name: string; version?: string }) => `${name}@${version}`;
    // npm marks in the lock what only `devDependencies` lead to, by its own reckoning.
    const needed = all.filter(({ dev, devOptional }) => !dev && !devOptional).map(keyOf);
    const needless = new Set(all.filter(({ dev }) => dev).map(keyOf));
    expect(needed.filter((key) => !names.has(key))).toEqual([]);
    expect([...names].filter((key) => needless.has(key) && !needed.includes(key))).toEqual([]);
    expect(names.size).toBe(bill.components.length);
  });
  it('tells what is for some systems only', () => {
    const scopes = packagesOf(lock).flatMap(({ name, version, optional, dev, devOptional }) => {
      const ref = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      return dev || devOptional || !byRef.has(ref)
        ? []
        : [[ref, byRef.get(ref)?.scope, optional ? 'optional' : 'required']];
    });
    const needed = new Set(scopes.filter(([, , scope]) => scope === 'required').map(([ref]) => ref));
    for (const [ref, scope, own] of scopes)
      expect([ref, scope]).toEqual([ref, needed.has(ref) ? 'required' : own]);
    expect(new Set(bill.components.map(({ scope }) => scope))).toEqual(new Set(['required', 'optional']));
  });
  it('tells of each its address, licence and the SHA-512 of its archive', () => {
    for (const { purl, 'bom-ref': ref, hashes, licenses } of bill.components) {
      expect(purl).toBe(ref);
      expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/);
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }]);
      expect(licenses).toHaveLength(1);
    }
    const { integrity = '' } = lock.packages['node_modules/d3'] ?? {};
    const d3 = byRef.get(`pkg:npm/d3@${manifest.dependencies['d3']}`);
    expect(`sha512-${Buffer.from(d3?.hashes?.[0]?.content ?? '', 'hex').toString('base64')}`).toBe(integrity);
    expect(d3?.licenses).toEqual([{ license: { id: 'ISC' } }]);
  });
  it('tells what needs what: all is reached from the site, which needs the dependencies of package.json', () => {
    const needs = new Map(bill.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
    const site = bill.metadata.component['bom-ref'];
    expect(needs.get(site)?.map((ref) => byRef.get(ref)?.purl)).toEqual(
      Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies })
        .map(([name, version]) => `pkg:npm/${name.replace('@', '%40')}@${version}`)
        .toSorted(),
    );
    const reached = new Set([site]);
    for (const ref of reached) for (const next of needs.get(ref) ?? []) reached.add(next);
    expect(reached).toEqual(new Set([site, ...byRef.keys()]));
  });
  it('is of the site, which no registry has', () => {
    const { type, name, version, purl } = bill.metadata.component;
    expect([type, name, version, purl]).toEqual(['application', manifest.name, manifest.version, undefined]);
  });
  it('has the same bytes whenever it is made, in whatever order the lock stands', () => {
    const packages = Object.fromEntries(Object.entries(lock.packages).toReversed());
    expect(sbom(manifest, { ...lock, packages })).toBe(text);
    expect(bill).not.toHaveProperty('serialNumber');
    expect(bill.metadata).not.toHaveProperty('timestamp');
  });
});
