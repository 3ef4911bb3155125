import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/tables/cells.ts';
import { columnsOfNew } from '../../src/tables/rows.ts';
import { schemas, type TableName } from '../../src/tables/schemas/index.ts';
import { projectSources, tableOf } from '../support/data.ts';

describe.each(Object.keys(schemas) as TableName[])('the columns of %s', (name) => {
  it('have a description, a sentence', () => {
    for (const column of Object.keys(schemas[name].shape))
      expect(meaningOf('en', name, column), column).toMatch(/^[A-Za-z].{2,}\.$/);
  });

  it('stand in that order in the project', () => {
    for (const { file, bytes } of projectSources().filter((source) => tableOf(source.file) === name)) {
      const [first] = new TextDecoder().decode(bytes).split('\n');
      expect(first, file).toBe(columnsOfNew(name).join(','));
    }
  });
});

it('the project has a file for every table but the optional ones', () => {
  const found = new Set(projectSources().map(({ file }) => tableOf(file)));
  expect(new Set(Object.keys(schemas)).difference(found)).toEqual(new Set(['confirmations']));
});
