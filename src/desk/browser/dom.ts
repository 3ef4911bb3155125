type Properties<E> = {
  [Name in keyof E as E[Name] extends string | boolean | number | null ? Name : never]?: E[Name];
};

/**
 * Creates an element with a class name, or with properties and the attributes in `set`, and with children. Strings become
 * text nodes, never markup.
 */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: string | (Properties<HTMLElementTagNameMap[Tag]> & { set?: Record<string, string> }) = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const { set = {}, ...own } = typeof properties === 'string' ? { className: properties } : properties;
  const created = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(set)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** Sets an attribute; null removes it. */
export function setAttribute(of: Element, name: string, value: string | null): void {
  if (value === null) of.removeAttribute(name);
  else of.setAttribute(name, value);
}

/** Downloads a blob as a file. */
export function download(blob: Blob, name: string): void {
  const link = create('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser has started reading it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Copies a text. Returns false if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
