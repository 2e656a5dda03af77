/** The part of a terminal stream that is used. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Progress {
  /** Start of the run, by `performance.now()`. */
  readonly start: number;
  readonly count: number;
  /** Plural name of what is counted. */
  readonly unit: string;
  /** Bytes read. */
  readonly bytes: number;
  /** Bytes of all input, if known. */
  readonly size: number | undefined;
}

/** Milliseconds between updates; shorter runs show no line. */
const interval = 500;

/** A progress line on a terminal. It is not shown without a terminal, in CI, or if it would wrap. */
export class ProgressLine {
  readonly #screen: Screen;
  readonly #enabled: boolean;
  #drawn = performance.now();
  #visible = false;

  constructor(screen: Screen, quiet: boolean) {
    this.#screen = screen;
    this.#enabled = !quiet && screen.isTTY === true && (screen.columns ?? 0) >= 60 && !process.env.CI;
  }

  show(progress: Progress): void {
    const now = performance.now();
    if (!this.#enabled || now - this.#drawn < interval) return;
    this.#drawn = now;
    this.#visible = true;
    this.#screen.write(`\r\x1b[K${progressText(progress, (now - progress.start) / 1000)}`);
  }

  /** Removes the line, so that other text can be written. */
  clear(): void {
    if (this.#visible) this.#screen.write('\r\x1b[K');
    this.#visible = false;
  }
}

/** `120,000 series, 24,000 a second, 61 %, 3 s left` */
export function progressText({ count, unit, bytes, size }: Omit<Progress, 'start'>, seconds: number): string {
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const rate = `${number(count)} ${unit}, ${number(count / Math.max(seconds, 0.001))} a second`;
  if (size === undefined || bytes === 0) return rate;
  const part = Math.min(1, bytes / Math.max(size, 1));
  const left = (seconds * (1 - part)) / part;
  return `${rate}, ${number(100 * part)} %, ${left < 90 ? `${number(left)} s` : `${number(left / 60)} min`} left`;
}
