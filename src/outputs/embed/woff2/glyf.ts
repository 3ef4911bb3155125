import { Bytes } from './bytes.ts';

/** Flags of a point in `glyf`. */
const ON_CURVE = 0x01;
const SHORT_X = 0x02;
const SHORT_Y = 0x04;
const REPEAT = 0x08;
const SAME_X = 0x10;
const SAME_Y = 0x20;
const OVERLAPS = 0x40;
/** Flags of a component. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const SCALE_XY = 0x0040;
const SCALE_2X2 = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;
/** Of the transformed table: which glyphs overlap is told after all else. */
const TELLS_OVERLAPS = 0x0001;

/**
 * The table `glyf` as WOFF2 (5.1) wants it, with which `loca` need not be sent: each kind of number in a stream of its own,
 * points in triplets, and no bounds that follow from the points.
 * @param loca of the same font, in the format that `head` names: 0 for short offsets, 1 for long ones
 */
export function transformedGlyf(
  glyf: Uint8Array,
  loca: Uint8Array,
  format: number,
  glyphs: number,
): Uint8Array {
  const offsets = new DataView(loca.buffer, loca.byteOffset, loca.byteLength);
  const offset = (glyph: number) =>
    format === 0 ? 2 * offsets.getUint16(2 * glyph) : offsets.getUint32(4 * glyph);
  const streams = new Streams(glyphs);
  for (let glyph = 0; glyph < glyphs; glyph++)
    streams.glyph(glyph, glyf.subarray(offset(glyph), offset(glyph + 1)));
  return streams.table(format, glyphs);
}

class Streams {
  private readonly contours = new Bytes();
  private readonly points = new Bytes();
  private readonly flags = new Bytes();
  private readonly coordinates = new Bytes();
  private readonly components = new Bytes();
  private readonly bounds = new Bytes();
  private readonly instructions = new Bytes();
  private readonly hasBounds: Uint8Array;
  private readonly overlaps: Uint8Array;

  constructor(glyphs: number) {
    this.hasBounds = new Uint8Array(4 * Math.ceil(glyphs / 32));
    this.overlaps = new Uint8Array(Math.ceil(glyphs / 8));
  }

  glyph(index: number, data: Uint8Array): void {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const contours = data.length === 0 ? 0 : view.getInt16(0);
    this.contours.u16(contours & 0xffff);
    if (contours < 0) this.composite(index, data, view);
    else if (contours > 0) this.simple(index, data, view, contours);
  }

  private composite(index: number, data: Uint8Array, view: DataView): void {
    let at = 10;
    let flags = MORE;
    let instructed = false;
    while (flags & MORE) {
      flags = view.getUint16(at);
      instructed ||= (flags & HAS_INSTRUCTIONS) !== 0;
      at += 4 + (flags & WORDS ? 4 : 2);
      if (flags & SCALE) at += 2;
      else if (flags & SCALE_XY) at += 4;
      else if (flags & SCALE_2X2) at += 8;
    }
    this.components.add(data.subarray(10, at));
    if (instructed) this.instruct(data, view, at);
    this.bound(index, data);
  }

  private simple(index: number, data: Uint8Array, view: DataView, contours: number): void {
    let before = -1;
    for (let contour = 0; contour < contours; contour++) {
      const last = view.getUint16(10 + 2 * contour);
      this.points.packed16(last - before);
      before = last;
    }
    const instructions = 10 + 2 * contours;
    const { flags, xs, ys } = pointsOf(
      data,
      view,
      instructions + 2 + view.getUint16(instructions),
      before + 1,
    );
    if ((flags[0] ?? 0) & OVERLAPS) mark(this.overlaps, index);
    let [x, y] = [0, 0];
    const bounds = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    for (let point = 0; point < flags.length; point++) {
      const [dx, dy] = [xs[point] ?? 0, ys[point] ?? 0];
      this.triplet(((flags[point] ?? 0) & ON_CURVE) !== 0, dx, dy);
      x += dx;
      y += dy;
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
    this.instruct(data, view, instructions);
    if (bounds.some((one, side) => one !== view.getInt16(2 + 2 * side))) this.bound(index, data);
  }

  /** A point by its distance from the one before: the commoner, the fewer bytes (WOFF2, 5.2). */
  private triplet(isOnCurve: boolean, dx: number, dy: number): void {
    const [x, y] = [Math.abs(dx), Math.abs(dy)];
    const [right, up] = [dx < 0 ? 0 : 1, dy < 0 ? 0 : 1];
    const signs = right + 2 * up;
    const flag = (value: number) => this.flags.u8((isOnCurve ? 0 : 0x80) + value);
    const { coordinates } = this;
    if (dx === 0 && y < 1280) {
      flag(2 * (y >> 8) + up);
      coordinates.u8(y & 0xff);
    } else if (dy === 0 && x < 1280) {
      flag(10 + 2 * (x >> 8) + right);
      coordinates.u8(x & 0xff);
    } else if (x <= 64 && y <= 64) {
      flag(20 + ((x - 1) & 0x30) + (((y - 1) & 0x30) >> 2) + signs);
      coordinates.u8((((x - 1) & 0xf) << 4) | ((y - 1) & 0xf));
    } else if (x <= 768 && y <= 768) {
      flag(84 + 12 * ((x - 1) >> 8) + 4 * ((y - 1) >> 8) + signs);
      coordinates.u8((x - 1) & 0xff);
      coordinates.u8((y - 1) & 0xff);
    } else if (x < 4096 && y < 4096) {
      flag(120 + signs);
      coordinates.u8(x >> 4);
      coordinates.u8(((x & 0xf) << 4) | (y >> 8));
      coordinates.u8(y & 0xff);
    } else {
      flag(124 + signs);
      coordinates.u16(x);
      coordinates.u16(y);
    }
  }

  private instruct(data: Uint8Array, view: DataView, at: number): void {
    const length = view.getUint16(at);
    this.coordinates.packed16(length);
    this.instructions.add(data.subarray(at + 2, at + 2 + length));
  }

  private bound(index: number, data: Uint8Array): void {
    mark(this.hasBounds, index);
    this.bounds.add(data.subarray(2, 10));
  }

  table(format: number, glyphs: number): Uint8Array {
    const tellsOverlaps = this.overlaps.some((byte) => byte !== 0);
    const { contours, points, flags, coordinates, components, bounds, instructions } = this;
    const streams = [contours, points, flags, coordinates, components, bounds, instructions];
    const table = new Bytes();
    table.u16(0);
    table.u16(tellsOverlaps ? TELLS_OVERLAPS : 0);
    table.u16(glyphs);
    table.u16(format);
    for (const stream of streams) table.u32(stream.length + (stream === bounds ? this.hasBounds.length : 0));
    for (const stream of streams) {
      if (stream === bounds) table.add(this.hasBounds);
      table.add(stream.all);
    }
    if (tellsOverlaps) table.add(this.overlaps);
    return table.all;
  }
}

/** The points of a simple glyph: flags, and distances from the point before. */
function pointsOf(data: Uint8Array, view: DataView, start: number, count: number) {
  const flags = new Uint8Array(count);
  let at = start;
  for (let point = 0; point < count; ) {
    const flag = data[at++] ?? 0;
    const times = flag & REPEAT ? 1 + (data[at++] ?? 0) : 1;
    flags.fill(flag, point, point + times);
    point += times;
  }
  const distances = (short: number, same: number) =>
    Array.from(flags, (flag) => {
      if (flag & short) {
        const distance = data[at++] ?? 0;
        return flag & same ? distance : -distance;
      }
      if (flag & same) return 0;
      at += 2;
      return view.getInt16(at - 2);
    });
  const xs = distances(SHORT_X, SAME_X);
  return { flags, xs, ys: distances(SHORT_Y, SAME_Y) };
}

/** Sets the bit of a glyph, the first the highest of its byte. */
function mark(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
}
