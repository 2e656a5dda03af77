import { transcode } from 'node:buffer';

/** Characters per write to the buffer: single writes are slow, and so are strings of very many parts. */
const writtenTogether = 2 ** 13;

/** Concatenates texts as UTF-8. */
export class TextBuffer {
  // V8 encodes strings beyond Latin-1 as UTF-8 character by character. It copies UTF-16, and `transcode` is fast.
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
