/** Where a file of the workbook lies in the project. */
export function projectPath(file: string): string {
  return file.startsWith('seeds/') ? file : `data/${file}`;
}
