import { placeText, problemAt } from '../facts/facts.ts';

import { localName } from '../rdf/graph-reader.ts';
import { termId } from '../rdf/term-id.ts';
import { shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import type { Statement } from './statement.ts';

/** Two statements that give different values where only one can hold. */
export interface Conflict {
  readonly statements: readonly [Statement, Statement];
  /** Ranks decide which of the two counts. */
  readonly resolved: boolean;
}

/** One warning for each pair of values that nothing decides between, however many sources repeat either. */
export function openConflicts(conflicts: readonly Conflict[]): Problem[] {
  const open = conflicts.filter(({ resolved }) => !resolved);
  const distinct = uniqueBy(open, ({ statements: [a, b] }) =>
    [a.subject.value, a.predicate.value, ...[a, b].map(({ object }) => termId(object)).sort()].join('\n'),
  );
  return distinct.map(({ statements: [a, b] }) =>
    problemAt(b.origins[0], {
      severity: 'warning',
      code: 'conflict',
      message: `two values of \`${a.property.key}\` of ${localName(a.subject.value)}, and no ruling: ${saying(a)}; ${saying(b)}`,
      hint: () =>
        `the other stands in ${placeText(a.origins[0])}; rank one \`preferred\` or \`deprecated\`, with \`because\``,
    }),
  );
}

/** That the statements on one property have more pairs of values than are compared in a series. */
export function tooManyValues([statement]: readonly Statement[], maximum: number): Problem[] {
  if (!statement) return [];
  return [
    problemAt(statement.origins[0], {
      severity: 'error',
      code: 'conflict',
      message: `\`${statement.property.key}\` of ${localName(statement.subject.value)}: more than ${maximum} pairs of values where one can hold`,
      hint: 'is it the right property, and are these different things?',
    }),
  ];
}

/** `frso-2009 has 2008-05-15, "From 15-17 May 2008 …"` */
function saying({ object, source, evidence }: Statement): string {
  const value = object.termType === 'NamedNode' ? localName(object.value) : object.value;
  return `${localName(source.value)} has ${shortened(value, 200)}, “${shortened(evidence[0].quote, 300)}”`;
}
