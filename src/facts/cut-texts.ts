import { type Document, isPair, isScalar, type Scalar, visit } from 'yaml';
import { code, shortened } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { putInQuotes } from './texts.ts';

/** Warns of text that YAML reads as something else: a comment such as `Issue #5`, any comment after a quote, an anchor (`&Partners Ltd`). */
export function cutTexts(yaml: Document, text: string, spot: (start: number, end: number) => Place): Problem[] {
  const problems: Problem[] = [];
  visit(yaml, {
    Scalar(part, node, ancestors) {
      if (node.type !== 'PLAIN' || !node.range) return;
      const [start, end] = node.range;
      const pair = ancestors.at(-1);
      const isQuote = part === 'value' && isPair(pair) && isScalar(pair.key) && pair.key.value === 'quote';
      const [, gap = '', comment = ''] = /^([ \t]+)(#[^\n\r]*)/.exec(text.slice(end, lineEnd(text, end))) ?? [];
      if (node.anchor !== undefined) problems.push(anchorCut(node, spot(start, end)));
      if (!/^#[^\s#]/.test(comment) && !(isQuote && comment !== '')) return;
      const commentStart = end + gap.length;
      problems.push({
        severity: 'warning',
        code: 'yaml',
        message: `${code(comment)} is a comment, not part of the text before it`,
        place: spot(commentStart, commentStart + comment.length),
        hint: `${putInQuotes(text.slice(start, commentStart + comment.length))}; or write the comment in its own line`,
      });
    },
  });
  return problems;
}

function anchorCut({ anchor = '' }: Scalar, place: Place): Problem {
  return {
    severity: 'warning',
    code: 'yaml',
    message: `${code(`&${anchor}`)} is an anchor, not part of the text`,
    place,
    hint: putInQuotes(shortened(`&${anchor} …`, 40)),
  };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
