import type { Excerpt } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import { nearest } from '../report/nearest.ts';
import { QueryFailure } from './query-failure.ts';
import { tokensOf, withoutComments } from './query-tokens.ts';

interface ParsedText {
  /** Declarations that were prepended to the query. */
  readonly front: string;
  readonly query: string;
  /** Prefixes that the query need not declare. */
  readonly prefixes?: ReadonlyMap<string, string> | undefined;
}

/** Messages of the parser of Comunica (Traqula), and the failure for them. The first row that matches counts. */
const readings: readonly {
  readonly message: RegExp;
  readonly read: (found: readonly string[], text: ParsedText) => QueryFailure;
}[] = [
  {
    message: /^unexpected character: .*<- at offset: (\d+)/s,
    read: ([offset], text) => atOffset(Number(offset), text),
  },
  { message: /^Parse error\n(.*)$/s, read: ([said = ''], text) => atEnd(said, text) },
  {
    message: /^Parse error on line (\d+)\n[^\n]*\n(-*)\^\n(.*)$/s,
    read: ([line, dashes = '', said = ''], text) => atToken(Number(line), dashes.length + 1, said, text),
  },
  { message: /^Unknown prefix: (.*)$/s, read: ([prefix = ''], text) => unknownPrefix(prefix, text) },
  {
    message: /^Variable not allowed in projection$/,
    read: (_, text) =>
      failure('SELECT has a variable that is not grouped', text, {
        hint: 'with an aggregate such as COUNT, SELECT can have only the variables of GROUP BY',
      }),
  },
];

/** Explains a message of the parser, with the place of the error. */
export function syntaxFailure(message: string, text: ParsedText): QueryFailure {
  for (const { message: form, read } of readings) {
    const found = form.exec(message);
    if (found) return read(found.slice(1), text);
  }
  return new QueryFailure('syntax', message);
}

/** Replaces carriage returns by spaces, which keeps all positions. */
export function withoutReturns(query: string): string {
  return query.replaceAll('\r', ' ');
}

/** Keywords to suggest for a misspelt one. */
const keywords = (
  'SELECT DISTINCT WHERE FILTER OPTIONAL PREFIX BASE CONSTRUCT DESCRIBE ASK UNION GROUP ORDER LIMIT OFFSET HAVING ' +
  'VALUES BIND MINUS EXISTS GRAPH SERVICE FROM COUNT CONCAT REGEX LANG STR BOUND COALESCE'
).split(' ');

/** A character that no token starts with. */
function atOffset(offset: number, text: ParsedText): QueryFailure {
  const index = offset - text.front.length;
  const rest = text.query.slice(index);
  const [word = ''] = /^[\p{L}\p{N}_-]+|^./su.exec(rest) ?? [];
  if (word === '"' || word === "'")
    return failure('the string that starts here does not end in its line', text, {
      index,
      hint: `end it with ${word}`,
    });
  const near = nearest(word.toUpperCase(), keywords);
  return failure(`${code(word)} is not a word of SPARQL`, text, {
    index,
    length: word.length,
    hint: near
      ? `did you mean \`${near}\`?`
      : 'names have a prefix (schema:name), variables start with ?, strings are in quotes, IRIs in < >',
  });
}

/** A token that is not allowed here. */
function atToken(line: number, column: number, said: string, text: ParsedText): QueryFailure {
  const shift = line === 1 ? text.front.length : 0;
  const index = startOfLine(text.query, line) + column - 1 - shift;
  const [, expected] = /^Expecting --> (.+?) <-- but found/s.exec(said) ?? [];
  const [, found = ''] =
    /but found --> '(.*)' <--$/s.exec(said) ?? /but found: '(.*)'$/s.exec(said) ?? /but found: (.*)$/s.exec(said) ?? [];
  const wanted = expected === undefined ? 'which is not allowed here' : `where ${code(expected)} is expected`;
  return failure(`found ${code(found)}, ${wanted}`, text, { index, length: found.length });
}

/** The end of the query, before comments, where the parser expects more. */
function atEnd(said: string, text: ParsedText): QueryFailure {
  const [, expected] = /^Expecting --> (.+?) <-- but found/s.exec(said) ?? [];
  return failure(`the query ends too early${expected === undefined ? '' : `: ${code(expected)} is missing`}`, text, {
    index: withoutComments(text.query).trimEnd().length,
  });
}

function unknownPrefix(prefix: string, text: ParsedText): QueryFailure {
  const used = [...tokensOf(text.query)].find((token) => token.kind === 'prefix' && token.text === prefix);
  const known = [...(text.prefixes?.keys() ?? [])];
  const near = nearest(prefix, known);
  const declare = `declare it before the query: PREFIX ${prefix}: <https://…>`;
  const predefined = known.length > 0 ? `; predefined: ${known.join(', ')}` : '';
  return failure(`the prefix ${code(`${prefix}:`)} is not declared`, text, {
    index: used?.index,
    length: prefix.length + 1,
    hint: near ? `did you mean \`${near}:\`?` : declare + predefined,
  });
}

interface Spot {
  /** Of the first character, in the query. */
  readonly index?: number | undefined;
  readonly length?: number;
  readonly hint?: string;
}

function failure(message: string, { query }: ParsedText, { index, length = 1, hint }: Spot): QueryFailure {
  if (index === undefined) return new QueryFailure('syntax', message, { hint });
  const excerpt = excerptAt(query, index, length);
  return new QueryFailure('syntax', `line ${excerpt.line}, column ${excerpt.column}: ${message}`, { hint, excerpt });
}

function excerptAt(query: string, index: number, length: number): Excerpt {
  const before = query.slice(0, Math.max(0, index)).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  const text = (query.split('\n', line).at(-1) ?? '').replace(/\r$/, '');
  return { line, column, length: Math.max(1, Math.min(length, text.length - column + 1)), text };
}

function startOfLine(query: string, line: number): number {
  return query.split('\n', line - 1).reduce((sum, each) => sum + each.length + 1, 0);
}
