import type { Quad } from '@rdfjs/types';
import jsonld from 'jsonld';
import { contextOf } from '../ontology/context.ts';
import type { Profile } from '../ontology/profile.ts';
import { fromQuad } from '../rdf/environment.ts';
import { schema, sg } from '../rdf/namespace.ts';
import { orderSubjects } from '../rdf/order-subjects.ts';
import { unambiguousPrefixes } from '../rdf/prefixes.ts';

interface ExpandedNode {
  readonly '@id': string;
  readonly '@type'?: readonly string[];
  readonly [property: string]: unknown;
}

/** Documents include their context, so nothing is fetched. */
const documentLoader = (url: string) => Promise.reject(new Error(`remote JSON-LD contexts are not loaded (${url})`));

/**
 * The graph as compacted JSON-LD 1.1 that includes its context. Editions are nested in their series; nodes are in the
 * order of the Turtle file.
 */
export async function toJsonLd(graph: Iterable<Quad>, profile: Profile): Promise<string> {
  const iris = [...graph].flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : []));
  const context = contextOf({ ...profile, prefixes: unambiguousPrefixes(profile.prefixes, iris) });
  const quads = orderSubjects(graph).flatMap(({ subjects }) => subjects.flat());
  const nodes = (await jsonld.fromRDF(quads as object, { useNativeTypes: false })) as ExpandedNode[];
  const position = new Map(quads.map(({ subject }, index) => [subject.value, index]));
  nodes.sort((a, b) => (position.get(a['@id']) ?? 0) - (position.get(b['@id']) ?? 0));
  const document = await jsonld.compact(
    nestEditions(nodes) as object as jsonld.JsonLdDocument,
    context as jsonld.ContextDefinition,
    { documentLoader, graph: true },
  );
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Moves each edition into the node of its series, under the reverse of schema:superEvent. */
function nestEditions(nodes: readonly ExpandedNode[]): ExpandedNode[] {
  const superEvent = schema.superEvent.value;
  const series = new Set(
    nodes.filter((node) => node['@type']?.includes(schema.EventSeries.value)).map((node) => node['@id']),
  );
  const seriesOf = (node: ExpandedNode): string | undefined => {
    const values = node['@type']?.includes(sg.Edition.value) ? node[superEvent] : undefined;
    const [only, ...others] = Array.isArray(values) ? (values as { '@id'?: string }[]) : [];
    return others.length === 0 && only?.['@id'] !== undefined && series.has(only['@id']) ? only['@id'] : undefined;
  };
  const editions = Map.groupBy(nodes, seriesOf);
  return (editions.get(undefined) ?? []).map((node) => {
    const own = editions.get(node['@id']);
    if (!own) return node;
    return { ...node, '@reverse': { [superEvent]: own.map(({ [superEvent]: _, ...edition }) => edition) } };
  });
}

/** Reads a JSON-LD text that includes its context. */
export async function fromJsonLd(text: string): Promise<Quad[]> {
  const quads = (await jsonld.toRDF(JSON.parse(text) as jsonld.JsonLdDocument, { documentLoader })) as Quad[];
  // Terms of jsonld.js have no methods, and its quads no termType.
  return quads.map((one) => fromQuad({ ...one, termType: 'Quad' }));
}
