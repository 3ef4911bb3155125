import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { propose } from '../../src/desk/propose.ts';
import { temporaryFolder } from '../support/folders.ts';

interface Media {
  schema: Schema;
  examples?: Record<string, Reference>;
}
type Schema = Record<string, unknown>;
interface Reference {
  $ref: string;
}
interface Operation {
  parameters?: Reference[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

/** GitHub's published description of its interface: 13 MB of a package of 385 MB, which is not installed. */
function readDescription() {
  const cwd = temporaryFolder();
  execFileSync('npm', ['pack', '--silent', '@octokit/openapi@23.0.2'], { cwd });
  const file = 'package/generated/api.github.com.json';
  execFileSync('tar', ['-xzf', 'octokit-openapi-23.0.2.tgz', file], { cwd });
  // OpenAPI's word for what JSON Schema says with a type.
  const orNull = (_: string, value: Schema | null) => {
    const { nullable, ...schema } = value ?? {};
    return nullable === true ? { anyOf: [schema, { type: 'null' }] } : value;
  };
  return JSON.parse(readFileSync(path.join(cwd, file), 'utf8'), orNull);
}

test('the requests of a proposal, and the answers that it expects, are as GitHub describes them', async () => {
  const api = readDescription();
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(api, 'api');
  const resolve = (one: Partial<Reference>) =>
    one.$ref
      ?.slice(2)
      .split('/')
      .reduce((at, name) => at[name], api) ?? one;
  const found: unknown[] = [];
  const validate = (what: string, schema: Schema | undefined, value: unknown) => {
    const own = JSON.parse(JSON.stringify(schema ?? false).replaceAll('"#/', '"api#/'));
    if (!ajv.validate(own, value)) found.push([what, ajv.errors]);
  };

  const seen: string[] = [];
  const operations = Object.entries<Record<string, Operation>>(api.paths);
  /** Answers as the examples of the description, with a file of ours in the tree. */
  const fetch = async (address: string, { method = '', body }: { method?: string; body?: string }) => {
    const { pathname, searchParams } = new URL(address);
    const match = (template: string) =>
      new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(pathname);
    const [template = '', methods] = operations.find(([one]) => match(one)) ?? [];
    const request = `${method} ${template}`;
    seen.push(request);
    const operation = methods?.[method.toLowerCase()];
    const parameters = new Map(
      (operation?.parameters ?? []).map(resolve).map((one) => [one.name, one.schema]),
    );
    for (const [name, value] of [...Object.entries(match(template)?.groups ?? {}), ...searchParams])
      validate(`${request} ${name}`, parameters.get(name), value);
    if (body)
      validate(request, operation?.requestBody?.content['application/json']?.schema, JSON.parse(body));
    const status = method === 'GET' ? 200 : 201;
    const answer = operation?.responses[status]?.content?.['application/json'];
    const { value } = resolve(Object.values(answer?.examples ?? {})[0] ?? {});
    if (method === 'GET' && value.tree) value.tree[0].path = 'data/units.csv';
    if (value.content) value.content = btoa('x');
    return Response.json(value, { status });
  };
  const files = [
    { file: 'units.csv', published: 'x\n', text: undefined },
    { file: 'observations/new.csv', published: undefined, text: 'y' },
  ];
  const proposal = { title: 'A', body: 'B', head: 'desk-1', files };
  const target = { owner: 'octocat', repo: 'Hello-World', branch: 'main' };
  const result = await propose(proposal, target, 'secret', fetch as typeof globalThis.fetch);
  expect(found).toEqual([]);
  expect(result).toMatchObject({ number: 1347, url: expect.stringMatching(/^https:/) });
  expect(seen).toHaveLength(7);
});
