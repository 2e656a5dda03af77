import { namedNode } from '../../rdf/environment.ts';
import { iriProblem } from '../../rdf/iri.ts';
import { sh } from '../../rdf/namespace.ts';
import { code } from '../../report/message-text.ts';
import type { ReadText, ValueKind } from './value-kind.ts';
import { terms, unmarked } from './value-set.ts';

/** An absolute IRI. */
export const iri: ValueKind = ({ datatypes, nodeKind }) =>
  nodeKind === undefined || datatypes.length > 0
    ? undefined
    : {
        kind: 'iri',
        // The object of a statement may be a literal, so JSON-LD must not read texts as IRIs.
        ...(nodeKind !== sh.IRIOrLiteral.value && { jsonLdType: '@id' }),
        description: () => 'an address',
        jsonSchema: () => ({ type: 'string' }),
        read: readIri,
        possible: ({ object }) => unmarked(terms(object.value)),
      };

const readIri: ReadText = (text) => {
  const problem = iriProblem(text);
  if (problem === undefined) return { term: namedNode(text) };
  return {
    code: 'bad-iri',
    message: `${code(text)} ${problem}`,
    hint: 'an address such as https://example.org/page',
  };
};
