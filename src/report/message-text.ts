/** A text of the data as it goes into a message: cut where it has more UTF-16 units. */
export function shortened(text: string, longest: number): string {
  // A character of two units is not cut in half, but left out.
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A word of the data in a message: between backticks, and cut where it is long. */
export function quoted(text: string): string {
  return `\`${shortened(text, 60)}\``;
}
