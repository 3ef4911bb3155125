type Child = Node | string;
type Properties<E> = {
  [Name in keyof E as E[Name] extends string | boolean | number | null ? Name : never]?: E[Name];
};

/** An element with properties, attributes to `set`, and texts or elements in it. Texts stay texts. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<HTMLElementTagNameMap[Tag]> & { set?: Record<string, string> } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const { set, ...own } = properties;
  const made = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(set ?? {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A box that scrolls and can be reached by the keyboard; the heading with the id `titled` names it. */
export function scrolling(titled: string, child: HTMLElement): HTMLElement {
  const set = { role: 'region', 'aria-labelledby': titled };
  return make('div', { className: 'paste-scroll', tabIndex: 0, set }, child);
}

/** A table in such a box. */
export function scrollingTable(
  titled: string,
  columns: readonly string[],
  rows: readonly HTMLTableRowElement[],
): HTMLElement {
  const head = make('tr', {}, ...columns.map((words) => make('th', { scope: 'col' }, words)));
  const parts = [make('thead', {}, head), make('tbody', {}, ...rows)];
  return scrolling(titled, make('table', { set: { 'aria-labelledby': titled } }, ...parts));
}
