import type { Term } from '@rdfjs/types';
import { localName } from '../../rdf/graph-reader.ts';
import { datesAgree, isDate } from '../../reconcile/dates.ts';
import type { KnownThing } from '../../reconcile/known-thing.ts';
import { normalName } from '../../reconcile/names.ts';
import type { Feature } from '../../reconcile/score.ts';
import { type Catalogue, propertyNamed } from './catalogue.ts';
import type { QueryProperty } from './read-batch.ts';
import type { ThingValues } from './thing-values.ts';

/** The part of the score that a wrong value takes. */
const weight = 0.3;

/** The values of a property in a query, in the forms in which they are compared. */
interface WantedValues {
  readonly ids: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly dates: readonly string[];
}

/** Returns a function that compares things with the values of a property in a query. */
export function featureOf({ pid, values }: QueryProperty, catalogue: Catalogue): (thing: KnownThing) => Feature {
  const property = propertyNamed(catalogue, pid);
  const given = values.filter(({ id, text }) => id !== undefined || text.trim() !== '');
  const texts = given.map(({ text }) => text).filter((text) => text.trim() !== '');
  const wanted: WantedValues = {
    ids: new Set(given.flatMap(({ id }) => id ?? [])),
    names: new Set(texts.map(normalName).filter((name) => name !== '')),
    numbers: new Set(texts.map(Number).filter((number) => !Number.isNaN(number))),
    dates: texts.filter(isDate),
  };
  return ({ node }) => {
    const own = property ? catalogue.values.of(node, property.iri) : [];
    const agrees = own.some((value) => isWanted(value, wanted, catalogue.values));
    const verdict = own.length === 0 || given.length === 0 ? 'unknown' : agrees ? 'agrees' : 'disagrees';
    return { id: pid, verdict, reason: '', weight };
  };
}

function isWanted(value: Term, { ids, names, numbers, dates }: WantedValues, values: ThingValues): boolean {
  if (values.namesOf(value).some((name) => names.has(name))) return true;
  if (value.termType !== 'Literal') return ids.has(localName(value.value)) || ids.has(value.value);
  return (
    numbers.has(Number(value.value)) || (isDate(value.value) && dates.some((date) => datesAgree(value.value, date)))
  );
}
