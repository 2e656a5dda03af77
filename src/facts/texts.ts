/** Whether every RDF format can carry the text: no halves of surrogate pairs, and no NUL. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** What to say of a text that none can carry. */
export const badText = {
  code: 'bad-text',
  message: 'the text holds half a character or a NUL',
  hint: 'remove the escape that makes it',
} as const;

/** The advice to quote a text, with the text where it is short. */
export function putInQuotes(text = ''): string {
  return `put the text in quotes: ${text === '' || text.length > 60 ? '"…"' : inQuotes(text)}`;
}

function inQuotes(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text.replaceAll('\\', '\\\\')}"`;
}
