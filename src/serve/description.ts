import type { DatasetCore, NamedNode, Quad, Term } from '@rdfjs/types';
import { readClaimInGraph, readStatement } from '../graph/statement-in-graph.ts';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';

/**
 * The RDF description of a thing: its triples, the triples that have it as object, its statements with claims and
 * quotations, and the classes and names of all things in them.
 */
export function descriptionOf(thing: NamedNode, graph: DatasetCore): Dataset {
  const quads: Quad[] = [...graph.match(thing)];
  for (const quad of graph.match(null, null, thing)) if (!isStatement(quad.subject, graph)) quads.push(quad);
  for (const statement of subjectsOf(graph, rdf.subject, thing)) {
    quads.push(...graph.match(statement));
    for (const ground of readStatement(graph, statement).grounds) {
      quads.push(...graph.match(ground));
      for (const node of readClaimInGraph(graph, ground)?.nodes ?? []) quads.push(...graph.match(node));
    }
  }
  const named = new Set(quads.flatMap(({ subject, object }) => [subject, object]).filter(isNode));
  for (const node of named) quads.push(...graph.match(node, rdf.type), ...graph.match(node, schema.name));
  return datasetOf(quads);
}

const isNode = ({ termType }: Term) => termType === 'NamedNode';

function isStatement(node: Term, graph: DatasetCore): boolean {
  return graph.match(node, rdf.type, sg.Statement).size > 0;
}
