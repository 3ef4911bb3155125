import { texts } from '../corpus.ts';
import { isTable } from '../folder.ts';
import { anyFile, type Mutation } from './mutation.ts';

/** Files gone, empty, exchanged, or under another name. */
export const fileMutation: Mutation = (folder, random) => {
  const file = anyFile(folder, random, () => true);
  const other = anyFile(folder, random, () => true);
  if (file === undefined || other === undefined) return 'no file is left';
  const bytes = folder.get(file) ?? new Uint8Array();
  const folderName = file.slice(0, file.lastIndexOf('/') + 1);
  const name = random.pick([
    ...texts.paths,
    ...texts.names,
    ...texts.scripts,
    '.',
    'Users',
    'x\ny',
    '\u202ex',
    ' x ',
    'x'.repeat(250),
  ]);
  const ending = isTable(file) ? '.csv' : '.mdx';
  const [told, change] = random.pick<[string, () => void]>([
    ['gone', () => folder.delete(file)],
    ['empty', () => folder.set(file, new Uint8Array())],
    ['a line end alone', () => folder.set(file, new Uint8Array([10]))],
    [
      'exchanged',
      () => {
        folder.set(file, folder.get(other) ?? new Uint8Array());
        folder.set(other, bytes);
      },
    ],
    ['twice', () => folder.set(`${folderName}${name}${ending}`, bytes)],
    [
      'renamed',
      () => {
        folder.delete(file);
        folder.set(`${folderName}${name}${ending}`, bytes);
      },
    ],
    ['another table', () => folder.set(`observations/${name}.csv`, bytes)],
    [
      'other letters',
      () =>
        folder.set(
          file.replace(/[^/]+$/, (base) => base.toUpperCase()),
          bytes,
        ),
    ],
    ['an unknown file', () => folder.set(`${name}.xlsx`, bytes)],
  ]);
  change();
  return `${told}: ${file}`;
};
