/** A field of a Table Schema, as far as it is checked here. */
export interface Field {
  name: string;
  type: string;
  format?: string;
  delimiter?: string;
  constraints?: { required?: boolean; unique?: boolean; pattern?: string; enum?: string[] };
}

const numbers: Record<string, RegExp> = {
  number: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  integer: /^[+-]?\d+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

/** What breaks a Table Schema in the cells of a column, header aside: missing values are blank. */
export function faultsOf(field: Field, cells: readonly string[]): string[] {
  const { required, unique, pattern, enum: choices } = field.constraints ?? {};
  // XML Schema's patterns are for the whole cell.
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
  const faults = cells.flatMap((cell, at) => {
    const fault = (what: string) => [`${field.name}, row ${at + 1}: "${cell}" ${what}`];
    if (cell === '') return required ? fault('is blank') : [];
    const type = numbers[field.type];
    if (type && !type.test(cell)) return fault(`is no ${field.type}`);
    if (field.format === 'uri' && !URL.canParse(cell)) return fault('is no address');
    if (whole && !whole.test(cell)) return fault(`does not match ${pattern}`);
    if (choices && !choices.includes(cell)) return fault('is none of the choices');
    if (field.type === 'list' && cell.split(field.delimiter ?? ',').some((item) => item.trim() === ''))
      return fault('has a blank item');
    return [];
  });
  const known = cells.filter((cell) => cell !== '');
  if (unique && new Set(known).size < known.length) faults.push(`${field.name} is not unique`);
  return faults;
}
