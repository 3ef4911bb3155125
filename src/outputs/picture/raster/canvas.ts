import { type Bounds, LEVELS, type Mask } from './coverage.ts';

/** The most colours that a palette holds. */
const MOST_COLOURS = 256;
/** The number of a mix that is not made yet. */
const NONE = -1;
/** Red, green, blue and alpha, each up to 255. */
type Colour = readonly [number, number, number, number];

/** What is painted with. */
export interface Ink {
  /** "#rrggbb" or "#rgb". */
  colour: string;
  /** Up to 1, which lets nothing through. */
  opacity: number;
}

/** An ink, and the number of what it makes of each colour at each level, where that is known. */
interface Paint {
  channels: readonly number[];
  opacity: number;
  mixes: Int16Array;
}

/**
 * A picture of few colours: a byte a pixel, the number of its colour in a palette. It begins with nothing: colour 0 lets
 * all through.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Row after row; each begins with a byte for how a PNG filters it: 0, not at all. */
  readonly rows: Uint8Array;
  readonly palette: Colour[] = [[0, 0, 0, 0]];
  /** Whether all of it was filled at some time, and lets nothing through since. */
  isOpaque = false;
  readonly #numbers = new Map<string, number>([['0 0 0 0', 0]]);
  readonly #paints = new Map<string, Paint>();

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.rows = new Uint8Array(height * (width + 1));
  }

  /** Fills a rectangle, cut to the picture, whose edges lie between pixels. */
  fill({ left, top, right, bottom }: Bounds, colour: string): void {
    const number = this.#mix(this.#paint({ colour, opacity: 1 }), 0, LEVELS - 1);
    const [from, to] = [Math.max(0, left), Math.min(this.width, right)];
    if (from >= to) return;
    const [first, last] = [Math.max(0, top), Math.min(this.height, bottom)];
    if (from === 0 && to === this.width && first === 0 && last === this.height) this.isOpaque = true;
    for (let y = first; y < last; y++) {
      const row = y * (this.width + 1) + 1;
      this.rows.fill(number, row + from, row + to);
    }
  }

  /** Lays an ink over the picture as much as masks cover, one after the other. */
  paint(masks: readonly Mask[], ink: Ink): void {
    const paint = this.#paint(ink);
    for (const mask of masks) this.#lay(mask, paint);
  }

  #lay({ left, top, width, height, levels }: Mask, paint: Paint): void {
    const { mixes } = paint;
    const { rows } = this;
    const [first, last] = [Math.max(0, -left), Math.min(width, this.width - left)];
    for (let y = Math.max(0, -top); y < Math.min(height, this.height - top); y++) {
      const from = y * width;
      const to = (top + y) * (this.width + 1) + 1 + left;
      for (let x = first; x < last; x++) {
        const level = levels[from + x] as number;
        if (level === 0) continue;
        const under = rows[to + x] as number;
        const mixed = mixes[under * LEVELS + level] as number;
        rows[to + x] = mixed === NONE ? this.#mix(paint, under, level) : mixed;
      }
    }
  }

  #paint({ colour, opacity }: Ink): Paint {
    const key = `${colour} ${opacity}`;
    let paint = this.#paints.get(key);
    if (!paint) {
      const mixes = new Int16Array(MOST_COLOURS * LEVELS).fill(NONE);
      paint = { channels: channelsOf(colour), opacity, mixes };
      this.#paints.set(key, paint);
    }
    return paint;
  }

  /** The number of what a colour makes of another at a level; of the nearest that there is where the palette is full. */
  #mix({ channels, opacity, mixes }: Paint, under: number, level: number): number {
    const share = (opacity * level) / (LEVELS - 1);
    const mixed = over(channels, share, this.palette[under] ?? [0, 0, 0, 0]);
    const name = mixed.join(' ');
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.palette.length < MOST_COLOURS ? this.palette.push(mixed) - 1 : this.#nearest(mixed);
      this.#numbers.set(name, number);
    }
    mixes[under * LEVELS + level] = number;
    return number;
  }

  #nearest(colour: Colour): number {
    const distances = this.palette.map((one) =>
      one.reduce((sum, value, at) => sum + (value - (colour[at] ?? 0)) ** 2, 0),
    );
    return distances.indexOf(Math.min(...distances));
  }
}

/** A colour that covers a share of another (source-over). */
function over([red, green, blue]: readonly number[], share: number, under: Colour): Colour {
  const [underRed, underGreen, underBlue, underAlpha] = under;
  const behind = (underAlpha / 255) * (1 - share);
  const alpha = share + behind;
  const mix = (value = 0, other: number) => Math.round((value * share + other * behind) / alpha);
  return [mix(red, underRed), mix(green, underGreen), mix(blue, underBlue), Math.round(alpha * 255)];
}

/** "#b3261e" or "#fff" as red, green and blue. @throws Error for colours that are written otherwise */
function channelsOf(colour: string): number[] {
  const digits = /^#(?:[\da-f]{6}|[\da-f]{3})$/i.test(colour) ? colour.slice(1) : undefined;
  if (!digits) throw new Error(`The colour “${colour}” is not written as pictures need it: #rrggbb.`);
  const channels =
    digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  return channels.map((channel) => Number.parseInt(channel, 16));
}
