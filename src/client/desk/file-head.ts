import type { Marks } from '../../desk/marks.ts';
import { projectPath } from '../../desk/project-path.ts';
import { Sheet } from '../../desk/sheet.ts';
import type { Workbook } from '../../desk/workbook.ts';
import { button, part, say, sayCount, setup, tableOf } from './setup.ts';

/** What stands above the file that is being looked at: its name, what it holds, and what can be done with it. */
export class FileHead {
  private readonly marks: Marks;

  constructor(marks: Marks) {
    this.marks = marks;
  }

  show(file: string, workbook: Workbook): void {
    const table = tableOf(file);
    const book = workbook.get(file);
    const state = this.marks.state(file);
    part('desk-name').textContent = file;
    const rows = book instanceof Sheet ? [sayCount('desk.rows', Math.max(0, book.rowCount - 1))] : [];
    const about = table ? [setup.tables[table].title] : [];
    part('desk-about').textContent = [...about, ...rows].join(', ');

    const isText = book !== undefined && (book instanceof Sheet || book.kind === 'text');
    for (const name of ['download', 'copy'] as const) {
      button(name).hidden = !isText;
      button(name).setAttribute('aria-label', say(`desk.${name}Of`, { file }));
    }
    button('remove').hidden = !book || !state?.isNew;
    const edit = part<HTMLAnchorElement>('desk-edit');
    edit.hidden = !setup.edit || !state || state.isNew;
    if (!setup.edit || edit.hidden) return;
    const { folder, host } = setup.edit;
    edit.href = folder + projectPath(file).split('/').map(encodeURIComponent).join('/');
    edit.textContent = say('desk.edit', { host });
    edit.setAttribute('aria-label', say('desk.editOf', { file, host }));
  }
}
