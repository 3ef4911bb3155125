import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { notWhole } from '../../cli/faults/whole.ts';
import { copyProject } from '../../site/copy-project.ts';

/** A project whose data change with every build, so that each site can be told from the one before. */
export class Project {
  readonly folder = path.join(mkdtempSync(path.join(tmpdir(), 'nguon-faults-')), 'project');
  readonly dist = this.at('dist');
  state = 0;

  constructor() {
    copyProject(this.folder);
    chmodSync(path.dirname(this.folder), 0o755);
  }

  at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Changes a name that stands on many pages. @returns the number of the state. */
  edit(): number {
    const file = this.at('data/subjects.csv');
    const [from, to] = [this.name(), this.name(this.state + 1)];
    writeFileSync(file, readFileSync(file, 'utf8').replace(`${from},${from}`, `${to},${to}`));
    return ++this.state;
  }

  name(state = this.state): string {
    return state === 0 ? 'Zalo' : `Zalo ${state}.`;
  }

  /** Which state of the data the site shows; an error where it is not whole. */
  published(): number {
    const wrong = notWhole(this.dist);
    if (wrong.length > 0) throw new Error(`The site is not whole: ${wrong.slice(0, 5).join(', ')}`);
    const text = readFileSync(path.join(this.dist, 'data/subjects.csv'), 'utf8');
    return Number(/Zalo (\d+)\./.exec(text)?.[1] ?? 0);
  }

  remove(): void {
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }
}
