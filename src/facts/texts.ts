/** Whether RDF can represent a text: no unpaired surrogates and no NUL. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

export const badText = {
  code: 'bad-text',
  message: 'the text contains an unpaired surrogate or a NUL',
  hint: 'remove its escape sequence',
} as const;

/** A hint to quote a text, with the quoted text if it is short. */
export function putInQuotes(text = ''): string {
  return `put the text in quotes: ${text === '' || text.length > 60 ? '"…"' : inQuotes(text)}`;
}

function inQuotes(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text.replaceAll('\\', '\\\\')}"`;
}
