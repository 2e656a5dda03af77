import { type Document, isCollection, isScalar, type Node, visit } from 'yaml';
import { code } from '../report/message-text.ts';
import { putInQuotes } from './texts.ts';

/** A slip in YAML, in the words of people who write facts. */
export interface Reading {
  readonly message: string;
  readonly hint?: string;
  /** Where it begins and ends in the text; by default where the parser noticed it. */
  readonly start?: number;
  readonly end?: number;
  /** The parser misread everything after it. */
  readonly last?: boolean;
}

/** What the parser noticed, and where. */
export interface Noticed {
  readonly yaml: Document;
  readonly text: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The rest of the line from here, without a comment. */
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
export function colonInText({ text, start, end, message }: Noticed): Reading | undefined {
  const value = message.startsWith('Block') ? text.slice(start, end).trim() : restOfLine(text, start);
  if (!/[^\s:]:(\s|$)/.test(value)) return undefined;
  return {
    message: `${code(value)} holds a colon with a space after it, which begins a value`,
    hint: putInQuotes(value),
    start,
    end: start + value.length,
  };
}

export function spaceAfterHyphen({ text, start }: Noticed): Reading | undefined {
  const [before, hyphen] = /^\s*(-)[A-Za-z][\w-]*:\s*$/.exec(lineBefore(text, start)) ?? [];
  if (before === undefined || hyphen === undefined) return undefined;
  const at = start - before.length + before.indexOf('-');
  return {
    message: 'a hyphen begins an item of a list only with a space after it',
    hint: 'write `- `',
    start: at,
    end: at + 1,
  };
}

/** `says` or `quote:they met` */
export function keyWithoutColon({ text, start }: Noticed): Reading | undefined {
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

export function deeperLine(): Reading {
  return {
    message: 'the next line is indented further than this one, which has a value already',
    hint: 'the keys of one map begin in the same column',
    last: true,
  };
}

export function tabAsIndentation(): Reading {
  return { message: 'a tab indents this line', hint: 'indent with spaces, here and in all lines', last: true };
}

/** Noticed at the end of the line above, or at the beginning of the line itself. */
export function otherColumn({ text, start }: Noticed): Reading {
  const [gap = ''] = /^[^\S\n]*\n\s*|^\s*/.exec(text.slice(start)) ?? [];
  const at = start + gap.length;
  const tab = gap.lastIndexOf('\t');
  if (tab > gap.lastIndexOf('\n')) return { ...tabAsIndentation(), start: start + tab, end: start + tab + 1 };
  const above = text.slice(0, at).trimEnd();
  const key = /([\w-]+):$/.exec(above)?.[1];
  return {
    message:
      key === undefined
        ? 'this line begins in another column than its neighbours'
        : `this line is not indented further than \`${key}:\``,
    hint:
      key === undefined
        ? 'the keys of one map begin in the same column'
        : `what belongs to \`${key}:\` begins further to the right, and what does not in the column of its own map`,
    start: at,
    end: at + restOfLine(text, at).length,
    last: true,
  };
}

export function unclosedBracket({ yaml, text, message, start }: Noticed): Reading | undefined {
  const [open, close] = message.includes('sequence') ? ['[', ']'] : ['{', '}'];
  const range = rangesOf(yaml, isInBrackets).findLast(
    ([from, to]) => from < start && text[from] === open && (to >= start || text[to - 1] !== close),
  );
  if (!range) return undefined;
  const comment = commentIn(text, range[0], start);
  if (comment) return { ...comment, last: true };
  return {
    message: `this \`${open}\` is not closed`,
    hint: `end it with \`${close}\`; a text that holds brackets is in quotes`,
    start: range[0],
    end: range[0] + 1,
    last: true,
  };
}

export function unopenedBracket({ text, start }: Noticed): Reading {
  return {
    message: `this \`${text[start]}\` closes nothing`,
    hint: 'leave it out, or put the text that holds it in quotes',
    last: true,
  };
}

/** `{ theme: Tides [part two] }` */
export function bracketInText({ yaml, text, start, end }: Noticed): Reading {
  const from = rangesOf(yaml, isScalar).findLast(([, to]) => to <= start)?.[0] ?? start;
  return {
    message: `a text in { } or [ ] that holds ${text.charAt(start)} must be in quotes`,
    hint: putInQuotes(),
    start: from,
    end,
    last: true,
  };
}

export function unclosedQuote({ yaml, text, start }: Noticed): Reading | undefined {
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

export function missingComma({ yaml, text, start }: Noticed): Reading {
  const range = rangesOf(yaml, isInBrackets).findLast(([from, to]) => from < start && start <= to);
  const comment = range && commentIn(text, range[0], start);
  if (comment) return { ...comment, last: true };
  return {
    message: 'a comma is missing before this',
    hint: 'commas separate the values in { } and [ ]; a text that holds quotation marks or brackets is in quotes',
    last: true,
  };
}

/** What the parser takes for a comment between two places in brackets, where people mostly mean text. */
function commentIn(text: string, from: number, to: number): Reading | undefined {
  const found = /\s(#\S[^\n]*)/.exec(text.slice(from, to));
  if (!found) return undefined;
  const [, comment = ''] = found;
  const start = from + found.index + 1;
  return {
    message: `a space and # begin a comment: ${code(comment)} is not read`,
    hint: putInQuotes(),
    start,
    end: start + comment.length,
  };
}

/** A text that begins with a quotation mark, and a key in the parser's eyes. */
export function quoteOverLines({ text, start }: Noticed): Reading | undefined {
  const quote = /["']/.exec(text.charAt(start))?.[0];
  return quote === undefined ? undefined : closedLater(start, quote);
}

function closedLater(start: number, quote: string): Reading {
  return {
    message: 'this quotation mark is closed in a later line, and more text comes after that',
    hint: `if the text ends in this line, end it with ${quote}`,
    start,
    end: start + 1,
    last: true,
  };
}

/** Text after a value that ended: `"Tides" and winds`, `[some] people`, `*very* good`, `| text`. */
export function textAfterValue({ yaml, text, start }: Noticed): Reading {
  const ended = rangesOf(yaml).filter(([, to]) => to <= start);
  const [from, to] = ended.reduce((last, range) => (range[1] > last[1] ? range : last), [start, 0]);
  // Where only the key had ended, the value after its colon is meant.
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

/** Where the nodes of a kind begin and end, in their order; outer nodes before inner ones. */
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
