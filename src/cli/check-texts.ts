/** `npm run check:texts`: compares the texts of all languages. Exits with 1 when one has a gap. */
import { checkAllTexts } from '../i18n/check.ts';

const problems = checkAllTexts();
for (const { file, key, message, fix } of problems) console.error(`${file} key "${key}": ${message} ${fix}`);
process.exitCode = problems.length > 0 ? 1 : 0;
