import { problemAt } from '../facts/facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg } from '../rdf/namespace.ts';
import type { Problem } from '../report/problem.ts';
import type { Conflict } from './conflicts.ts';
import type { Statement } from './statement.ts';

/**
 * The conflicts that authors declare between values of two things (`conflictsWith: ics-2014-organizations`), where the program cannot
 * know that they are about the same.
 * @param problems receives an error for each thing that has no value of the property
 */
export function declaredConflicts(statements: readonly Statement[], problems: Problem[]): Conflict[] {
  const declaring = statements.flatMap((statement) =>
    statement.qualifiers.flatMap(([predicate, thing]) =>
      predicate.equals(sg.conflictsWith) ? [{ statement, thing }] : [],
    ),
  );
  if (declaring.length === 0) return [];
  const known = new Set<string>();
  return declaring.flatMap(({ statement, thing }) => {
    const others = statements.filter(
      ({ subject, predicate }) => subject.equals(thing) && predicate.equals(statement.predicate),
    );
    if (others.length === 0 || thing.equals(statement.subject))
      problems.push(
        problemAt(statement.origins[0], {
          severity: 'error',
          code: 'unknown-value',
          message: `${localName(thing.value)} has no other value of \`${statement.property.key}\` that this could contradict`,
          hint: '`conflictsWith` names another thing with a value of this property',
        }),
      );
    return others.flatMap((other): Conflict[] => {
      const pair = [statement.iri.value, other.iri.value].sort().join(' ');
      if (other === statement || known.has(pair)) return [];
      known.add(pair);
      return [{ statements: [statement, other], resolved: isDecided(statement, other) }];
    });
  });
}

/** Whether one rank is above the other. */
function isDecided(a: Statement, b: Statement): boolean {
  return !a.rank.equals(b.rank);
}
