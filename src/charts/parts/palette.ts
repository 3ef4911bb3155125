/** What a colour says: where a subject is from, that the authorities did it, or nothing. */
export const tones = ['domestic', 'foreign', 'state', 'neutral'] as const;
export type ColorRole = (typeof tones)[number];

/** The colours of drawings on a light and on a dark ground; `src/styles/colours.css` has the same, and a test holds them together. */
export interface Palette {
  ground: string;
  ink: string;
  quiet: string;
  /** Fills: at least 3:1 against the ground, and 4.5:1 against text of the ground's colour that stands on them. */
  tones: Record<ColorRole, string>;
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    ground: '#fdfcf9',
    ink: '#1b1d21',
    quiet: '#565b63',
    tones: { domestic: '#b3261e', foreign: '#3f6fa8', state: '#7d5a0b', neutral: '#6b6f76' },
  },
  dark: {
    ground: '#15171a',
    ink: '#eceae4',
    quiet: '#b0b3b8',
    tones: { domestic: '#e8776e', foreign: '#7fabdf', state: '#d6a545', neutral: '#a0a5ad' },
  },
};
