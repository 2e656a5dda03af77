const longest = 60;

/** A text of the data in a message: between backticks, and cut where it is long. */
export function quoted(text: string): string {
  // By characters, so that none is cut in half.
  return text.length > longest ? `\`${[...text.slice(0, longest + 1)].slice(0, longest).join('')}…\`` : `\`${text}\``;
}
