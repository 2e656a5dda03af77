/** What an id may be: it becomes the end of an IRI, part of a line in a terminal, of a file name. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;

/** Whether a text can be the id of a thing or source, or the name of a series. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** What an id is made of, and the id that is nearest to a text that cannot be one: `old-quay` for `Old quay`. */
export function idHint(text: string): string {
  const near = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[-._~]+/, '')
    .slice(0, 200)
    .replace(/[-._~]+$/, '');
  const rule = 'letters, digits, and - . _ ~ between them; at most 200';
  return isId(near) ? `for example \`${near}\`: ${rule}` : rule;
}
