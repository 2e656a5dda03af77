import { type Document, isCollection, isScalar, type Node, visit } from 'yaml';
import { code } from '../report/message-text.ts';
import { putInQuotes } from './texts.ts';

/** A mistake in YAML, with a message for authors of facts. */
export interface Mistake {
  readonly message: string;
  readonly hint?: string;
  /** Its range in the text; default: the range of the parser error. */
  readonly start?: number;
  readonly end?: number;
  /** Whether later parser errors are consequences of it. */
  readonly last?: boolean;
}

/** An error of the YAML parser. */
export interface ParserError {
  readonly yaml: Document;
  readonly text: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The rest of the line, without a comment. */
export function restOfLine(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text
    .slice(start, end < 0 ? text.length : end)
    .replace(/\s#.*$/, '')
    .trim();
}

function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

/** `theme: Tides: a history` */
export function colonInText({ text, start, end, message }: ParserError): Mistake | undefined {
  const value = message.startsWith('Block') ? text.slice(start, end).trim() : restOfLine(text, start);
  if (!/[^\s:]:(\s|$)/.test(value)) return undefined;
  return {
    message: `${code(value)} contains a colon followed by a space, which starts a value`,
    hint: putInQuotes(value),
    start,
    end: start + value.length,
  };
}

export function spaceAfterHyphen({ text, start }: ParserError): Mistake | undefined {
  const [before, hyphen] = /^\s*(-)[A-Za-z][\w-]*:\s*$/.exec(lineBefore(text, start)) ?? [];
  if (before === undefined || hyphen === undefined) return undefined;
  const at = start - before.length + before.indexOf('-');
  return {
    message: 'a hyphen starts a list item only if a space follows',
    hint: 'write `- `',
    start: at,
    end: at + 1,
  };
}

/** `says` or `quote:they met` */
export function keyWithoutColon({ text, start }: ParserError): Mistake | undefined {
  const rest = restOfLine(text, start);
  const [joined, key, value] = /^([\w-]+):(\S.*)$/.exec(rest) ?? [];
  if (joined !== undefined)
    return {
      message: `${code(joined)} is one text: a key ends in a colon and a space`,
      hint: `write \`${key}: ${value}\``,
      end: start + joined.length,
    };
  if (!/^[\w-]+$/.test(rest)) return undefined;
  return { message: `${code(rest)} has no colon after it`, hint: `write \`${rest}:\``, end: start + rest.length };
}

export function deeperLine(): Mistake {
  return {
    message: 'the next line is indented further than this one, which already has a value',
    hint: 'the keys of one map start in the same column',
    last: true,
  };
}

export function tabAsIndentation(): Mistake {
  return { message: 'this line is indented with a tab', hint: 'indent all lines with spaces', last: true };
}

/** The parser reports it at the end of the previous line, or at the start of the line. */
export function otherColumn({ text, start }: ParserError): Mistake {
  const [gap = ''] = /^[^\S\n]*\n\s*|^\s*/.exec(text.slice(start)) ?? [];
  const at = start + gap.length;
  const tab = gap.lastIndexOf('\t');
  if (tab > gap.lastIndexOf('\n')) return { ...tabAsIndentation(), start: start + tab, end: start + tab + 1 };
  const above = text.slice(0, at).trimEnd();
  const key = /([\w-]+):$/.exec(above)?.[1];
  return {
    message:
      key === undefined
        ? 'this line starts in another column than the lines around it'
        : `this line is not indented further than \`${key}:\``,
    hint:
      key === undefined
        ? 'the keys of one map start in the same column'
        : `indent the value of \`${key}:\` further, or align this line with the keys of its map`,
    start: at,
    end: at + restOfLine(text, at).length,
    last: true,
  };
}

export function unclosedBracket({ yaml, text, message, start }: ParserError): Mistake | undefined {
  const [open, close] = message.includes('sequence') ? ['[', ']'] : ['{', '}'];
  const range = rangesOf(yaml, isInBrackets).findLast(
    ([from, to]) => from < start && text[from] === open && (to >= start || text[to - 1] !== close),
  );
  if (!range) return undefined;
  const comment = commentIn(text, range[0], start);
  if (comment) return { ...comment, last: true };
  return {
    message: `this \`${open}\` is not closed`,
    hint: `end it with \`${close}\`, or put a text that contains brackets in quotes`,
    start: range[0],
    end: range[0] + 1,
    last: true,
  };
}

export function unopenedBracket({ text, start }: ParserError): Mistake {
  return {
    message: `this \`${text[start]}\` has no opening bracket`,
    hint: 'remove it, or put the text that contains it in quotes',
    last: true,
  };
}

/** `{ theme: Tides [part two] }` */
export function bracketInText({ yaml, text, start, end }: ParserError): Mistake {
  const from = rangesOf(yaml, isScalar).findLast(([, to]) => to <= start)?.[0] ?? start;
  return {
    message: `a text in { } or [ ] that contains ${text.charAt(start)} must be in quotes`,
    hint: putInQuotes(),
    start: from,
    end,
    last: true,
  };
}

export function unclosedQuote({ yaml, text, start }: ParserError): Mistake | undefined {
  const range = rangesOf(yaml, isQuoted).findLast(([from]) => from < start);
  if (!range) return undefined;
  const quote = text[range[0]];
  return {
    message: 'this quotation mark is not closed',
    hint: `end the text with ${quote}`,
    start: range[0],
    end: range[0] + 1,
    last: true,
  };
}

export function missingComma({ yaml, text, start }: ParserError): Mistake {
  const range = rangesOf(yaml, isInBrackets).findLast(([from, to]) => from < start && start <= to);
  const comment = range && commentIn(text, range[0], start);
  if (comment) return { ...comment, last: true };
  return {
    message: 'a comma is missing before this',
    hint: 'separate the values in { } and [ ] by commas; put texts that contain quotation marks or brackets in quotes',
    last: true,
  };
}

/** A comment in brackets, which is usually meant as text. */
function commentIn(text: string, from: number, to: number): Mistake | undefined {
  const found = /\s(#\S[^\n]*)/.exec(text.slice(from, to));
  if (!found) return undefined;
  const [, comment = ''] = found;
  const start = from + found.index + 1;
  return {
    message: `a space and # start a comment: ${code(comment)} is not read`,
    hint: putInQuotes(),
    start,
    end: start + comment.length,
  };
}

/** A quoted text over several lines, which the parser reads as a key. */
export function quoteOverLines({ text, start }: ParserError): Mistake | undefined {
  const quote = /["']/.exec(text.charAt(start))?.[0];
  return quote === undefined ? undefined : closedLater(start, quote);
}

function closedLater(start: number, quote: string): Mistake {
  return {
    message: 'this quotation mark is closed in a later line, followed by more text',
    hint: `if the text ends in this line, end it with ${quote}`,
    start,
    end: start + 1,
    last: true,
  };
}

/** Text after the end of a value: `"Tides" and winds`, `[some] people`, `*very* good`, `| text`. */
export function textAfterValue({ yaml, text, start }: ParserError): Mistake {
  const ended = rangesOf(yaml).filter(([, to]) => to <= start);
  const [from, to] = ended.reduce((last, range) => (range[1] > last[1] ? range : last), [start, 0]);
  // If only the key has ended, the value after its colon.
  const [colon = ''] = /^\s*:\s+/.exec(text.slice(to, start)) ?? [];
  const first = colon === '' ? from : to + colon.length;
  const quote = /["']/.exec(text.charAt(first))?.[0];
  const rest = { start: first, end: start + restOfLine(text, start).length, last: true };
  if (quote === undefined)
    return {
      message: `a text without quotes cannot begin with ${text.charAt(first)}`,
      hint: putInQuotes(text.slice(rest.start, rest.end)),
      ...rest,
    };
  if (text.slice(first, start).includes('\n')) return closedLater(first, quote);
  return {
    message: 'the quotation marks close before the text ends',
    hint:
      quote === '"'
        ? 'put the whole text in single quotes, or write \\" for each " in it'
        : "put the whole text in double quotes, or write '' for each ' in it",
    ...rest,
  };
}

type Range = readonly [start: number, end: number];

/** The ranges of the nodes of a kind, outer nodes first. */
function rangesOf(yaml: Document, isKind: (node: Node) => boolean = () => true): Range[] {
  const ranges: Range[] = [];
  visit(yaml, {
    Node(_, node) {
      if (node.range && isKind(node)) ranges.push([node.range[0], node.range[1]]);
    },
  });
  return ranges;
}

const isQuoted = (node: Node) => isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
const isInBrackets = (node: Node) => isCollection(node) && node.flow === true;
