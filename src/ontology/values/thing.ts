import { localName, objectsOf } from '../../rdf/graph-reader.ts';
import { rdf } from '../../rdf/namespace.ts';
import { code } from '../../report/message-text.ts';
import { suggestion } from '../../report/nearest.ts';
import { scalar } from '../json-schema.ts';
import { classKey } from '../profile.ts';
import type { Names, ReadValue, ValueKind, ValueProblem, Vocabulary } from './value-kind.ts';
import { unmarked } from './value-set.ts';

/** The id of a thing, which must have one of some classes. */
export const thing: ValueKind = ({ classes }) => {
  if (classes.length === 0) return undefined;
  const expected = (profile: Vocabulary) => classes.map((iri) => classKey(profile, iri)).join(' or ');
  return {
    kind: 'thing',
    jsonLdType: '@id',
    description: (profile) => `a thing: ${expected(profile)}`,
    jsonSchema: () => scalar,
    read: (id, names) => readId(id, names, 'thing', 'describe it under `things`'),
    possible: ({ object }, { placesIn }) => unmarked({ kind: 'terms', ids: placesIn(object.value) }),
    mismatch: (value, graph, profile) => {
      const types = objectsOf(graph, value, rdf.type).map((type) => classKey(profile, type.value));
      return `expected ${expected(profile)}, found ${localName(value.value)}, which is ${types.join(', ') || 'nothing'}`;
    },
  };
};

/** The node of an id. */
export function readId(
  written: string,
  names: Names,
  kind: 'thing' | 'source',
  hint: string,
): ReadValue | ValueProblem {
  // YAML keeps no-break spaces at the ends.
  const id = written.trim();
  const known = kind === 'thing' ? names.things : names.sources;
  const node = known.get(id);
  if (node) return { term: node };
  return {
    code: `unknown-${kind}`,
    message: `unknown ${kind} ${code(id)}`,
    hint: () => {
      const named = names.idOfName?.(id);
      if (named !== undefined && known.has(named)) return `did you mean \`${named}\`, which has this name?`;
      return suggestion(id, known.keys()) ?? hint;
    },
  };
}
