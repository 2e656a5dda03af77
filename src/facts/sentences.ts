import { footnoteMark } from './tokens.ts';

/** A sentence, list item or row of a text: offsets in UTF-16 code units, and the line of its start. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const hyphenAtLineEnd = /(?<=\p{L}\p{M}{0,3})[-‐\u00ad¬][ \t]*\r?\n\s*(?=\p{L})/gu;
/** The start of a list item: • – - * 12. 12) (a) 1999: */
const itemStart = String.raw`\s*(?:[•*·–—‣▪-]|\d{1,4}[.):]|\(?\p{L}\))\s+`;
/** A line with the cells of a table. */
const row = String.raw`[^\r\n]*(?:\t|\s\|\s)[^\r\n]*`;
/** Ends of paragraphs, and line ends before list items and beside rows of tables; captured, so that `split` keeps them. */
const separators = new RegExp(String.raw`(\r?\n\s*\r?\n|\r?\n(?=${itemStart}|${row})|(?<=^${row})\r?\n)`, 'mu');
const item = new RegExp(`^${itemStart}`, 'u');

/** The sentences and list items of a text; a sentence may span several lines. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  // Of the same length, without what would end a sentence; the segmenter ignores soft hyphens.
  const hidden = (part: string) => '\u00ad'.repeat(part.length);
  const parts = text.replaceAll(footnoteMark, hidden).replaceAll(hyphenAtLineEnd, hidden).split(separators);
  const lineAt = lineCounter(text);
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    // Every second one is a separator.
    if (index % 2 === 0) for (const sentence of inPart(part, offset, lineAt)) found.push(sentence);
    offset += part.length;
  }
  return found;
}

function inPart(part: string, offset: number, lineAt: (offset: number) => number): Sentence[] {
  const mark = item.exec(part)?.[0].length ?? (isRow(part) ? 0 : undefined);
  // A list item or row is one sentence. Line ends become spaces, because the segmenter ends sentences at them.
  const segments =
    mark === undefined
      ? segmenter.segment(part.replaceAll(/[\r\n\x85\u2028]/g, ' '))
      : [{ segment: part.slice(mark), index: mark }];
  return Array.from(segments, ({ segment, index }) => {
    const end = offset + index + segment.length;
    const start = end - segment.trimStart().length;
    return { start, end, line: lineAt(start) };
  });
}

const isRow = (part: string) => /^[^\r\n]*(?:\t|\s\|\s)[^\r\n]*$/.test(part.trim());

/** Counts lines up to offsets that do not fall. */
function lineCounter(text: string): (offset: number) => number {
  let [line, next] = [1, text.indexOf('\n')];
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
