/**
 * The text that bytes are in UTF-8, without a byte order mark.
 * @param options.keepMark leaves the mark in the text
 * @returns the text, or what is wrong with the bytes and where
 */
export function decodeText(
  bytes: Uint8Array,
  { keepMark = false } = {},
): { readonly text: string } | { readonly wrong: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepMark }).decode(bytes) };
  } catch {
    const good = lengthOfGoodStart(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, good));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const byte = (bytes[good] ?? 0).toString(16).padStart(2, '0');
    const utf16 = /^(fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'));
    return {
      wrong: `it is not UTF-8 (${utf16 ? 'but UTF-16, it seems' : `byte 0x${byte} at ${line}:${column}`})`,
    };
  }
}

/** How many bytes from the start are whole characters. */
function lengthOfGoodStart(bytes: Uint8Array): number {
  // What is wrong in a start is wrong in every longer one: halve the distance between a good and a bad length.
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
