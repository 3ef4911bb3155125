import { Blob, Buffer, Direction, Face, Font, shape } from 'harfbuzzjs';
import type { Weight } from '../../../charts/parts/text.ts';
import { fontFile } from '../../font-file.ts';
import { type Mask, maskOf } from './coverage.ts';
import { linesOf, type Path, pathOf } from './path.ts';

/** A weight of Be Vietnam Pro; glyphs are numbers of its file. */
interface Weighted {
  font: Font;
  /** The font's own units in an em. */
  units: number;
  outlines: Map<number, Path>;
  runs: Map<string, Run>;
  masks: Map<number, Map<string, Mask | undefined>>;
}

const opened = new Map<Weight, Weighted>();

function weighted(weight: Weight): Weighted {
  const before = opened.get(weight);
  if (before) return before;
  const face = new Face(new Blob(fontFile(weight)));
  const one = {
    font: new Font(face),
    units: face.upem,
    outlines: new Map(),
    runs: new Map(),
    masks: new Map(),
  };
  opened.set(weight, one);
  return one;
}

/** A text's glyphs in turn, each with its place from the text's start, in the font's units; y points upwards. */
interface Run {
  glyphs: { glyph: number; x: number; y: number }[];
  /** How far the text reaches. */
  width: number;
}

/** So many texts and shapes of letters are kept: those of a few dozen charts. */
const MOST_RUNS = 5_000;
const MOST_MASKS = 20_000;
let masks = 0;

/** What HarfBuzz sets texts in. It lies in memory of its own, which is not collected while a thread is at work: one is enough. */
const buffer = new Buffer();

/** Sets a text with kerning, marks and ligatures, as browsers do: they set it by HarfBuzz too, or alike. */
function runOf({ font, runs }: Weighted, text: string): Run {
  const before = runs.get(text);
  if (before) return before;
  buffer.reset();
  buffer.addText(text);
  // Not guessed: one letter of a script that the font has not would turn the whole text round.
  buffer.setDirection(Direction.LTR);
  buffer.setScript('Latn');
  shape(font, buffer);
  const places = buffer.getGlyphPositions();
  let x = 0;
  const glyphs = buffer.getGlyphInfos().map(({ codepoint: glyph }, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[at] ?? {};
    const one = { glyph, x: x + xOffset, y: yOffset };
    x += xAdvance;
    return one;
  });
  const run = { glyphs, width: x };
  if (runs.size === MOST_RUNS) runs.clear();
  runs.set(text, run);
  return run;
}

/** Letters stand at quarters of a pixel: nobody sees the rest, and most were drawn before. */
const PARTS = 4;

/** Where a text stands, in pixels. */
export interface TextPlace {
  /** Its start, its middle or its end, as `anchor` says. */
  x: number;
  /** Its baseline. */
  y: number;
  size: number;
  weight: Weight;
  anchor: 'start' | 'middle' | 'end';
}

/**
 * The shapes of a text's letters. The baseline is moved to a whole pixel, at which letters have clear feet.
 * What the font has no letter for has the font's sign for that: an empty box. Line ends and blanks are one blank, as in SVG.
 */
export function lettersOf(text: string, { x, y, size, weight, anchor }: TextPlace): Mask[] {
  const face = weighted(weight);
  const { glyphs, width } = runOf(face, text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, ''));
  const scale = size / face.units;
  const start = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0) * scale;
  const baseline = Math.round(y);
  const found: Mask[] = [];
  for (const { glyph, x, y } of glyphs) {
    const at = Math.round((start + x * scale) * PARTS);
    const column = Math.floor(at / PARTS);
    const mask = letterMask(face, glyph, size, at - column * PARTS);
    if (!mask) continue;
    const { left, top, width, height, levels } = mask;
    const row = baseline - Math.round(y * scale);
    found.push({ left: left + column, top: top + row, width, height, levels });
  }
  return found;
}

/** A letter as it covers pixels, so many {@link PARTS} of one after their edge; undefined for a space. */
function letterMask(face: Weighted, glyph: number, size: number, part: number): Mask | undefined {
  const key = `${size} ${part}`;
  let known = face.masks.get(glyph);
  if (known?.has(key)) return known.get(key);
  if (masks++ === MOST_MASKS) {
    for (const { masks } of opened.values()) masks.clear();
    masks = 1;
    known = undefined;
  }
  if (!known) {
    known = new Map();
    face.masks.set(glyph, known);
  }
  const lines = linesOf(outlineOf(face, glyph), {
    scale: size / face.units,
    x: part / PARTS,
    y: 0,
    flipped: true,
  });
  const mask = maskOf(lines, EVERYWHERE);
  known.set(key, mask);
  return mask;
}

const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

function outlineOf({ font, outlines }: Weighted, glyph: number): Path {
  const before = outlines.get(glyph);
  if (before) return before;
  const outline = pathOf(font.glyphToPath(glyph));
  outlines.set(glyph, outline);
  return outline;
}
