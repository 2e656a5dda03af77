import { namedNode } from '../../rdf/environment.ts';
import { localName } from '../../rdf/graph-reader.ts';
import { code } from '../../report/message-text.ts';
import { suggestion } from '../../report/nearest.ts';
import type { ValueKind } from './value-kind.ts';
import { terms as idsOf, unmarked } from './value-set.ts';

/** Words that are near a term in letters and far in meaning, with what to write. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...['biannual', 'bi-annual'].map(
    (word) => [word, 'twice a year is `semiannual`, every two years `biennial`'] as const,
  ),
  ...['half-yearly', 'twice a year', 'biyearly'].map((word) => [word, 'write `semiannual`'] as const),
  ...['yearly', 'every year', 'once a year'].map((word) => [word, 'write `annual`'] as const),
  ...['every two years', 'two-yearly'].map((word) => [word, 'write `biennial`'] as const),
  ...['every three years', 'triannual'].map((word) => [word, 'every three years is `triennial`'] as const),
  ...['every four years', 'four-yearly', 'olympiad'].map((word) => [word, 'write `quadrennial`'] as const),
  ...['every five years', 'five-yearly'].map((word) => [word, 'write `quinquennial`'] as const),
  ...['every six years'].map((word) => [word, 'write `sexennial`'] as const),
  ...['bimonthly', 'bi-monthly'].map(
    (word) => [word, 'every two months is `bimonthly`, twice a month `semimonthly`'] as const,
  ),
  ...['fortnightly', 'biweekly', 'bi-weekly'].map((word) => [word, 'every two weeks is `biweekly`'] as const),
  ...['online only', 'virtual'].map((word) => [word, 'write `online`'] as const),
  ...['hybrid'].map((word) => [word, 'write `mixed`'] as const),
  ...['canceled'].map((word) => [word, 'write `cancelled`'] as const),
]);

/** The hint for a word, if the property has the terms that it names. */
function lookAlike(word: string, terms: ReadonlyMap<string, string>): string | undefined {
  const hint = lookAlikes.get(word.toLowerCase());
  const named = hint?.match(/(?<=`)[\w-]+(?=`)/g) ?? [];
  return named.length > 0 && named.every((term) => terms.has(term)) ? hint : undefined;
}

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
    read: (written) => {
      const key = written.trim();
      const iri = terms.get(key);
      if (iri !== undefined) return { term: namedNode(iri) };
      return {
        code: 'unknown-value',
        message: `this property has no value ${code(key)}`,
        hint: () => lookAlike(key, terms) ?? suggestion(key, keys),
      };
    },
    possible: ({ object }) => unmarked(idsOf(object.value)),
    mismatch: ({ value }, _, { absences }) => {
      const absence = [...absences].find(([, iri]) => iri === value)?.[0];
      return `expected one of ${keys.join(', ')}, found ${absence ?? localName(value)}`;
    },
  };
};
