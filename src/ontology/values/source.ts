import { sg } from '../../rdf/namespace.ts';
import { scalar } from '../json-schema.ts';
import { readId } from './thing.ts';
import type { ValueKind } from './value-kind.ts';
import { terms, unmarked } from './value-set.ts';

/** The id of a source. */
export const source: ValueKind = ({ classes }) =>
  classes.includes(sg.Source.value)
    ? {
        kind: 'source',
        jsonLdType: '@id',
        description: () => 'the id of a source',
        jsonSchema: () => scalar,
        read: (id, names) => readId(id, names, 'source', 'describe it under `source` or `sources`'),
        possible: ({ object }) => unmarked(terms(object.value)),
      }
    : undefined;
