import fc from 'fast-check';

/** Property tests try the same values each time. */
fc.configureGlobal({ seed: 2024 });
