import { placeText, problemAt } from '../facts/facts.ts';
import { wordsOf } from '../facts/fragments.ts';
import { localName } from '../rdf/graph-reader.ts';
import { termId } from '../rdf/term-id.ts';
import { shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import type { Statement } from './statement.ts';

/** Two statements with different values of a single-valued property. */
export interface Conflict {
  readonly statements: readonly [Statement, Statement];
  /** Whether ranks decide which value is asserted. */
  readonly resolved: boolean;
}

/** A warning for each pair of values that no rank resolves, however many sources give them. */
export function unresolvedConflicts(conflicts: readonly Conflict[]): Problem[] {
  const unresolved = conflicts.filter(({ resolved }) => !resolved);
  const distinct = uniqueBy(unresolved, ({ statements: [a, b] }) =>
    [a.subject.value, a.predicate.value, ...[a, b].map(({ object }) => termId(object)).sort()].join('\n'),
  );
  return distinct.map(({ statements: [a, b] }) =>
    problemAt(b.origins[0], {
      severity: 'warning',
      code: 'conflict',
      message: `two values of \`${a.property.key}\` of ${subjectsOf(a, b)}, unresolved: ${summary(a)}; ${summary(b)}`,
      hint: () =>
        `the other value is at ${placeText(a.origins[0])}; rank one \`preferred\` or \`deprecated\`, with \`because\``,
    }),
  );
}

/** An error for each two values of one claim that exclude each other: one quotation cannot support both. */
export function twoValuesOfAClaim(slips: readonly Conflict[]): Problem[] {
  return slips.map(({ statements: [a, b] }) =>
    problemAt(b.origins[0], {
      severity: 'error',
      code: 'two-values',
      message: `one claim gives two values of \`${a.property.key}\` of ${localName(a.subject.value)}: ${valueText(a)} and ${valueText(b)}`,
      hint: 'write the value that the quotation supports; rank one `deprecated` with `because`, or quote each in a claim of its own',
    }),
  );
}

/** An error at the property whose values exceed the maximum number of pairs. */
export function tooManyValues([statement]: readonly Statement[], maximum: number): Problem[] {
  if (!statement) return [];
  return [
    problemAt(statement.origins[0], {
      severity: 'error',
      code: 'conflict',
      message: `\`${statement.property.key}\` of ${localName(statement.subject.value)} has one value, and claims give more than ${maximum} pairs of different values`,
      hint: 'check whether this is the right property, and whether these are different things',
    }),
  ];
}

function subjectsOf(...statements: readonly Statement[]): string {
  return [...new Set(statements.map(({ subject }) => localName(subject.value)))].join(' and ');
}

/** `frso-2009 has 2008-05-15, “From 15-17 May 2008 …”` */
function summary(statement: Statement): string {
  const { source, claims } = statement;
  return `${localName(source.value)} has ${valueText(statement)}, ${wordsOf(claims[0].words, 300)}`;
}

function valueText({ object }: Statement): string {
  return shortened(object.termType === 'NamedNode' ? localName(object.value) : object.value, 200);
}
