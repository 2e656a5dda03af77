import type { Quad } from '@rdfjs/types';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { dcterms, oa, rdf, sg } from '../rdf/namespace.ts';

/** What stands behind the plain triples: statements, their evidence, quotes, sources and periods. */
const behind = [sg.Statement, oa.SpecificResource, oa.TextQuoteSelector, sg.Source];

/** The graph without statements and evidence: types, names, and the values that ranks left standing. */
export function plainTriples(graph: Dataset): Dataset {
  const left = new Set(
    behind.flatMap((type) => [...graph.match(null, rdf.type, type)].map(({ subject }) => subject.value)),
  );
  const plain: Quad[] = [...graph].filter(({ subject }) => !left.has(subject.value));
  // Periods stay where a plain triple leads to them: not where only a qualifier did.
  const used = new Set(plain.map(({ object }) => object.value));
  const periods = new Set([...graph.match(null, rdf.type, dcterms.PeriodOfTime)].map(({ subject }) => subject.value));
  return datasetOf(plain.filter(({ subject }) => !periods.has(subject.value) || used.has(subject.value)));
}
