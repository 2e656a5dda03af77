import type { Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Statement } from '../graph/statement.ts';
import { firstDayOf } from '../graph/timeline.ts';
import { namedNode } from '../rdf/environment.ts';
import { objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { dcterms, schema } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';

/** How many independent sources say a value: copies of one text count once. */
export interface Witnesses {
  /** Sources whose quotations say it. */
  readonly sources: number;
  /** Further sources in which somebody read it, without words to quote. */
  readonly readings: number;
  /** Further sources that were published before the edition began: they tell a plan, and are no witnesses of what was held. */
  readonly announcements: number;
}

/**
 * Counts the witnesses of a value.
 * @param said lists of statements: a witness makes a statement of each, such as the first and the last day
 */
export function witnessesOf(
  said: readonly (readonly Statement[])[],
  edition: Term,
  { graph }: Pick<SeriesGraph, 'graph'>,
): Witnesses {
  const begin = firstDayOf(graph, edition);
  // A copy of an announcement tells the same plan, whenever it was made.
  const isAfter = ({ source }: Statement) =>
    !isPublishedBefore(source, begin, graph) && !isPublishedBefore(namedNode(originalOf(graph, source)), begin, graph);
  const saying = (isCounted: (statement: Statement) => boolean) =>
    inEach(said.map((statements) => statements.filter(isCounted).map(({ source }) => originalOf(graph, source))));
  const quoted = saying((statement) => isAfter(statement) && isQuoted(statement));
  const heard = saying(isAfter);
  return {
    sources: quoted.size,
    readings: heard.size - quoted.size,
    announcements: saying(() => true).size - heard.size,
  };
}

function inEach([first = [], ...others]: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(first.filter((one) => others.every((list) => list.includes(one))));
}

function isQuoted({ claims }: Statement): boolean {
  return claims.some(({ words }) => words.reading === undefined);
}

type Graph = SeriesGraph['graph'];

function isPublishedBefore(source: Term, day: number, graph: Graph): boolean {
  return objectsOf(graph, source, schema.datePublished).some(({ value }) => {
    const published = dateOfLiteral(value);
    return published !== undefined && Number.isFinite(day) && published.stated.last < day;
  });
}

/** The source that this one copies or translates, directly or not; itself if it is an original; of copies in a circle, the least. */
function originalOf(graph: Graph, source: Term): string {
  const copied = (one: Term) => objectOf(graph, one, dcterms.isVersionOf);
  const seen = new Map<string, Term>();
  let original = source;
  for (let next = copied(original); next && !seen.has(original.value); next = copied(original)) {
    seen.set(original.value, original);
    original = next;
  }
  if (!seen.has(original.value)) return original.value;
  const circle = [...seen.keys()].slice([...seen.keys()].indexOf(original.value));
  return circle.sort(compareText)[0] ?? original.value;
}
