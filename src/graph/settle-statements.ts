import type { Quad } from '@rdfjs/types';
import { type Origin, placeOf } from '../facts/facts.ts';
import { placeText } from '../facts/read-facts.ts';
import { datasetOf, quad } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { prov, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { shortened } from '../report/quoted.ts';
import { isAbsence, relationOf } from './compare-statements.ts';
import type { Conflict, MappedFacts, SeriesGraph, Statement } from './statement.ts';
import { Trace } from './trace.ts';

/**
 * So many pairs of different values of single-valued properties are compared in one series. Each may become a conflict,
 * and 450 values of one property are as many.
 */
const mostPairs = 100_000;

/**
 * Puts the mapped parts of one series together and decides which values are asserted: for each subject and property the
 * preferred ones, or else the normal ones, never the deprecated (Wikibase's "truthy" rule), and of these not those that
 * another says more exactly. Conflicts of single-valued properties are joined by sg:conflictsWith, finer values to
 * coarser ones by sg:refines. The outcome depends on the statements alone, not on how they are spread over parts.
 * @returns the graph, and a problem for each conflict that no rank decides
 */
export function settleStatements(parts: readonly MappedFacts[]): { series: SeriesGraph; problems: Problem[] } {
  const problems: Problem[] = [];
  const statements = joinStatements(
    parts.flatMap((part) => part.statements),
    problems,
  );
  const quads: Quad[] = parts.flatMap(({ description }) => [...description]);
  const conflicts: Conflict[] = [];
  for (const statement of statements) for (const one of statementQuads(statement)) quads.push(one);
  let pairs = 0;
  let beyond: Statement | undefined;
  for (const group of Map.groupBy(
    statements,
    ({ subject, predicate }) => `${subject.value}\n${predicate.value}`,
  ).values()) {
    const best = bestRanked(group);
    const refined = new Set<Statement>();
    for (const [a, b] of pairsOf(group)) {
      pairs += 1;
      if (pairs > mostPairs) beyond ??= b;
      if (beyond) break;
      const relation = relationOf(a, b);
      if (relation === 'refines') {
        quads.push(quad(a.iri, sg.refines, b.iri));
        if (best.has(a)) refined.add(b);
      } else if (relation === 'refined') {
        quads.push(quad(b.iri, sg.refines, a.iri));
        if (best.has(b)) refined.add(a);
      } else if (relation === 'conflict') {
        quads.push(quad(a.iri, sg.conflictsWith, b.iri), quad(b.iri, sg.conflictsWith, a.iri));
        conflicts.push({ statements: [a, b], ruled: !(best.has(a) && best.has(b)) });
      }
    }
    for (const statement of best)
      if (!refined.has(statement) && !isAbsence(statement.object))
        quads.push(quad(statement.subject, statement.predicate, statement.object));
  }
  for (const problem of beyond ? [tooManyValues(beyond)] : unruledConflicts(conflicts)) problems.push(problem);
  const trace = new Trace();
  for (const part of parts) trace.addAll(part.trace);
  const namespace = parts[0]?.namespace ?? '';
  return { series: { namespace, graph: datasetOf(quads), statements, conflicts, trace }, problems };
}

/** Each statement once, with the evidence of all claims that make it. */
function joinStatements(statements: readonly Statement[], problems: Problem[]): Statement[] {
  return [...Map.groupBy(statements, ({ iri }) => iri.value).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const other = same.find(({ rank }) => !rank.equals(first.rank));
    if (other)
      problems.push({
        severity: 'error',
        code: 'two-ranks',
        message: `${localName(first.source.value)} says this twice, with two ranks`,
        place: placeOf(originOf(other)),
        hint: `give it the rank that it has in ${placeText(originOf(first))}, or that one this`,
      });
    const qualifiers = new Map(
      same.flatMap((one) => one.qualifiers.map((pair) => [`${pair[0].value} ${termId(pair[1])}`, pair] as const)),
    );
    return [
      {
        ...first,
        qualifiers: [...qualifiers.values()],
        evidence: [...new Map(same.flatMap(({ evidence }) => evidence).map((node) => [node.value, node])).values()],
        origins: same.flatMap(({ origins }) => origins),
      },
    ];
  });
}

function bestRanked(group: readonly Statement[]): Set<Statement> {
  const preferred = group.filter(({ rank }) => rank.equals(wikibase.PreferredRank));
  return new Set(preferred.length > 0 ? preferred : group.filter(({ rank }) => rank.equals(wikibase.NormalRank)));
}

/** The pairs that can be more than beside each other: with different values where there is one. */
function* pairsOf(group: readonly Statement[]): Generator<[Statement, Statement]> {
  if (!group[0]?.property.single) return;
  const byValue = [...Map.groupBy(group, ({ object }) => termId(object)).values()];
  for (const [index, some] of byValue.entries())
    for (const others of byValue.slice(index + 1)) for (const a of some) for (const b of others) yield [a, b];
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

function tooManyValues(statement: Statement): Problem {
  return {
    severity: 'error',
    code: 'conflict',
    message: `\`${statement.property.key}\` of ${localName(statement.subject.value)}: more than ${mostPairs} pairs of values where one can hold`,
    place: placeOf(originOf(statement)),
    hint: 'is it the right property, and are these different things?',
  };
}

/** One warning for each pair of values that nothing decides between, however many sources repeat either. */
function unruledConflicts(conflicts: readonly Conflict[]): Problem[] {
  const seen = new Set<string>();
  return conflicts.flatMap(({ statements: [a, b], ruled }): Problem[] => {
    const values = [termId(a.object), termId(b.object)].sort();
    const key = [a.subject.value, a.predicate.value, ...values].join('\n');
    if (ruled || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        severity: 'warning',
        code: 'conflict',
        message: `two values of \`${a.property.key}\` of ${localName(a.subject.value)}, and no ruling: ${saying(a)}; ${saying(b)}`,
        place: placeOf(originOf(b)),
        hint: `the other stands in ${placeText(originOf(a))}; rank one \`preferred\` or \`deprecated\`, with \`because\``,
      },
    ];
  });
}

/** `frso-2009 has 2008-05-15, "From 15-17 May 2008 …"` */
function saying(statement: Statement): string {
  const { document, path } = originOf(statement);
  const claim = path.indexOf('says');
  const quote = document.valueAt([...path.slice(0, claim), 'quote']);
  const value = statement.object.termType === 'NamedNode' ? localName(statement.object.value) : statement.object.value;
  return `${localName(statement.source.value)} has ${shortened(value, 200)}, “${shortened(typeof quote === 'string' ? quote : '', 300)}”`;
}

function originOf({ origins }: Statement): Origin {
  const [first] = origins;
  if (!first) throw new TypeError('a statement comes from somewhere');
  return first;
}
