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
