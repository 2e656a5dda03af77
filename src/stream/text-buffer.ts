import { transcode } from 'node:buffer';

/** Characters of text written together: each write has its price, and so has a text of very many parts. */
const writtenTogether = 2 ** 13;

/** Texts as UTF-8, one after the other. */
export class TextBuffer {
  // V8 writes a text beyond Latin-1 as UTF-8 one character at a time. As UTF-16 it copies it, and `transcode` is quick.
  #utf16 = Buffer.allocUnsafeSlow(2 ** 21);
  #length = 0;
  #pending = '';

  clear(): void {
    this.#length = 0;
    this.#pending = '';
  }

  add(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= writtenTogether) this.#write();
  }

  /** All of them. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.#write();
    return transcode(this.#utf16.subarray(0, this.#length), 'utf16le', 'utf8');
  }

  #write(): void {
    const length = this.#length + 2 * this.#pending.length;
    if (length > this.#utf16.length) {
      const larger = Buffer.allocUnsafeSlow(2 * length);
      this.#utf16.copy(larger, 0, 0, this.#length);
      this.#utf16 = larger;
    }
    this.#length += this.#utf16.write(this.#pending, this.#length, 'utf16le');
    this.#pending = '';
  }
}
