/**
 * The address of a report with a text fragment (WICG Scroll to Text Fragment) that brings the reader to the words:
 * the phrase and, so that it is this place and no other, the words that follow it.
 */
export function evidenceUrl(reportUrl: string, phrase: string, after: string): string {
  const words = after === '' ? phrase : `${phrase} ${after}`;
  // In a fragment "-" and "," have a meaning, so they are escaped too.
  return `${reportUrl}#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}
