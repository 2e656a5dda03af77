/** A text of the data for a message, truncated to a number of UTF-16 code units (never inside a surrogate pair). */
export function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A key, id or value of the data for a message: in backticks, truncated to 60 UTF-16 code units. */
export function code(text: string): string {
  return `\`${shortened(text, 60)}\``;
}
