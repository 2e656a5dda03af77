import { sha256 } from '../rdf/sha256.ts';
import { shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { originOf, placeOf, type SourceFacts } from './facts.ts';

/**
 * Proves each quote of a source against its text, and the text against the claims: a quote must stand in it word for
 * word (white space and kinds of quotation marks aside), and each of its sentences should be quoted by some claim.
 * @param text what the source says, as plain text
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
      message: `${file} is not the text that the quotes of ${source.id} were read from`,
      place: placeOf(originOf(source.origin, 'sha256')),
      hint: `its SHA-256 is ${actual}`,
    });

  const haystack = normalized(text);
  const quotes = source.claims.map(({ quote }) => normalized(quote));
  for (const [index, quote] of quotes.entries()) {
    const claim = source.claims[index];
    if (claim && quote !== '' && !haystack.includes(quote))
      problems.push({
        severity: 'error',
        code: 'quote-not-found',
        message: `the quote does not stand in ${file}`,
        place: placeOf(originOf(claim.origin, 'quote')),
        hint: longestStart(quote, haystack),
      });
  }
  for (const { text: part, line } of statementsOf(text)) {
    const wanted = normalized(part);
    if (wanted !== '' && !quotes.some((quote) => quote !== '' && (wanted.includes(quote) || quote.includes(wanted))))
      problems.push({
        severity: 'warning',
        code: 'not-quoted',
        message: `no claim of ${source.id} quotes: ${shortened(part.trim(), 300)}`,
        place: { file, line, column: 1, length: 1 },
      });
  }
  return problems;
}

/** White space as single spaces, and one kind of single and of double quotation mark. Nothing else is changed. */
function normalized(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** How far a quote agrees with the text, to show where it departs from it. */
function longestStart(quote: string, text: string): string {
  const words = quote.split(' ');
  // Where more words of it stand, fewer stand too: halve the distance between what does and what does not.
  let [count, tooMany] = [0, words.length];
  while (tooMany - count > 1) {
    const middle = (count + tooMany) >> 1;
    if (text.includes(words.slice(0, middle).join(' '))) count = middle;
    else tooMany = middle;
  }
  return count === 0
    ? 'not even its first word does; is it the right source?'
    : `the text has "${shortened(words.slice(0, count).join(' '), 300)}", then not "${shortened(words[count] ?? '', 60)}"`;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences and list items of a text, with the line each begins on; a sentence may run over line ends. */
function statementsOf(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let line = 1;
  // Paragraphs, and the items of lists; what separates them is kept, for it has line ends too.
  for (const part of text.split(/(\r?\n\s*\r?\n|\r?\n(?=\s*[•*·–-]\s))/)) {
    const item = /^\s*[•*·–-]\s+/.exec(part);
    // A list item is one statement, however many full stops or years with colons it holds.
    // Line ends as spaces, for the segmenter takes each for the end of a sentence.
    const flat = part.replaceAll(/[\r\n]/g, ' ');
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
