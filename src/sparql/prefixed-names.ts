/** A prefixed name in a query: `sg:Edition`, at its place in the text. */
export interface PrefixedName {
  readonly prefix: string;
  /** Of its first character. */
  readonly index: number;
  /** Whether it is the name that a PREFIX line declares. */
  readonly declares: boolean;
}

/**
 * What a query is made of, as far as prefixes need to know it. What is not closed goes on to the end of its line or of the
 * query, so that the time to read grows with the length alone.
 */
const tokens = new RegExp(
  [
    String.raw`#[^\n\r]*`,
    String.raw`<[^<>"{}|^\x60\\\s]*>`,
    String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*(?:""")?`,
    String.raw`'''(?:[^'\\]|\\[^]|'(?!''))*(?:''')?`,
    String.raw`"(?:[^"\\\n\r]|\\.)*"?`,
    String.raw`'(?:[^'\\\n\r]|\\.)*'?`,
    String.raw`[?$@][\p{L}\p{N}_-]*`,
    String.raw`_:[\p{L}\p{N}_.-]*`,
    String.raw`(?<prefix>\p{L}[\p{L}\p{N}_.\u00b7-]*)?(?<local>:[\p{L}\p{N}_.:%\\\u00b7-]*)`,
    String.raw`(?<word>\p{L}[\p{L}\p{N}_.\u00b7-]*)`,
  ].join('|'),
  'gu',
);

/** The prefixed names of a query, in their order; comments, texts and IRIs hold none. */
export function* prefixedNames(query: string): Generator<PrefixedName> {
  let previous: string | undefined;
  for (const { index, groups } of query.matchAll(tokens)) {
    const { prefix = '', local, word } = groups ?? {};
    if (local !== undefined) yield { prefix, index, declares: previous?.toUpperCase() === 'PREFIX' };
    if (word !== undefined || local !== undefined) previous = word;
  }
}

/**
 * The PREFIX declarations of the prefixes that a query uses and does not declare itself. They are for its first line, so
 * that the numbers of its lines stay.
 * @param prefixes namespace by prefix
 */
export function missingDeclarations(query: string, prefixes: ReadonlyMap<string, string>): string {
  const names = [...prefixedNames(query)];
  const declared = new Set(names.filter(({ declares }) => declares).map(({ prefix }) => prefix));
  const used = new Set(names.map(({ prefix }) => prefix));
  return [...prefixes]
    .filter(([prefix]) => used.has(prefix) && !declared.has(prefix))
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}> `)
    .join('');
}
