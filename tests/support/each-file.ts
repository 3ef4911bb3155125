import fc from 'fast-check';
import { afterAll } from 'vitest';
import { deleteTemporaryFolders } from './folders.ts';

/** Property tests try the same values each time. */
fc.configureGlobal({ seed: 2024 });
afterAll(deleteTemporaryFolders);
