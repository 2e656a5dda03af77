import fc from 'fast-check';

/** A change to a text: what is done, and where, as parts of its length. */
export interface Mutation {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly to: number;
  readonly byte: number;
}

/** What changes may bring in: a part of another file, a nasty text. */
export interface Material {
  readonly other: string;
  readonly nasty: string;
}

const kinds = [
  'flip a bit',
  'set a byte',
  'remove characters',
  'insert a text',
  'swap characters',
  'replace a word',
  'replace a value',
  'remove a line',
  'double a line',
  'swap lines',
  'indent a line',
  'exchange a block',
  'take a line of another file',
  'cut off',
] as const;

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: part,
  to: part,
  byte: fc.integer({ min: 0, max: 255 }),
});

/** The bytes of a text after changes, one after the other. */
export function mutated(text: string, changes: readonly Mutation[], material: Material): Uint8Array {
  let bytes: Uint8Array = Buffer.from(text);
  for (const change of changes) {
    if (change.kind === 'flip a bit' || change.kind === 'set a byte') {
      bytes = Uint8Array.from(bytes);
      const index = Math.floor(change.at * bytes.length);
      const before = bytes[index] ?? 0;
      bytes[index] = change.kind === 'set a byte' ? change.byte : before ^ (1 << (change.byte % 8));
    } else bytes = Buffer.from(mutatedText(new TextDecoder().decode(bytes), change, material));
  }
  return bytes;
}

function mutatedText(text: string, { kind, at, to, byte }: Mutation, { other, nasty }: Material): string {
  const index = Math.floor(at * text.length);
  const lines = text.split('\n');
  const line = Math.floor(at * lines.length);
  const second = Math.floor(to * lines.length);
  const replaceNear = (pattern: RegExp, by: string) => {
    const found = [...text.matchAll(pattern)];
    const one = found[Math.floor(at * found.length)];
    return one ? text.slice(0, one.index) + by + text.slice(one.index + one[0].length) : text;
  };
  switch (kind) {
    case 'remove characters':
      return text.slice(0, index) + text.slice(index + 1 + (byte % 9));
    case 'insert a text':
      return text.slice(0, index) + nasty + text.slice(index);
    case 'swap characters':
      return `${text.slice(0, index)}${text[index + 1] ?? ''}${text[index] ?? ''}${text.slice(index + 2)}`;
    case 'replace a word':
      return replaceNear(/[\w-]+/g, nasty);
    case 'replace a value':
      return replaceNear(/(?<=: )[^,{}[\]\n]+/g, JSON.stringify(nasty));
    case 'remove a line':
      return lines.toSpliced(line, 1).join('\n');
    case 'double a line':
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    case 'swap lines':
      return lines
        .with(line, lines[second] ?? '')
        .with(second, lines[line] ?? '')
        .join('\n');
    case 'indent a line':
      return lines.with(line, ' '.repeat(byte % 7) + (lines[line] ?? '').trimStart()).join('\n');
    case 'exchange a block': {
      const ofOther = other.split('\n');
      const from = Math.floor(to * ofOther.length);
      return lines.toSpliced(line, 1 + (byte % 5), ...ofOther.slice(from, from + 1 + (byte % 7))).join('\n');
    }
    case 'take a line of another file': {
      const ofOther = other.split('\n');
      return lines.toSpliced(line, 0, ofOther[Math.floor(to * ofOther.length)] ?? '').join('\n');
    }
    case 'cut off':
      return text.slice(0, index);
    default:
      return text;
  }
}
