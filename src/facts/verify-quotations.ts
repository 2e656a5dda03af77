import { sha256 } from '../rdf/sha256.ts';
import { code, shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { type Claim, type Origin, originOf, placeOf, type SourceFacts } from './facts.ts';
import { type Occurrence, QuotationFinder } from './find-quotations.ts';
import { fragmentOrigin, piecesOf } from './fragments.ts';
import { quotationHint } from './quotation-hint.ts';
import { sentencesOf } from './sentences.ts';
import { type TokenizedText, tokenizedText } from './tokenized-text.ts';
import { isWord } from './tokens.ts';

/** A part of a fragment, between its gaps, with the words that say which occurrence is meant. */
interface Piece {
  readonly text: string;
  readonly origin: Origin;
  readonly claim: Claim;
  /** Whether a gap is before it. */
  readonly afterGap: boolean;
}

/** So many words may a gap leave out: more is another passage, which is a fragment of its own. */
const longestGap = 300;

/**
 * Verifies the quotations of a source: each fragment must occur in its text, from the border of a word or number to another, its pieces
 * in order; and each sentence of the text should be quoted by a claim. docs/facts.md says which differences are ignored.
 * @param text the plain text of the source
 * @param file the name of the text, for messages
 * @param hash the SHA-256 of the file of the text
 * @example
 * const problems = verifyQuotations(source, 'They met in May 2023.', 'letter.txt');
 */
export function verifyQuotations(source: SourceFacts, text: string, file: string, hash = sha256(text)): Problem[] {
  const tokenized = tokenizedText(text);
  const pieces = source.claims.flatMap(piecesOfClaim);
  const finder = new QuotationFinder(pieces.map(({ text: words }) => words));
  const found = finder.find(tokenized);
  const problems: Problem[] = [];
  for (const [index, piece] of pieces.entries()) {
    const result = found[index];
    const before = found[index - 1];
    if (!result) continue;
    if (!result.found) problems.push(notFound(piece, file, quotationHint(result, tokenized)));
    else if (piece.afterGap && before?.found)
      problems.push(...gapProblems(piece, before.occurrences, result.occurrences, file));
    else if (!piece.afterGap && !pieces[index + 1]?.afterGap)
      problems.push(...twice(piece, result.occurrences, tokenized, file));
  }
  return [...changes(source, file, hash), ...problems, ...unquoted(source.id, tokenized, file, finder)];
}

function piecesOfClaim(claim: Claim): Piece[] {
  const pieces = claim.fragments.flatMap((fragment, index) =>
    piecesOf(fragment).map(
      (text, part): Piece => ({ text, origin: fragmentOrigin(claim, index), claim, afterGap: part > 0 }),
    ),
  );
  const { before = '', after = '' } = claim;
  return pieces.map((piece, index) => {
    const words = [index === 0 ? before : '', piece.text, index === pieces.length - 1 ? after : ''];
    return { ...piece, text: words.filter((part) => part !== '').join(' ') };
  });
}

function notFound({ origin }: Piece, file: string, hint: string): Problem {
  return {
    severity: 'error',
    code: 'quote-not-found',
    message: `the quotation does not occur in ${file}`,
    place: placeOf(origin),
    hint,
  };
}

/** The part behind a gap follows the part before it, and not far from it. */
function gapProblems(
  piece: Piece,
  before: readonly Occurrence[],
  after: readonly Occurrence[],
  file: string,
): Problem[] {
  const gaps = before.flatMap(({ to }) => after.flatMap(({ from }) => (from >= to ? [from - to] : [])));
  const least = Math.min(...gaps);
  if (least <= longestGap) return [];
  return gaps.length === 0
    ? [notFound(piece, file, `the text has ${code(shortened(piece.text, 60))} only before what stands before the gap`)]
    : [
        notFound(
          piece,
          file,
          `the gap leaves out ${least} words, and at most ${longestGap} are a gap: quote two fragments`,
        ),
      ];
}

/** A note on a fragment that occurs more than once, with the words that tell its occurrences apart. */
function twice(
  { origin, claim }: Piece,
  occurrences: readonly Occurrence[],
  text: TokenizedText,
  file: string,
): Problem[] {
  const [first, second] = occurrences;
  if (!first || !second || claim.before !== undefined || claim.after !== undefined) return [];
  // At the start of the text there are no words before.
  const before = [first, second].map(({ from }) => wordsBefore(text, from)).filter((words) => words !== '');
  const proposals = before.map(code).join(' or ');
  return [
    {
      severity: 'info',
      code: 'quoted-twice',
      message: `the quotation occurs ${occurrences.length === 2 ? 'twice' : 'several times'} in ${file}`,
      place: placeOf(origin),
      hint: `if it matters which is meant, add \`before\`: ${proposals}; or quote more words`,
    },
  ];
}

/** The three words before a token, as they are written. */
function wordsBefore({ text, tokens }: TokenizedText, at: number): string {
  let from = at;
  for (let words = 0; from > 0 && words < 3; from -= 1) if (isWord(tokens[from - 1] ?? noToken)) words += 1;
  const end = tokens[at - 1]?.end ?? 0;
  return text
    .slice(tokens[from]?.start ?? 0, end)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const noToken = { key: '', start: 0, end: 0 };

function changes(source: SourceFacts, file: string, hash: string): Problem[] {
  const { sha256: stated } = source.fields;
  if (typeof stated !== 'string' || stated === hash) return [];
  return [
    {
      severity: 'warning',
      code: 'source-changed',
      message: `${file} differs from the text that ${source.id} quotes`,
      place: placeOf(originOf(source.origin, 'sha256')),
      hint: `its SHA-256 is ${hash}`,
    },
  ];
}

/** A warning for each sentence that no quotation contains or is a part of. Marks at its ends do not count. */
function unquoted(id: string, text: TokenizedText, file: string, finder: QuotationFinder): Problem[] {
  const { tokens } = text;
  let next = 0;
  return sentencesOf(text.text).flatMap(({ start, end, line }): Problem[] => {
    let [from, to] = [-1, -1];
    for (let token = tokens[next]; token && token.start < end; next += 1, token = tokens[next])
      if (isWord(token)) [from, to] = [from < 0 ? next : from, next + 1];
    if (from < 0 || finder.isQuoted(text, from, to)) return [];
    const sentence = text.text
      .slice(start, Math.min(end, start + 1000))
      .trim()
      .replaceAll(/\s+/g, ' ');
    return [
      {
        severity: 'warning',
        code: 'not-quoted',
        message: `no claim of ${id} quotes: ${shortened(sentence, 300)}`,
        place: { file, line, column: 1, length: 1 },
      },
    ];
  });
}
