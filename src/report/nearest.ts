import { closestMatch } from 'leven';

/** The candidate with the smallest edit distance, or undefined if each differs in more than a third of the text. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const maxDistance = Math.floor(written.length / 3);
  return maxDistance === 0 ? undefined : closestMatch(written, [...candidates], { maxDistance });
}

/** A hint with the nearest candidate, or with all of them (30 at most); undefined if there are more. */
export function suggestion(written: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const near = nearest(written, all);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return all.length > 0 && all.length <= 30 ? `one of: ${all.join(', ')}` : undefined;
}
