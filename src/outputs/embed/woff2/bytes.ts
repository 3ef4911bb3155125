/** Bytes that are written one after the other, numbers big-endian as in all of a font. */
export class Bytes {
  private content = new Uint8Array(1024);
  length = 0;

  /** A number of 8 bits. */
  u8(value: number): void {
    if (this.length === this.content.length) this.grow(1);
    this.content[this.length++] = value;
  }

  u16(value: number): void {
    this.u8((value >> 8) & 0xff);
    this.u8(value & 0xff);
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  /** `255UInt16`: one byte for most of what is small (WOFF2, 3.1). */
  packed16(value: number): void {
    if (value < 253) {
      this.u8(value);
    } else if (value < 506) {
      this.u8(255);
      this.u8(value - 253);
    } else if (value < 762) {
      this.u8(254);
      this.u8(value - 506);
    } else {
      this.u8(253);
      this.u16(value);
    }
  }

  /** `UIntBase128`: seven bits a byte, the last without the eighth (WOFF2, 3.2). */
  packed32(value: number): void {
    let bits = 7;
    while (bits < 32 && value >>> bits > 0) bits += 7;
    for (bits -= 7; bits > 0; bits -= 7) this.u8(0x80 | ((value >>> bits) & 0x7f));
    this.u8(value & 0x7f);
  }

  add(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.content.length) this.grow(bytes.length);
    this.content.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written, to read and not to keep. */
  get all(): Uint8Array<ArrayBuffer> {
    return this.content.subarray(0, this.length);
  }

  private grow(more: number): void {
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.all);
    this.content = larger;
  }
}
