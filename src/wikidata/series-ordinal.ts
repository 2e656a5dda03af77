import type { Term } from '@rdfjs/types';
import { readStatement } from '../graph/statement-in-graph.ts';
import type { Dataset } from '../rdf/environment.ts';
import { objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import type { Qualifier } from './qualifiers.ts';
import { type Reference, referencesOf } from './references.ts';

/**
 * The ordinal of an edition in a series that sources state, as a qualifier of P179 (part of the series). Its references are those
 * that support both the series and the ordinal, or all if there are none.
 * @param without gets the reason why there is none, if sources give one
 */
export function ordinalOf(
  graph: Dataset,
  edition: Term,
  series: Term,
  without: string[],
): { readonly qualifier: Qualifier; readonly references: readonly Reference[] } | undefined {
  const about = (property: Term) =>
    subjectsOf(graph, rdf.subject, edition).filter((node) => {
      const { predicate, asserted, inferred } = readStatement(graph, node);
      return predicate?.equals(property) && asserted && !inferred;
    });
  const numbers = about(sg.ordinal).filter((node) => graph.match(node, sg.inSeries, series).size > 0);
  const stated = numbers.filter((node) =>
    objectsOf(graph, node, sg.precision).every((known) => known.equals(sg.exact)),
  );
  if (stated.length < numbers.length) without.push('its number in the series is not certain');
  const [ordinal, ...others] = new Set(stated.map((node) => objectOf(graph, node, rdf.object)?.value));
  if (others.length > 0) without.push('sources give it several numbers in the series');
  if (ordinal === undefined || others.length > 0) return undefined;
  const inSeries = about(schema.superEvent).filter((node) => graph.match(node, rdf.object, series).size > 0);
  const ofSeries = inSeries.flatMap((node) => referencesOf(graph, node));
  const ofOrdinal = stated.flatMap((node) => referencesOf(graph, node));
  const names = new Set(ofOrdinal.map(({ name }) => name));
  const both = ofSeries.filter(({ name }) => names.has(name));
  return {
    qualifier: ['P1545', { kind: 'string', text: ordinal }],
    references: both.length > 0 ? both : [...ofSeries, ...ofOrdinal],
  };
}
