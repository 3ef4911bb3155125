import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take twenty seconds and more: builds, and many pages in a browser. */
const LONG = [
  'tests/site/every-page.test.ts',
  'tests/site/guide/follow.test.ts',
  'tests/site/next-year.test.ts',
  'tests/site/embed/snippets.test.ts',
  'tests/site/embed/odd-hosts.test.ts',
  'tests/site/embed/dialects.test.ts',
  'tests/site/embed/colours.test.ts',
  'tests/site/dev.test.ts',
  'tests/site/marks.test.ts',
  'tests/site/desk/desk.test.ts',
  'tests/site/publish.test.ts',
  'tests/site/hostile/hostile.test.ts',
  'tests/site/pages.test.ts',
  'tests/hostile/folders.test.ts',
  'tests/site/controls.test.ts',
  'tests/site/embed/hosts.test.ts',
  'tests/site/freeze.test.ts',
  'tests/site/embed/dialects-late.test.ts',
  'tests/cli/check-published.test.ts',
];

/** Begins with the tests that take longest, so that none of them is left alone at the end while other workers have nothing to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = LONG.indexOf(path.relative(project.config.root, moduleId).replaceAll(path.sep, '/'));
      return at < 0 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
