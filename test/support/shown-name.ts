import { join } from 'node:path';
import { marked, type Token } from 'marked';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import type { Problem } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render-text.ts';
import { readQueryFile } from '../../src/sparql/query-file.ts';
import { coverageOf } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';
import { explanationOf } from '../../src/write/explanation.ts';
import { explanationText } from '../../src/write/explanation-text.ts';
import { seriesName, toReport } from '../../src/write/report.ts';
import { repository } from './repository.ts';
import { stagesOf } from './stages.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** A series in which every text is this one, and what is written of it. */
export function shownWith(name: string) {
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
  const { facts, series, problems: found, profile: own } = stagesOf(document ? [document] : [], profile);
  const errors = [...unusable, ...found.filter(({ severity }) => severity === 'error')];
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  // The name of a file has no slash, in either direction: the rest of the text is the name.
  const checkName = name.replaceAll(/[/\\]/g, '-');
  const check = readQueryFile(checkName, `# title: ${name.replaceAll(/[\r\n\u2028\u2029]/g, ' ')}\nSELECT ?focus {}`);
  const place = { file, line: 3, column: 30, length: 500 };
  const problem: Problem = { severity: 'warning', code: `check:${checkName}`, message: name, place, hint: name };
  const texts = new Map([[file, document?.text ?? '']]);
  const explanation = explanationOf(namedNode('https://example.org/x/s'), series.graph, own);
  return {
    report: toReport({ facts, series, problems: [...found, problem], checks: [check], graphHash: 'h' }),
    picture: toCoveragePicture(seriesName(series) ?? '', coverageOf(series)),
    explanation: explanation ? explanationText(explanation) : '',
    terminal: renderProblems([problem], { texts }),
  };
}

/** The types of all tokens of a Markdown text; runs of text, however they are escaped, are one. */
export function shapeOf(markdown: string): string {
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
export function tagsOf(xml: string): string[] {
  return [...xml.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""'));
}
