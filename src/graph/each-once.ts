/** Without those that have the id of one before them. */
export function eachOnce<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const { size } = seen;
    return seen.add(idOf(one)).size > size;
  });
}
