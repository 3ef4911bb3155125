/** What a colour says: where a subject is from, that the authorities did it, or nothing. */
export type ColorRole = 'domestic' | 'foreign' | 'state' | 'neutral';

/** Fills: at least 3:1 against the background, and 4.5:1 against text of the background's colour that stands on them. */
const tones: Record<ColorRole, string> = {
  domestic: '#b3261e',
  foreign: '#3f6fa8',
  state: '#7d5a0b',
  neutral: '#6b6f76',
};

/** The colours of drawings on a light background; `src/styles/colours.css` has the same, and those on a dark one. */
export const palette = { ground: '#fdfcf9', ink: '#1b1d21', quiet: '#565b63', tones };
