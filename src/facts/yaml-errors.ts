import type { Document, YAMLError } from 'yaml';
import { code } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { putInQuotes } from './texts.ts';
import {
  bracketInText,
  colonInText,
  deeperLine,
  keyWithoutColon,
  type Mistake,
  missingComma,
  otherColumn,
  type ParserError,
  quoteOverLines,
  restOfLine,
  spaceAfterHyphen,
  tabAsIndentation,
  textAfterValue,
  unclosedBracket,
  unclosedQuote,
  unopenedBracket,
} from './yaml-mistakes.ts';

/** Common mistakes by parser error; the first row that applies is used. */
const mistakes: readonly {
  readonly code: YAMLError['code'];
  readonly message?: RegExp;
  readonly read: (error: ParserError) => Mistake | undefined;
}[] = [
  {
    code: 'MULTIPLE_DOCS',
    read: () => ({ message: 'the file contains more than one document', hint: 'remove the lines `---` and `...`' }),
  },
  { code: 'TAB_AS_INDENT', read: tabAsIndentation },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    read: (error) => spaceAfterHyphen(error) ?? colonInText(error) ?? deeperLine(),
  },
  { code: 'BLOCK_IN_FLOW', read: colonInText },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    read: (error) => quoteOverLines(error) ?? keyWithoutColon(error) ?? deeperLine(),
  },
  { code: 'BAD_INDENT', message: /^Flow (map|sequence)/, read: unclosedBracket },
  { code: 'BAD_INDENT', message: /^All (mapping|collection|sequence) items/, read: otherColumn },
  { code: 'MISSING_CHAR', message: /^Missing closing/, read: unclosedQuote },
  { code: 'MISSING_CHAR', message: /^Missing , /, read: missingComma },
  { code: 'MISSING_CHAR', message: /^Sequence item without/, read: otherColumn },
  {
    code: 'BAD_SCALAR_START',
    read: ({ text, start }) => ({
      message: `a text without quotes cannot begin with ${text.charAt(start)}`,
      hint: putInQuotes(restOfLine(text, start)),
    }),
  },
  {
    code: 'BAD_DQ_ESCAPE',
    read: ({ text, start }) => ({
      message: `${code(text.slice(start, start + 2))} is not an escape sequence`,
      hint: 'write \\\\ for a backslash, or put the text in single quotes',
    }),
  },
  { code: 'UNEXPECTED_TOKEN', message: /^Unexpected flow-(map|seq)-end/, read: unopenedBracket },
  { code: 'UNEXPECTED_TOKEN', message: /^Unexpected flow-(map|seq)-start at node end/, read: bracketInText },
  {
    code: 'UNEXPECTED_TOKEN',
    message: /^(Unexpected scalar|Not a YAML token|Block scalar header)/,
    read: textAfterValue,
  },
];

/** The problems of a file that is not valid YAML: one per line, up to the first mistake that later errors are a consequence of. */
export function yamlProblems(yaml: Document, text: string, spot: (start: number, end?: number) => Place): Problem[] {
  const problems: Problem[] = [];
  const lines = new Set<number>();
  for (const { code, message, pos } of yaml.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    // Later errors in the same line are usually consequences.
    if (lines.has(spot(pos[0]).line)) continue;
    const mistake = mistakeOf(code, { yaml, text, message, start: pos[0], end: pos[1] });
    const { start = pos[0], end = pos[1], last, ...texts } = mistake ?? { message: message.trim() };
    const place = spot(start, end);
    if (!lines.has(place.line)) problems.push({ severity: 'error', code: 'yaml', ...texts, place });
    lines.add(spot(pos[0]).line).add(place.line);
    if (last) break;
  }
  return problems;
}

function mistakeOf(code: YAMLError['code'], error: ParserError): Mistake | undefined {
  for (const row of mistakes) {
    if (row.code !== code || (row.message && !row.message.test(error.message))) continue;
    const mistake = row.read(error);
    if (mistake) return mistake;
  }
  return undefined;
}
