/** A text of the data as it goes into a message: cut where it is longer. */
export function shortened(text: string, longest: number): string {
  // By characters, so that none is cut in half.
  return text.length > longest ? `${[...text.slice(0, longest + 1)].slice(0, longest).join('')}…` : text;
}

/** A word of the data in a message: between backticks, and cut where it is long. */
export function quoted(text: string): string {
  return `\`${shortened(text, 60)}\``;
}
