import { join } from 'node:path';
import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/cli/files.ts';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import type { Problem } from '../../src/report/problem.ts';
import { renderProblems, visible } from '../../src/report/render-text.ts';
import { readQueryFile } from '../../src/sparql/query-file.ts';
import { coverageOf } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';
import { explanationOf } from '../../src/write/explanation.ts';
import { seriesName, toReport } from '../../src/write/report.ts';
import { repository, textOf } from '../support/repository.ts';
import { stagesOf } from '../support/stages.ts';

// A text as the name of everything that has one, shown in every way: what surrounds it must be built as it is around a
// harmless name, and the text must be all there.

const { profile } = await readOntologyFolder(join(repository, 'ontology'));
const names = JSON.parse(textOf('test', 'cases', 'hostile', 'names', 'names.json')) as Record<string, string>;
const harmless = 'Talks';
const hidden = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\p{Zl}\p{Zp}]/u;

/** A series in which every text is this one, and what is written of it. */
function shownWith(name: string) {
  const text = JSON.stringify(name);
  const quote = JSON.stringify(`q ${name}`);
  const file = `${name}.yaml`;
  const { document, problems: unusable } = readFactsDocument(
    file,
    `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: ${text}, alternateName: ${text}, description: ${text} }
  p: { a: Place, name: ${text} }
source: { id: w, name: ${text}, publisher: ${text} }
claims:
  - { quote: ${quote}, says: { s: { keywords: ${text}, startDate: 1998 } } }
  - { quote: ${quote}, because: ${text}, rank: preferred, says: { s: { startDate: 1999 } } }
  - { quote: ${quote}, says: { e: { a: Edition, superEvent: s, startDate: 1999, location: p, theme: ${text} } } }`,
  );
  expect(unusable).toEqual([]);
  const { facts, series, problems: found, profile: own } = stagesOf(document ? [document] : [], profile);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  const check = readQueryFile(name, `# title: ${name.replaceAll(/[\r\n]/g, ' ')}\nSELECT ?focus {}`);
  const place = { file, line: 3, column: 30, length: 500 };
  const problem: Problem = { severity: 'warning', code: `check:${name}`, message: name, place, hint: name };
  const texts = new Map([[file, document?.text ?? '']]);
  return {
    report: toReport({ facts, series, problems: [...found, problem], checks: [check], graphHash: 'h' }),
    picture: toCoveragePicture(seriesName(series) ?? '', coverageOf(series)),
    explanation: explanationOf(namedNode('https://example.org/x/s'), series.graph, own) ?? '',
    terminal: renderProblems([problem], { texts, colour: false }),
  };
}

/** The types of all tokens of a Markdown text; runs of text, however they are escaped, are one. */
function shapeOf(markdown: string): string {
  const shape = (tokens: readonly Token[]): string =>
    tokens.map((token) => (/^(text|escape)$/.test(token.type) && !hasTokens(token) ? 't' : outline(token))).join(' ');
  const outline = (token: Token): string => {
    if (token.type === 'table')
      return `table[${[token.header, ...token.rows].map((row) => row.map((cell: { tokens: Token[] }) => shape(cell.tokens)).join('|')).join('/')}]`;
    return `${token.type}(${hasTokens(token) ? shape(token.tokens) : ''})`;
  };
  return shape(marked.lexer(markdown))
    .replaceAll(/codespan\(\)|t/g, 't')
    .replaceAll(/t( t)+/g, 't');
}

function hasTokens(token: Token): token is Token & { tokens: Token[] } {
  return 'tokens' in token && Array.isArray(token.tokens);
}

/** The tags of an XML text with the names of their attributes. */
function tagsOf(xml: string): string[] {
  return [...xml.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""'));
}

const expected = shownWith(harmless);

describe.each(Object.entries(names))('a name with %s', (_title, name) => {
  const shown = shownWith(name);

  it('is text in the report', () => {
    expect(shapeOf(shown.report)).toBe(shapeOf(expected.report));
    expect(shown.report.replaceAll('\n', '')).not.toMatch(hidden);
    const html = marked.parse(shown.report, { async: false });
    expect(html).not.toMatch(/<(a|img|script|svg|iframe|details|input|del|h[3-6]|pre|blockquote|hr)\b/i);
    expect(textOfHtml(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '')).toBe(asShown(name));
  });

  it('is text in the picture', () => {
    expect(tagsOf(shown.picture)).toEqual(tagsOf(expected.picture));
    expect(shown.picture).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
    // XML 1.0 has no other control characters than these.
    expect(shown.picture.replaceAll(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}|\ufffe|\uffff/u);
  });

  it('is one line of the explanation each time', () => {
    const lines = shown.explanation.split('\n');
    expect(lines.length).toBe(expected.explanation.split('\n').length);
    expect(lines.map(visible).join('')).not.toMatch(hidden);
    expect(lines.map((line) => /^ */.exec(line)?.[0].length)).toEqual(
      expected.explanation.split('\n').map((line) => /^ */.exec(line)?.[0].length),
    );
  });

  it('moves nothing on the terminal', () => {
    expect(shown.terminal.split('\n').length).toBe(expected.terminal.split('\n').length);
    expect(shown.terminal.replaceAll('\n', '')).not.toMatch(hidden);
  });
});

/** The text as the report shows it: white space and what has no width of its own as single spaces. */
function asShown(name: string): string {
  return name.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}

function textOfHtml(html: string): string {
  const entities: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#58': ':',
    '#46': '.',
    '#64': '@',
  };
  return html.replaceAll(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole).trim();
}
