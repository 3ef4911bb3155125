/**
 * Publishes generation 2 of a small site into `dist` of each folder that it is told, with the fault that it is told:
 * `[{"folder": …, "fault": {"step": 3, "how": "ENOSPC"}}, …]`. A line of JSON tells what became of each.
 */
import path from 'node:path';
import { told } from '../../../src/cli/faults.ts';
import { prepareStaging, type Staging } from '../../../src/cli/staging.ts';
import { writeGeneration } from './sites.ts';
import { type Fault, failAt, steps } from './step.ts';

export interface Task {
  folder: string;
  fault?: Fault;
}

export interface Done {
  isPublished: boolean;
  /** What is said of the fault. */
  said: string | null;
  /** The steps until it was published, or until it failed; and those that clear up. */
  steps: string[];
  after: string[];
}

for (const { folder, fault } of JSON.parse(process.argv[2] ?? '') as Task[]) {
  process.chdir(folder);
  failAt(fault);
  const dist = path.resolve('dist');
  const done: Done = { isPublished: false, said: null, steps: [], after: [] };
  let staging: Staging | undefined;
  try {
    staging = await prepareStaging(dist);
    writeGeneration(staging.site, 2);
    await staging.publish();
    done.isPublished = true;
  } catch (error) {
    done.said = told(error, dist, staging);
  }
  done.steps = [...steps];
  staging?.remove();
  done.after = steps.slice(done.steps.length);
  console.log(JSON.stringify(done));
}
