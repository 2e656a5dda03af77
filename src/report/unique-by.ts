/** The first element of each id, in order. */
export function uniqueBy<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  if (all.length <= 1) return [...all];
  const seen = new Set<string>();
  return all.filter((one) => {
    const id = idOf(one);
    return !seen.has(id) && seen.add(id);
  });
}
