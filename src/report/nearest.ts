import { closestMatch } from 'leven';

/** The candidate that a typing error most likely meant, or undefined where none is near. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  // In one or two letters there is nothing to recognize.
  const maxDistance = Math.floor(written.length / 3);
  return maxDistance === 0 ? undefined : closestMatch(written, [...candidates], { maxDistance });
}

/** The end of a hint that names what may stand here: the nearest candidate, or all of them where they are few. */
export function suggestion(written: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const near = nearest(written, all);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return all.length > 0 && all.length <= 30 ? `one of: ${all.join(', ')}` : undefined;
}
