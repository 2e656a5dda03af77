import { type Facts, problemAt } from '../facts/facts.ts';
import { textsIn } from '../facts/facts-value.ts';
import { QuotationFinder } from '../facts/find-quotations.ts';
import { tokenizedText } from '../facts/tokenized-text.ts';
import { sg } from '../rdf/namespace.ts';
import { code } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import type { ClaimNode } from './claim-node.ts';
import type { MappedFacts, Triple } from './mapped-facts.ts';
import type { Statement } from './statement.ts';

/** What the authors keep out of everything that is written (`withhold: true`). */
export interface Withheld {
  /** The IRIs of things. */
  readonly things: ReadonlySet<string>;
  /** Single values, and all values of withheld claims. */
  readonly statements: ReadonlySet<Statement>;
}

/** The properties by which a node tells of one thing only: a participation or tenure of a withheld person is withheld too. */
const whose = [sg.participant, sg.holder];

/**
 * Leaves out withheld things, the statements and triples that name them, and claims that support nothing else.
 * @returns the same facts, if nothing is withheld
 */
export function withoutWithheld(mapped: MappedFacts, { things, statements }: Withheld): MappedFacts {
  if (things.size === 0 && statements.size === 0) return mapped;
  const hidden = new Set(things);
  for (const { subject, predicate, object } of mapped.statements)
    if (things.has(object.value) && whose.some((one) => one.equals(predicate))) hidden.add(subject.value);
  const isShown = ({ subject, object }: Triple | Statement) => !hidden.has(subject.value) && !hidden.has(object.value);
  const shown = mapped.statements.filter(
    (statement) =>
      isShown(statement) &&
      !statements.has(statement) &&
      statement.qualifiers.every(([, value]) => !hidden.has(value.value)),
  );
  const [before, after] = [mapped.statements, shown].map(claimsOf);
  return {
    ...mapped,
    identity: mapped.identity.filter(isShown),
    sources: mapped.sources.filter(isShown),
    statements: shown,
    claims: mapped.claims.filter((claim) => !before?.has(claim) || after?.has(claim)),
  };
}

const claimsOf = (statements: readonly Statement[]) => new Set<ClaimNode>(statements.flatMap(({ claims }) => claims));

/** A warning for each claim whose words print the name of a withheld thing. */
export function withheldNames(
  { things }: Facts,
  withheld: ReadonlySet<string>,
  claims: readonly ClaimNode[],
): Problem[] {
  const names = things
    .filter(({ id }) => withheld.has(id))
    .flatMap(({ fields }) => [...textsIn(fields.name), ...textsIn(fields.alternateName)]);
  if (names.length === 0) return [];
  const finder = new QuotationFinder(names);
  return claims.flatMap(({ words: { fragments, reading = '' }, origin }) => {
    const found = finder.find(tokenizedText([...fragments, reading].join(' ')));
    const name = names.find((_, index) => found[index]?.found);
    if (name === undefined) return [];
    const message = `the words name ${code(name)}, which is withheld`;
    const hint = 'quote other words, put a gap […] in place of the name, or withhold the claim';
    return [problemAt(origin, { severity: 'warning', code: 'withheld-name', message, hint })];
  });
}
