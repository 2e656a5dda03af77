import { sha256 } from '../rdf/sha256.ts';
import { shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { originOf, placeOf, type SourceFacts } from './facts.ts';
import { containsWords, hyphenAtLineEnd, normalForms, normalText } from './normal-text.ts';

/**
 * Verifies the quotations of a source: each must occur in its text, in the form of `normalText`, from the border of
 * a word to another; and each sentence of the text should be quoted by a claim.
 * @param text the plain text of the source
 * @param file the name of the text, for messages
 */
export function verifyQuotations(source: SourceFacts, text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  const { sha256: stated } = source.fields;
  const actual = sha256(text);
  if (typeof stated === 'string' && stated !== actual)
    problems.push({
      severity: 'warning',
      code: 'source-changed',
      message: `${file} differs from the text that ${source.id} quotes`,
      place: placeOf(originOf(source.origin, 'sha256')),
      hint: `its SHA-256 is ${actual}`,
    });

  const forms = normalForms(text);
  const occurs = (words: string) => forms.some((form) => containsWords(form, words));
  const quotes = source.claims.map(({ quote }) => normalText(quote));
  for (const [index, quote] of quotes.entries()) {
    const claim = source.claims[index];
    if (claim && quote !== '' && !occurs(quote))
      problems.push({
        severity: 'error',
        code: 'quote-not-found',
        message: `the quotation does not occur in ${file}`,
        place: placeOf(originOf(claim.origin, 'quote')),
        hint: longestStart(quote, occurs),
      });
  }
  // Footnote marks behind a full stop would begin a sentence.
  for (const { text: part, line } of statementsOf(text.replaceAll(/\[(?:\d{1,3}|[a-z])\]/gu, ''))) {
    const wanted = normalForms(part);
    const isQuoted = (quote: string) => wanted.some((form) => containsWords(form, quote) || containsWords(quote, form));
    if (wanted[0] !== '' && !quotes.some(isQuoted))
      problems.push({
        severity: 'warning',
        code: 'not-quoted',
        message: `no claim of ${source.id} quotes: ${shortened(part.trim(), 300)}`,
        place: { file, line, column: 1, length: 1 },
      });
  }
  return problems;
}

/** A hint with the longest start of a quotation that occurs in the text. */
function longestStart(quote: string, occurs: (words: string) => boolean): string {
  // Without spaces, as in Chinese, the units are characters.
  const separator = quote.includes(' ') ? ' ' : '';
  const units = separator === '' ? [...quote] : quote.split(separator);
  // Binary search: if a start occurs, so do shorter ones.
  let [count, tooMany] = [0, units.length];
  while (tooMany - count > 1) {
    const middle = (count + tooMany) >> 1;
    if (occurs(units.slice(0, middle).join(separator))) count = middle;
    else tooMany = middle;
  }
  const rest = separator === '' ? units.slice(count).join('') : (units[count] ?? '');
  return count === 0
    ? 'not even its first word occurs; check whether this is the right source'
    : `the text has "${shortened(units.slice(0, count).join(separator), 300)}", then not "${shortened(rest, 60)}"`;
}

/** Ignored where texts are compared. */
const softHyphen = '\u00ad';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences and list items of a text, with the line of their start; a sentence may span several lines. */
function statementsOf(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let line = 1;
  // Paragraphs and list items; the separators are kept, to count their line ends.
  for (const part of text.split(/(\r?\n\s*\r?\n|\r?\n(?=\s*[•*·–-]\s))/)) {
    const item = /^\s*[•*·–-]\s+/.exec(part);
    // A list item is one sentence. Line ends become spaces, because the segmenter ends sentences at them.
    const flat = part
      .replaceAll(hyphenAtLineEnd, (found) => softHyphen.repeat(found.length))
      .replaceAll(/[\r\n]/g, ' ');
    const statements = item
      ? [{ segment: flat.slice(item[0].length), index: item[0].length }]
      : [...sentences.segment(flat)];
    for (const { segment, index } of statements) {
      const start = index + (/^\s*/.exec(segment)?.[0].length ?? 0);
      found.push({ text: segment, line: line + lineEnds(part.slice(0, start)) });
    }
    line += lineEnds(part);
  }
  return found;
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
