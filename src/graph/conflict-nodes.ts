import type { NamedNode, Quad } from '@rdfjs/types';
import { contentName } from '../rdf/content-name.ts';
import { literal, namedNode, quad } from '../rdf/environment.ts';
import { prov, rdf, sg, xsd } from '../rdf/namespace.ts';
import type { Conflict } from './conflicts.ts';
import type { Statement } from './statement.ts';

/**
 * One sg:Conflict for all statements that contradict each other, directly or through others. Its IRI is a hash of these;
 * sg:settled says whether ranks decide it.
 */
export function conflictQuads(namespace: string, conflicts: readonly Conflict[]): Quad[] {
  return groupsOf(conflicts).flatMap((group) => {
    const members = [...new Set(group.flatMap(({ statements }) => statements))].map(({ iri }) => iri).sort(byIri);
    const node = namedNode(`${namespace}conflict/${contentName(...members.map(({ value }) => value))}`);
    const isSettled = group.every(({ resolved }) => resolved);
    return [
      quad(node, rdf.type, sg.Conflict),
      quad(node, sg.settled, literal(String(isSettled), xsd.boolean)),
      ...members.map((member) => quad(node, prov.hadMember, member)),
    ];
  });
}

const byIri = (a: NamedNode, b: NamedNode) => (a.value < b.value ? -1 : Number(a.value > b.value));

/** The conflicts that share statements, together. */
function groupsOf(conflicts: readonly Conflict[]): Conflict[][] {
  const groupOf = new Map<Statement, Conflict[]>();
  for (const conflict of conflicts) {
    const joined = new Set(conflict.statements.flatMap((statement) => groupOf.get(statement) ?? []));
    joined.add(conflict);
    const group = [...joined];
    for (const { statements } of group) for (const statement of statements) groupOf.set(statement, group);
  }
  return [...new Set(groupOf.values())];
}
