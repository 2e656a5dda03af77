import type { Quad } from '@rdfjs/types';
import { datasetOf, quad } from '../rdf/environment.ts';
import { prov, rdf, sg, wikibase } from '../rdf/namespace.ts';
import type { MappedFacts, SeriesGraph, Statement } from './statement.ts';

/**
 * Writes statements as nodes, and for each subject and property the best-ranked values as plain triples: the preferred
 * ones, or else the normal ones, never the deprecated (Wikibase's "truthy" rule). What is unknown or none stays a
 * statement only.
 */
export function settleStatements(mapped: MappedFacts): SeriesGraph {
  const quads: Quad[] = [...mapped.description];
  for (const statement of mapped.statements) quads.push(...statementQuads(statement));
  for (const statement of bestStatements(mapped.statements))
    quads.push(quad(statement.subject, statement.predicate, statement.object));
  return { ...mapped, graph: datasetOf(quads) };
}

function statementQuads({ iri, subject, predicate, object, rank, qualifiers, evidence }: Statement): Quad[] {
  return [
    quad(iri, rdf.type, sg.Statement),
    quad(iri, rdf.subject, subject),
    quad(iri, rdf.predicate, predicate),
    quad(iri, rdf.object, object),
    quad(iri, wikibase.rank, rank),
    ...qualifiers.map(([qualifier, value]) => quad(iri, qualifier, value)),
    ...evidence.map((node) => quad(iri, prov.wasDerivedFrom, node)),
  ];
}

/** The statements whose values are asserted as plain triples. */
function bestStatements(statements: readonly Statement[]): Statement[] {
  const groups = Map.groupBy(statements, ({ subject, predicate }) => `${subject.value}\n${predicate.value}`);
  return [...groups.values()].flatMap((group) => {
    const preferred = group.filter(({ rank }) => rank.equals(wikibase.PreferredRank));
    const best = preferred.length > 0 ? preferred : group.filter(({ rank }) => rank.equals(wikibase.NormalRank));
    return best.filter((statement) => !isAbsence(statement.object) && !best.some((other) => refines(other, statement)));
  });
}

function isAbsence(object: Statement['object']): boolean {
  return object.equals(sg.unknownValue) || object.equals(sg.noValue);
}

/** Whether a statement gives the same date as another, only finer: 2014-06 refines 2014. */
function refines(finer: Statement, coarser: Statement): boolean {
  return (
    finer.property.single &&
    finer.property.value.kind === 'date' &&
    finer.object.value.startsWith(`${coarser.object.value}-`)
  );
}
