import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { localName, objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { bibo, dcterms, oa, prov, rdf, schema, sg, wikibase } from '../rdf/namespace.ts';

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
  /** Its claims, or the statements that it was inferred from. */
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

/** A claim read from a graph. */
export interface ClaimInGraph {
  readonly source: NamedNode;
  /** The texts of its fragments, in order; none if it is a reading. */
  readonly fragments: readonly string[];
  readonly reading: string | undefined;
  /** Where in the source it stands. */
  readonly at: string | undefined;
  /** The nodes of its fragments and their selectors. */
  readonly nodes: readonly Term[];
}

/** Reads the claim at a node; undefined if the node is not a claim. */
export function readClaimInGraph(graph: DatasetCore, node: Term): ClaimInGraph | undefined {
  const source = objectOf(graph, node, dcterms.source);
  if (source?.termType !== 'NamedNode' || graph.match(node, rdf.type, sg.Claim).size === 0) return undefined;
  const positionOf = (fragment: Term) => Number(objectOf(graph, fragment, schema.position)?.value ?? 1);
  const fragments = objectsOf(graph, node, prov.wasDerivedFrom).sort((a, b) => positionOf(a) - positionOf(b));
  const selectors = fragments.flatMap((fragment) => objectsOf(graph, fragment, oa.hasSelector));
  return {
    source,
    fragments: selectors.map((selector) => objectOf(graph, selector, oa.exact)?.value ?? ''),
    reading: objectOf(graph, node, sg.reading)?.value,
    at: objectOf(graph, node, bibo.locator)?.value,
    nodes: [...fragments, ...selectors],
  };
}
