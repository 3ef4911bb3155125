/**
 * Tables that can be sorted by each of their columns, the way of the WAI-ARIA sortable table: the words of each head
 * become a button, and the sorted head alone says so, in `aria-sort`. Without this script the table is as printed.
 *
 *     table[data-sortable] ─┬─ thead ── tr ── th[scope="col"]     becomes th ── button; not with data-fixed, nor without words
 *                           └─ tbody… ── tr ── th, td[data-sort]  a number, Infinity too; a column without numbers is text
 *
 * A number column starts with its largest, a text column with its first; a second click turns that round, and a third
 * brings the order of the page back. What has no number or no words stands last either way. Each tbody is sorted in
 * itself; a row with other cells than the head, as a group's name, stays above.
 */
const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const groups = [...table.tBodies].map(
    (body) => [body, [...body.rows].filter(({ cells }) => cells.length === heads.length)] as const,
  );
  heads.forEach((head, column) => {
    if (head.dataset['fixed'] !== undefined || !head.textContent.trim()) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);

    const number = ({ cells }: HTMLTableRowElement) => cells[column]?.dataset['sort'];
    const words = ({ cells }: HTMLTableRowElement) => cells[column]?.textContent.trim();
    const isNumeric = groups.some(([, rows]) => rows.some(number));
    const orders = ['ascending', 'descending'];
    if (isNumeric) orders.reverse();

    button.addEventListener('click', () => {
      const order = orders[orders.indexOf(head.getAttribute('aria-sort') ?? '') + 1];
      const sign = order === 'descending' ? -1 : 1;
      const compare = (one: HTMLTableRowElement, other: HTMLTableRowElement) => {
        const [a = '', b = ''] = [one, other].map(isNumeric ? number : words);
        // Infinity less Infinity is not a number: they are level.
        return +!a - +!b || sign * (isNumeric ? Number(a) - Number(b) : collator.compare(a, b)) || 0;
      };
      for (const one of heads) one.removeAttribute('aria-sort');
      if (order) head.setAttribute('aria-sort', order);
      for (const [body, rows] of groups) body.append(...(order ? rows.toSorted(compare) : rows));
    });
  });
}

// A module, although it gives nothing away: its names stay its own.
export {};
