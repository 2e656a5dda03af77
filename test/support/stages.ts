import type { Facts } from '../../src/facts/facts.ts';
import type { FactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { settleStatements } from '../../src/graph/settle-statements.ts';
import type { SeriesGraph } from '../../src/graph/statement.ts';
import type { Profile } from '../../src/ontology/profile.ts';
import { seriesPrefixes } from '../../src/rdf/prefixes.ts';
import type { Problem } from '../../src/report/problem.ts';

/** A series after the stages from reading to settling. */
export interface Staged {
  readonly facts: Facts;
  readonly series: SeriesGraph;
  readonly problems: readonly Problem[];
  /** The ontology's profile with the prefixes of the series, as the commands make it. */
  readonly profile: Profile;
}

/** What the stages make of documents that could be read. */
export function stagesOf(documents: readonly FactsDocument[], ontology: Profile): Staged {
  const { facts, problems: formProblems } = readFacts('facts', documents);
  const { mapped, problems: mapProblems } = mapFacts(facts, ontology);
  const { series, problems: conflicts } = settleStatements([mapped]);
  const prefixes = new Map([...ontology.prefixes, ...seriesPrefixes(facts.namespace)]);
  return {
    facts,
    series,
    problems: [...formProblems, ...mapProblems, ...conflicts],
    profile: { ...ontology, prefixes },
  };
}
