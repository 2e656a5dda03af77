import type { NamedNode } from '@rdfjs/types';
import { placeText, problemAt } from '../facts/facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { JoinedStatement } from './joined-statement.ts';
import { firstOrigin, type Statement } from './statement.ts';

/** So many are looked through one by one, which is quicker than an index; there may be any number. */
const mostWithoutIndex = 16;

const none: readonly never[] = [];

/** What is said of one property of one thing. */
export class StatementGroup {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  /** Another property of the same thing. */
  next: StatementGroup | undefined;
  // Most groups hold one value and one statement: a list of one takes a tenth of the memory of an empty one that grew.
  #values: Value[] | undefined;
  #statements: Statement[] | undefined;
  #valueIds: Set<string> | undefined;
  #positions: Map<string, number> | undefined;

  constructor(subject: NamedNode, predicate: NamedNode) {
    this.subject = subject;
    this.predicate = predicate;
  }

  /** The values that are asserted; each once. */
  get values(): readonly Value[] {
    return this.#values ?? none;
  }

  /** Each once, with the evidence of all claims that make it. */
  get statements(): readonly Statement[] {
    return this.#statements ?? none;
  }

  addValue(value: Value): void {
    if (!this.#values) {
      this.#values = [value];
      return;
    }
    if (this.#values.length > mostWithoutIndex) {
      this.#valueIds ??= new Set(this.#values.map(termId));
      if (this.#valueIds.has(termId(value))) return;
      this.#valueIds.add(termId(value));
    } else if (this.#values.some((known) => known.equals(value))) return;
    this.#values.push(value);
  }

  /** @returns a problem where the statement has two ranks, at the first that differs */
  addStatement(statement: Statement): Problem | undefined {
    if (!this.#statements) {
      this.#statements = [statement];
      return undefined;
    }
    const position = this.#positionOf(statement, this.#statements);
    const known = this.#statements[position];
    if (!known) {
      this.#positions?.set(statement.iri.value, this.#statements.length);
      this.#statements.push(statement);
      return undefined;
    }
    const joined = known instanceof JoinedStatement ? known : new JoinedStatement(known);
    const before = joined.hasTwoRanks;
    joined.add(statement);
    this.#statements[position] = joined;
    return joined.hasTwoRanks && !before ? twoRanks(known, statement) : undefined;
  }

  #positionOf(statement: Statement, statements: readonly Statement[]): number {
    if (statements.length <= mostWithoutIndex) return statements.findIndex((known) => isSame(known, statement));
    this.#positions ??= new Map(statements.map(({ iri }, index) => [iri.value, index]));
    return this.#positions.get(statement.iri.value) ?? -1;
  }
}

function isSame(a: Statement, b: Statement): boolean {
  // The IRI tells, but takes a hash to make.
  return a.object.equals(b.object) && a.source.equals(b.source) && a.iri.equals(b.iri);
}

function twoRanks(known: Statement, other: Statement): Problem {
  return problemAt(firstOrigin(other), {
    severity: 'error',
    code: 'two-ranks',
    message: `${localName(known.source.value)} says this twice, with two ranks`,
    hint: `give it the rank that it has in ${placeText(firstOrigin(known))}, or that one this`,
  });
}
