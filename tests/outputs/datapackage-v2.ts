/**
 * The rules of Data Package v2, Data Resource v2, Table Dialect v2 and Table Schema v2 (datapackage.org/standard) for
 * what our package holds, written down as JSON Schema (draft 07): no package of npm ships the official profile as yet.
 * Properties of one's own are allowed everywhere, as the standard has it.
 */
const text = { type: 'string', minLength: 1 };
const uri = { type: 'string', format: 'uri' };
const names = { type: 'array', items: text, minItems: 1, uniqueItems: true };
/** A URL, or a relative path without a way up. */
const filePath = { type: 'string', pattern: '^(?:https?://.+|(?![./~])(?:(?!\\.\\.|\\\\).)+)$' };
const profile = (name: string) => ({ const: `https://datapackage.org/profiles/2.0/${name}.json` });
const fieldsOf = (properties: object) => ({ type: 'object', properties });

/** What a field of a type may be constrained by, and its formats. */
const field = (type: string, constraints: object, more: object = {}) => ({
  type: 'object',
  required: ['name', 'type'],
  properties: {
    name: text,
    type: { const: type },
    title: text,
    description: text,
    constraints: {
      ...fieldsOf({ required: { type: 'boolean' }, unique: { type: 'boolean' }, ...constraints }),
      additionalProperties: false,
    },
    ...more,
  },
});
const string = field(
  'string',
  { pattern: { type: 'string', format: 'regex' }, enum: names, minLength: {}, maxLength: {} },
  { format: { enum: ['default', 'email', 'uri', 'binary', 'uuid'] } },
);
const bounds = { enum: { type: 'array', items: { type: 'number' } }, minimum: {}, maximum: {} };
const list = field(
  'list',
  { enum: {}, minLength: {}, maxLength: {} },
  {
    delimiter: text,
    itemType: { enum: ['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time'] },
  },
);

const tableSchema = {
  type: 'object',
  required: ['fields'],
  properties: {
    $schema: profile('tableschema'),
    fields: {
      type: 'array',
      minItems: 1,
      items: {
        oneOf: [
          string,
          list,
          field('number', bounds),
          field('integer', bounds),
          field('date', { enum: {}, minimum: {}, maximum: {} }),
        ],
      },
    },
    missingValues: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        properties: {
          fields: names,
          reference: { ...fieldsOf({ resource: text, fields: names }), required: ['fields'] },
        },
      },
    },
  },
};

const resource = {
  type: 'object',
  required: ['name', 'path'],
  properties: {
    name: text,
    path: filePath,
    type: { const: 'table' },
    title: text,
    description: text,
    format: text,
    mediatype: { type: 'string', pattern: '^[^/]+/[^/]+$' },
    encoding: text,
    bytes: { type: 'integer', minimum: 0 },
    hash: { type: 'string', pattern: '^(?:[^:]+:[0-9a-fA-F]+|[0-9a-fA-F]{32})$' },
    dialect: fieldsOf({
      $schema: profile('tabledialect'),
      header: { type: 'boolean' },
      delimiter: text,
      lineTerminator: text,
      quoteChar: { type: 'string', minLength: 1, maxLength: 1 },
      doubleQuote: { type: 'boolean' },
    }),
    schema: tableSchema,
  },
};

export const dataPackageRules = {
  type: 'object',
  required: ['resources'],
  properties: {
    $schema: profile('datapackage'),
    name: text,
    id: text,
    title: text,
    description: text,
    homepage: uri,
    version: text,
    keywords: names,
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        ...fieldsOf({ name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' }, path: filePath, title: text }),
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
      },
    },
    sources: { type: 'array', items: fieldsOf({ title: text, path: filePath, email: text, version: text }) },
    contributors: {
      type: 'array',
      minItems: 1,
      items: { ...fieldsOf({ title: text, path: filePath, roles: names }), minProperties: 1 },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
};
