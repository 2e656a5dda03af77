/** Escapes a text for Markdown: it cannot format, link, break a table or become HTML. */
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

/** A name as code, or as escaped text if it could end the code. */
export function markdownCode(name: string): string {
  return /^[\w:.-]+$/.test(name) ? `\`${name}\`` : markdownText(name);
}

/** @param rows cells that are already Markdown */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
