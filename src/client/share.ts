/**
 * Buttons that open the device's own way to share, where it has one: button.share[data-title][data-url][hidden].
 */
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
