import { namedNode } from '../../rdf/environment.ts';
import { localName } from '../../rdf/graph-reader.ts';
import { code } from '../../report/message-text.ts';
import { suggestion } from '../../report/nearest.ts';
import type { ValueKind } from './value-kind.ts';
import { terms as idsOf, unmarked } from './value-set.ts';

/** A term of the list (sh:in) of the shape. */
export const term: ValueKind = ({ terms }) => {
  if (terms.size === 0) return undefined;
  const keys = [...terms.keys()];
  return {
    kind: 'term',
    terms,
    jsonLdType: '@vocab',
    description: () => keys.map((key) => `\`${key}\``).join(', '),
    jsonSchema: (absences) => ({ enum: [...keys, ...absences] }),
    read: (key) => {
      const iri = terms.get(key);
      if (iri !== undefined) return { term: namedNode(iri) };
      return {
        code: 'unknown-value',
        message: `this property has no value ${code(key)}`,
        hint: () => suggestion(key, keys),
      };
    },
    possible: ({ object }) => unmarked(idsOf(object.value)),
    mismatch: ({ value }, _, { absences }) => {
      const absence = [...absences].find(([, iri]) => iri === value)?.[0];
      return `expected one of ${keys.join(', ')}, found ${absence ?? localName(value)}`;
    },
  };
};
