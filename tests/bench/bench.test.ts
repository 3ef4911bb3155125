import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/snapshot.ts';
import { block } from './report.ts';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

test('the README quotes the table that was measured', () => {
  expect(block(read('README.md'), 'bench')).toBe(block(read('tests/bench/RESULTS.md'), 'bench'));
});
