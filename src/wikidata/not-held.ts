import type { Term } from '@rdfjs/types';
import { readStatement } from '../graph/statement-in-graph.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';

/** Why an edition is not exported as one that took place; undefined if it did, or nothing says that it did not. */
export function reasonNotHeld(graph: Dataset, edition: Term): string | undefined {
  if (graph.match(edition, rdf.type, sg.UnheldEdition).size > 0) {
    const statuses = objectsOf(graph, edition, schema.eventStatus).map(({ value }) =>
      localName(value)
        .replace(/^Event/, '')
        .toLowerCase(),
    );
    return `the edition was not held${statuses.length === 0 ? '' : ` (${statuses.join(', ')})`}`;
  }
  return isContested(graph, edition) ? 'sources contradict each other on whether the edition was held' : undefined;
}

function isContested(graph: Dataset, edition: Term): boolean {
  return subjectsOf(graph, rdf.subject, edition).some((node) => {
    const { predicate, asserted } = readStatement(graph, node);
    const isStatus = predicate?.equals(schema.eventStatus) === true && asserted;
    return isStatus && objectsOf(graph, node, sg.conflictsWith).some((other) => readStatement(graph, other).asserted);
  });
}
