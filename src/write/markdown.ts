/** A text as it is in Markdown: no character of it formats, links, breaks a table or becomes HTML. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#!$]/g, '\\$&')
    .replaceAll(/(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
    .replaceAll(/(www)\./gi, '$1&#46;')
    .replaceAll('@', '&#64;');
}

/** A name as code, where it is one; what could end the code stands as text. */
export function markdownCode(name: string): string {
  return /^[\w:.-]+$/.test(name) ? `\`${name}\`` : markdownText(name);
}

/** A Markdown table; the cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
