import type { Document, YAMLError } from 'yaml';
import { code } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { putInQuotes } from './texts.ts';
import {
  bracketInText,
  colonInText,
  deeperLine,
  keyWithoutColon,
  missingComma,
  type Noticed,
  otherColumn,
  quoteOverLines,
  type Reading,
  restOfLine,
  spaceAfterHyphen,
  tabAsIndentation,
  textAfterValue,
  unclosedBracket,
  unclosedQuote,
  unopenedBracket,
} from './yaml-slips.ts';

/** The commonest slips by the error that the parser has for them; the first row that fits. */
const slips: readonly {
  readonly code: YAMLError['code'];
  readonly message?: RegExp;
  readonly read: (noticed: Noticed) => Reading | undefined;
}[] = [
  {
    code: 'MULTIPLE_DOCS',
    read: () => ({ message: 'the file holds more than one document', hint: 'leave out the lines `---` and `...`' }),
  },
  { code: 'TAB_AS_INDENT', read: tabAsIndentation },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    read: (noticed) => spaceAfterHyphen(noticed) ?? colonInText(noticed) ?? deeperLine(),
  },
  { code: 'BLOCK_IN_FLOW', read: colonInText },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    read: (noticed) => quoteOverLines(noticed) ?? keyWithoutColon(noticed) ?? deeperLine(),
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
      message: `${code(text.slice(start, start + 2))} has no meaning between double quotes`,
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

/** Why a file is no YAML: a problem for each line, up to the first slip that makes the parser misread what comes after it. */
export function yamlProblems(yaml: Document, text: string, spot: (start: number, end?: number) => Place): Problem[] {
  const problems: Problem[] = [];
  const lines = new Set<number>();
  for (const { code, message, pos } of yaml.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const noticed = { yaml, text, message, start: pos[0], end: pos[1] };
    // Later errors in the same line are mostly consequences.
    if (lines.has(spot(pos[0]).line)) continue;
    const { start = pos[0], end = pos[1], last, ...reading } = readSlip(code, noticed) ?? { message: message.trim() };
    const place = spot(start, end);
    if (!lines.has(place.line)) problems.push({ severity: 'error', code: 'yaml', ...reading, place });
    lines.add(spot(pos[0]).line).add(place.line);
    if (last) break;
  }
  return problems;
}

function readSlip(code: YAMLError['code'], noticed: Noticed): Reading | undefined {
  for (const slip of slips) {
    if (slip.code !== code || (slip.message && !slip.message.test(noticed.message))) continue;
    const reading = slip.read(noticed);
    if (reading) return reading;
  }
  return undefined;
}
