/** The first place where bytes are not UTF-8. */
export interface NotUtf8 {
  readonly line: number;
  readonly column: number;
  /** `byte 0xe9` */
  readonly found: string;
}

/**
 * Decodes UTF-8, without a byte order mark.
 * @param options.keepMark keep the byte order mark
 * @returns the text; if the bytes are not UTF-8, with U+FFFD for each error, to be shown
 */
export function decodeText(
  bytes: Uint8Array,
  { keepMark = false } = {},
): { readonly text: string; readonly wrong?: NotUtf8 } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepMark }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: keepMark }).decode(bytes), wrong: firstError(bytes) };
  }
}

function firstError(bytes: Uint8Array): NotUtf8 {
  const utf16 = /^(fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'));
  if (utf16) return { line: 1, column: 1, found: 'probably UTF-16' };
  const good = validLength(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  return {
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
    found: `byte 0x${(bytes[good] ?? 0).toString(16).padStart(2, '0')}`,
  };
}

/** The number of bytes from the start that are whole characters, by binary search. */
function validLength(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), { halfAtEnd: true })) good = middle;
    else bad = middle;
  }
  while (!decodes(bytes.subarray(0, good), { halfAtEnd: false })) good -= 1;
  return good;
}

function decodes(bytes: Uint8Array, { halfAtEnd }: { readonly halfAtEnd: boolean }): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: halfAtEnd });
    return true;
  } catch {
    return false;
  }
}
