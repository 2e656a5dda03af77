const barWidth = 20;
const redrawEvery = 100;

/** What a terminal is to a progress line. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line on a terminal that says how far a load is and how fast; nothing where there is no terminal, or none wide enough
 * (a bar that wraps cannot be overwritten).
 */
export class ProgressLine {
  readonly #stream: Screen;
  readonly #totalBytes: number;
  readonly #shown: boolean;
  #start = performance.now();
  /** When it was drawn last: the first time it is at once, however young the process is. */
  #drawn = Number.NEGATIVE_INFINITY;
  #bytes = 0;
  #quads = 0;

  constructor(stream: Screen, totalBytes: number) {
    this.#stream = stream;
    this.#totalBytes = totalBytes;
    this.#shown = stream.isTTY === true && (stream.columns ?? 0) >= 60 && !process.env.CI;
  }

  /** From the beginning. */
  restart(): void {
    this.#start = performance.now();
    this.#bytes = 0;
    this.#quads = 0;
  }

  /** So many more bytes were read. */
  read(bytes: number): void {
    this.#bytes += bytes;
  }

  /** So many quads are in the store. */
  show(quads: number): void {
    this.#quads = quads;
    if (!this.#shown || performance.now() - this.#drawn < redrawEvery) return;
    this.#drawn = performance.now();
    const part = Math.min(1, this.#bytes / Math.max(1, this.#totalBytes));
    const done = Math.round(part * barWidth);
    const bar = '█'.repeat(done) + '░'.repeat(barWidth - done);
    this.#stream.write(`\r\u001b[K${bar} ${Math.round(part * 100)} %  ${thousands(quads)} quads  ${this.rate()}`);
  }

  /** A line of text that stays. */
  note(text: string): void {
    this.clear();
    this.#stream.write(`${text}\n`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown && Number.isFinite(this.#drawn)) this.#stream.write('\r\u001b[K');
  }

  /** `12,345 quads/s` */
  rate(): string {
    const seconds = (performance.now() - this.#start) / 1000;
    return `${thousands(Math.round(this.#quads / Math.max(seconds, 0.001)))} quads/s`;
  }
}

function thousands(number: number): string {
  return number.toLocaleString('en-US');
}
