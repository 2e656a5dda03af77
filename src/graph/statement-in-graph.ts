import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { localName, objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { oa, prov, rdf, sg, wikibase } from '../rdf/namespace.ts';

export type Rank = 'preferred' | 'normal' | 'deprecated';

export const ranks: readonly Rank[] = ['preferred', 'normal', 'deprecated'];

/** A statement read from a graph, for pages and exports. */
export interface StatementInGraph {
  readonly subject: Term | undefined;
  readonly predicate: Term | undefined;
  readonly object: Term | undefined;
  readonly rank: Rank;
  /** Whether the graph contains its value as a plain triple. */
  readonly asserted: boolean;
  /** Whether a rule derived it from other statements. */
  readonly inferred: boolean;
  /** Its evidence, or the statements that it was inferred from. */
  readonly grounds: readonly Term[];
}

/** Reads the statement at a node. */
export function readStatement(graph: DatasetCore, node: Term): StatementInGraph {
  const [subject, predicate, object] = [rdf.subject, rdf.predicate, rdf.object].map((part) =>
    objectOf(graph, node, part),
  );
  const rank = localName(objectOf(graph, node, wikibase.rank)?.value ?? '').replace(/Rank$/, '');
  return {
    subject,
    predicate,
    object,
    rank: ranks.find((known) => known === rank.toLowerCase()) ?? 'normal',
    asserted: graph.match(subject, predicate, object).size > 0,
    inferred: objectOf(graph, node, sg.attestation)?.equals(sg.inferred) === true,
    grounds: objectsOf(graph, node, prov.wasDerivedFrom),
  };
}

/** The quotation and source of an evidence node; undefined if the node is not evidence. */
export function readEvidence(
  graph: DatasetCore,
  node: Term,
): { readonly source: NamedNode; readonly selector: Term | undefined; readonly quote: string } | undefined {
  const source = objectOf(graph, node, oa.hasSource);
  if (source?.termType !== 'NamedNode') return undefined;
  const selector = objectOf(graph, node, oa.hasSelector);
  return { source, selector, quote: (selector && objectOf(graph, selector, oa.exact)?.value) ?? '' };
}
