/** Ids become parts of IRIs, file names and messages. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;

/** Whether a text can be the id of a thing or source, or the name of a series. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** A hint with the rule for ids and an id that is similar to a text: `old-quay` for `Old quay`. */
export function idHint(text: string): string {
  const near = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[-._~]+/, '')
    .slice(0, 200)
    .replace(/[-._~]+$/, '');
  const rule = 'letters and digits, with - . _ ~ between them, at most 200 characters';
  return isId(near) ? `for example \`${near}\`: ${rule}` : rule;
}
