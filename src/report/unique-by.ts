/** One for each id, where its first stood. */
export function eachOnce<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [idOf(one), one])).values()];
}
