/**
 * Buttons that copy the text of another element, and say so beside themselves; and those that share the page.
 *
 *     button.copy[data-copy="id"][data-done="Copied"][hidden]   shown by this script, if there is something with that id
 *     span[role="status"]                                       in the same parent; made after the button where there is none
 *
 *     button.share[data-title][data-url][hidden]            opens the device's own way to share, where it has one
 *
 * Where the browser does not let a page write to the clipboard, the text is selected instead, for Ctrl+C, and the status
 * has the words of `data-selected`, if any. It never says that it copied when it did not.
 */

/** How long the status stays, in ms. */
const STAY = 2500;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const { copy = '', done = '', selected = '' } = button.dataset;
  const source = document.getElementById(copy);
  if (!source) continue;
  const field = source as HTMLTextAreaElement;
  const isField = 'value' in source;

  // A live region is there before its words are.
  let status = button.parentElement?.querySelector('[role="status"]');
  if (!status) {
    status = document.createElement('span');
    status.setAttribute('role', 'status');
    button.after(status);
  }
  const region = status;

  button.addEventListener('click', async () => {
    let words = done;
    try {
      // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not copied.
      await navigator.clipboard.writeText((isField ? field.value : source.innerText).trim());
    } catch {
      words = selected;
      if (isField) {
        field.focus();
        field.select();
      } else getSelection()?.selectAllChildren(source);
    }
    // Each message takes away itself only, not one that came after it.
    const message = document.createTextNode(words);
    region.replaceChildren(message);
    setTimeout(() => message.remove(), STAY);
  });
  button.hidden = false;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button.share')) {
  // Not in every browser, whatever the types say.
  button.hidden = !('share' in navigator);
  button.addEventListener('click', async () => {
    const { title, url } = button.dataset;
    // Closing the sheet without sharing is no mistake, and of others the device has told.
    await navigator.share({ title, url }).catch(() => {});
  });
}

// A module, although it gives nothing away: its names stay its own.
export {};
