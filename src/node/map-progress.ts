/** A line on the terminal that says how far a long run is; nothing where there is no terminal. */
export interface Progress {
  show(bytes: number, series: number): void;
  clear(): void;
}

/** Milliseconds between two changes of the line. */
const interval = 500;

/** @param size bytes of all input, where that is known */
export function progressLine(size: number | undefined, quiet: boolean): Progress {
  const { stderr } = process;
  if (quiet || !stderr.isTTY || !(stderr.columns > 20)) return { show: () => {}, clear: () => {} };
  const start = performance.now();
  let last = start;
  let shown = false;
  return {
    show(bytes, series) {
      const now = performance.now();
      if (now - last < interval) return;
      last = now;
      const text = progressText(bytes, series, (now - start) / 1000, size);
      stderr.write(`\r\x1b[K${text.slice(0, stderr.columns - 1)}`);
      shown = true;
    },
    clear() {
      if (shown) stderr.write('\r\x1b[K');
      shown = false;
    },
  };
}

/** `120,000 series, 24,000 a second, 61 %, 3 s left` */
export function progressText(bytes: number, series: number, seconds: number, size: number | undefined): string {
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const rate = `${number(series)} series, ${number(series / seconds)} a second`;
  if (size === undefined || bytes === 0) return rate;
  const left = Math.max(0, (seconds * (size - bytes)) / bytes);
  const time = left < 90 ? `${number(left)} s` : `${number(left / 60)} min`;
  return `${rate}, ${number((100 * bytes) / Math.max(size, 1))} %, ${time} left`;
}
