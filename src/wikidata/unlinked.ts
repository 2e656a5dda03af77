import type { NamedNode } from '@rdfjs/types';
import type { SeriesGraph } from '../graph/series-graph.ts';
import { localName, nameOf } from '../rdf/graph-reader.ts';
import type { Problem } from '../report/problem.ts';

/** A problem for each thing whose item a batch needs and no table of links names, at the line that describes it. */
export function unlinkedProblems(missing: readonly NamedNode[], series: SeriesGraph): Problem[] {
  return missing.map((focus): Problem => {
    const place = series.trace.place({ focus });
    const name = nameOf(series.graph, focus);
    return {
      severity: 'error',
      code: 'not-linked',
      message: `no table links \`${localName(focus.value)}\`${name === undefined ? '' : ` (${name})`} to its Wikidata item`,
      ...(place && { place }),
      hint: 'find the item, and add a row to a table of links (*.sssom.tsv)',
    };
  });
}
