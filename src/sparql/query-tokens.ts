interface QueryToken {
  /** `prefix`: that of a prefixed name (`sg:Edition`), without the colon. `word`: a keyword or another name. */
  readonly kind: 'word' | 'prefix' | 'variable' | 'star';
  readonly text: string;
  readonly index: number;
}

// Unclosed strings end with the line or the query, so that matching takes linear time.
const comment = String.raw`#[^\n\r]*`;
const iri = String.raw`<[^<>"{}|^\x60\\\s]*>`;
const longText = String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*(?:""")?|'''(?:[^'\\]|\\[^]|'(?!''))*(?:''')?`;
const text = String.raw`"(?:[^"\\\n\r]|\\.)*"?|'(?:[^'\\\n\r]|\\.)*'?`;
const languageTag = `@[A-Za-z0-9-]*`;
const blankNode = String.raw`_:[\p{L}\p{N}_.-]*`;
const variable = String.raw`[?$](?<variable>[\p{L}\p{N}_]*)`;
const name = String.raw`\p{L}[\p{L}\p{N}_.\u00b7-]*`;
const prefixedName = String.raw`(?<prefix>(?:${name})?):[\p{L}\p{N}_.:%\\\u00b7-]*`;
const word = `(?<word>${name})`;
const star = String.raw`(?<star>\*)`;

const tokens = new RegExp(
  [comment, iri, longText, text, languageTag, blankNode, variable, prefixedName, word, star].join('|'),
  'gu',
);

/** The keywords, prefixes and variables of a query, except those in comments, strings and IRIs. */
export function* tokensOf(query: string): Generator<QueryToken> {
  for (const { index, groups = {} } of query.matchAll(tokens))
    for (const kind of ['word', 'prefix', 'variable', 'star'] as const) {
      const found = groups[kind];
      if (found !== undefined) yield { kind, text: found, index };
    }
}

/** The words of a query in upper case. */
export function wordsOf(query: string): string[] {
  return [...tokensOf(query)].flatMap((token) => (token.kind === 'word' ? token.text.toUpperCase() : []));
}

/** The query with spaces in place of comments, which keeps all positions. */
export function withoutComments(query: string): string {
  return query.replace(tokens, (token) => (token.startsWith('#') ? ' '.repeat(token.length) : token));
}
