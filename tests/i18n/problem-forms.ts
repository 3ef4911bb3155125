/** Every form in which a sentence of a problem can stand in the source, each after a comment that gives its templates. */
interface Problem {
  message: string;
  mend: string;
}
type Misfit = [column: string, message: string, mend: string];
class Fault implements Problem {
  message: string;
  mend: string;
  constructor(message: string, mend: string) {
    this.message = message;
    this.mend = mend;
  }
}
class Refusal extends Error {}

const add = (message: string, mend: string) => problems.push({ message, mend });
export const problems: Problem[] = [];
const cell = String(problems.length);
const count = problems.length;

//= Call. | Mend the {0}.
add('Call.', `Mend the ${cell}.`);

//= Object. | Mend it.
problems.push({ message: 'Object.', mend: 'Mend it.' });

//= Tuple. | Mend it.
export const misfit: Misfit | undefined = count > 0 ? [cell, 'Tuple.', 'Mend it.'] : undefined;

//= Error. | Mend it.
export const fault = new Fault('Error.', 'Mend it.');

//= Condition. | Other. | Mend it.
add(cell ? 'Condition.' : 'Other.', 'Mend it.');

//= Constant, {0} more. | Constant. | Mend it.
const more = count > 1 ? `, ${count} more` : '';
add(`Constant${more}.`, 'Mend it.');

//= Variable. | Other variable. | Mend it.
let variable = 'Variable.';
if (cell) variable = 'Other variable.';
add(variable, 'Mend it.');

//= Taken apart. | Mend it. | Or taken. | Mend {0}.
const [taken, apart] = cell ? ['Taken apart.', 'Mend it.'] : ['Or taken.', `Mend ${cell}.`];
add(taken, apart);

//= Default {0}. | Default missing. | Mend it.
add(`Default ${cell || 'missing'}.`, 'Mend it.');

//= Want an id. | Want a text. | Mend it.
const want = (what: string) => add(`Want ${what}.`, 'Mend it.');
want('an id');
want('a text');

//= Function. | Mend {0}. | Mend it.
function mend(): string {
  if (cell) return `Mend ${cell}.`;
  return 'Mend it.';
}
add('Function.', mend());

//= The {0} is passed. | Nothing is passed. | Mend it.
const say = (what: () => string) => tell(what);
const tell = (what: () => string) => add(`${what()} is passed.`, 'Mend it.');
say(() => `The ${cell}`);
tell(() => 'Nothing');

//= List of {0| or }. | Mend {0}.
add(`List of ${problems.map((one) => one.mend).join(' or ')}.`, `Mend ${problems.join(', ')}.`);

//= Items: {0} in A. | Items: {0} in B. | Items: {0} in A and {1} in B. | Mend it.
const items = [...(count > 1 ? [`${cell} in A`] : []), ...(count > 2 ? [`${cell} in B`] : [])];
add(`Items: ${items.join(' and ')}.`, 'Mend it.');

//= Spread {0}. | Mend it.
const common = { mend: 'Mend it.' } as const;
problems.push({ ...common, message: `Spread ${cell}.` });

//= English table. | Vietnamese table. | Mend it.
add(`${{ en: 'English', vi: 'Vietnamese' }[cell as 'en']} table.`, 'Mend it.');

//= Thrown {0}. | Not thrown. | Mend it.
try {
  throw new Refusal(`Thrown ${cell}.`);
} catch (error) {
  add(error instanceof Refusal ? error.message : 'Not thrown.', 'Mend it.');
}

//= Sum of {0}. | Mend it.
// biome-ignore lint/style/useTemplate: it is what this is about
add('Sum of ' + cell + '.', 'Mend it.');

//= Table {0}. | Mend it.
const table = (name: 'units' | 'charts') => add(`Table ${name}.`, 'Mend it.');
table('units');
table('charts');

//= Mend it.
add(cell.trim(), 'Mend it.');

//= Lines {0| or }. | Mend it.
const told = (one: Problem) => `in ${one.mend}`;
add(`Lines ${problems.map(told).join(' or ')}.`, 'Mend it.');
