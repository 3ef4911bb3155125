import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** A component of a bill, as far as it is tested. */
export interface Component {
  'bom-ref': string;
  type: string;
  group?: string;
  name: string;
  version: string;
  scope?: string;
  purl?: string;
  hashes?: { alg: string; content: string }[];
  licenses?: ({ license: { id: string } } | { expression: string })[];
}
/** A bill of materials, as far as it is tested. */
export interface Bill {
  specVersion: string;
  serialNumber?: string;
  metadata: { timestamp?: string; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** The rules of CycloneDX 1.6 as its authors publish them, which their library brings along. */
export function cyclonedxRules() {
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const schema = (name: string) =>
    JSON.parse(readFileSync(path.join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  addFormats.default(ajv);
  // Our addresses are ASCII throughout, where an IRI is a URI; nobody's mail address is in the bill.
  ajv.addFormat('iri-reference', addFormats.default.get('uri-reference'));
  ajv.addFormat('idn-email', addFormats.default.get('email'));
  return ajv.compile(schema('bom-1.6'));
}
