import type { Excerpt } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import { nearest } from '../report/nearest.ts';
import { QueryFailure } from './query-failure.ts';
import { tokensOf } from './query-tokens.ts';

/** A query as it was parsed. */
export interface ParsedText {
  /** What was put before the query. */
  readonly front: string;
  /** The query as its user wrote it. */
  readonly query: string;
  /** The prefixes that the query need not declare. */
  readonly prefixes?: ReadonlyMap<string, string> | undefined;
}

/** What the parser of Comunica (Traqula) says, and what it means; the first row that fits. */
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
        hint: 'beside an aggregate such as COUNT, SELECT takes only what GROUP BY names',
      }),
  },
];

/** Why a query does not parse, in plain words and with its place. */
export function syntaxFailure(message: string, text: ParsedText): QueryFailure {
  for (const { message: form, read } of readings) {
    const found = form.exec(message);
    if (found) return read(found.slice(1), text);
  }
  return new QueryFailure('syntax', message);
}

/** The query with a space for each carriage return: every place in it stays. */
export function withoutReturns(query: string): string {
  return query.replaceAll('\r', ' ');
}

/** Words that a slip of the keyboard may have meant. */
const keywords = (
  'SELECT DISTINCT WHERE FILTER OPTIONAL PREFIX BASE CONSTRUCT DESCRIBE ASK UNION GROUP ORDER LIMIT OFFSET HAVING ' +
  'VALUES BIND MINUS EXISTS GRAPH SERVICE FROM COUNT CONCAT REGEX LANG STR BOUND COALESCE'
).split(' ');

/** A character that begins nothing. */
function atOffset(offset: number, text: ParsedText): QueryFailure {
  const index = offset - text.front.length;
  const rest = text.query.slice(index);
  const [word = ''] = /^[\p{L}\p{N}_-]+|^./su.exec(rest) ?? [];
  if (word === '"' || word === "'")
    return failure('a text begins here and does not end in its line', text, { index, hint: `end it with ${word}` });
  const near = nearest(word.toUpperCase(), keywords);
  return failure(`${code(word)} is not a word of SPARQL`, text, {
    index,
    length: word.length,
    hint: near
      ? `did you mean \`${near}\`?`
      : 'names have a prefix (schema:name), variables begin with ?, texts are in quotes, addresses in < >',
  });
}

/** A token that cannot come here. */
function atToken(line: number, column: number, said: string, text: ParsedText): QueryFailure {
  const shift = line === 1 ? text.front.length : 0;
  const index = startOfLine(text.query, line) + column - 1 - shift;
  const [, expected] = /^Expecting --> (.+?) <-- but found/s.exec(said) ?? [];
  const [, found = ''] =
    /but found --> '(.*)' <--$/s.exec(said) ?? /but found: '(.*)'$/s.exec(said) ?? /but found: (.*)$/s.exec(said) ?? [];
  const wanted = expected === undefined ? 'which cannot stand here' : `where ${code(expected)} is expected`;
  return failure(`found ${code(found)}, ${wanted}`, text, { index, length: found.length });
}

/** The parser wants more, and there is none. */
function atEnd(said: string, text: ParsedText): QueryFailure {
  const [, expected] = /^Expecting --> (.+?) <-- but found/s.exec(said) ?? [];
  return failure(`the query ends too early${expected === undefined ? '' : `: ${code(expected)} is missing`}`, text, {
    index: text.query.trimEnd().length,
  });
}

function unknownPrefix(prefix: string, text: ParsedText): QueryFailure {
  const used = [...tokensOf(text.query)].find((token) => token.kind === 'prefix' && token.text === prefix);
  const known = [...(text.prefixes?.keys() ?? [])];
  const near = nearest(prefix, known);
  const declare = `declare it before the query: PREFIX ${prefix}: <https://…>`;
  const unasked = known.length > 0 ? `; known without that: ${known.join(', ')}` : '';
  return failure(`the prefix ${code(`${prefix}:`)} is not declared`, text, {
    index: used?.index,
    length: prefix.length + 1,
    hint: near ? `did you mean \`${near}:\`?` : declare + unasked,
  });
}

interface Spot {
  /** Of the first character that is meant, in the query as its user wrote it. */
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
