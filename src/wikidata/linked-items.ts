import { itemOf, linkKinds } from '../links/kinds.ts';
import type { Dataset } from '../rdf/environment.ts';
import { rdf, sg } from '../rdf/namespace.ts';

/** The Wikidata item (`Q31`) of each linked thing, by IRI. */
export function linkedItems(graph: Dataset): Map<string, string> {
  const items = new Map<string, string>();
  for (const { subject, predicate, object } of graph) {
    const item = linkKinds.get(predicate.value)?.identifies ? itemOf(object.value) : undefined;
    if (item !== undefined && graph.match(subject, rdf.type, sg.Statement).size === 0) items.set(subject.value, item);
  }
  return items;
}
