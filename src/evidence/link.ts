/** Where evidence says that a figure is printed. */
interface Place {
  phrase: string;
  after: string;
  /** Undefined where the figure is cited and not located. */
  line?: number | undefined;
}

/**
 * The address of a report with a text fragment (WICG Scroll to Text Fragment) that brings the reader to the words:
 * the phrase and, so that it is this place and no other, the words that follow it. Where there are no words to be
 * found, the report's own address.
 */
export function evidenceUrl(reportUrl: string, { phrase, after, line }: Place): string {
  if (line === undefined) return reportUrl;
  const words = after === '' ? phrase : `${phrase} ${after}`;
  // In a fragment "-" and "," have a meaning, so they are escaped too.
  return `${reportUrl}#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}
