/** `npm run check:texts`: compares the interface texts of all languages. Exits with 1 when one has a gap. */
import { checkTexts } from '../i18n/check.ts';

const problems = checkTexts();
for (const { file, key, message, mend } of problems)
  console.error(`${file} key "${key}": ${message} ${mend}`);
process.exitCode = problems.length > 0 ? 1 : 0;
