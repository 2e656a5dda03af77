import type { NamedNode } from '@rdfjs/types';
import type { SeriesGraph } from '../graph/series-graph.ts';
import { localName, nameOf } from '../rdf/graph-reader.ts';
import type { Problem } from '../report/problem.ts';

/** A problem for each thing that needs a link to an item, at the line that describes the thing. */
export function unlinkedProblems(missing: readonly NamedNode[], series: SeriesGraph): Problem[] {
  return missing.map((focus): Problem => {
    const place = series.trace.place({ focus });
    const name = nameOf(series.graph, focus);
    return {
      severity: 'error',
      code: 'not-linked',
      message: `\`${localName(focus.value)}\`${name === undefined ? '' : ` (${name})`} is not linked to a Wikidata item`,
      ...(place && { place }),
      hint: 'find the item and add a row to a mapping set (*.sssom.tsv)',
    };
  });
}
