import type { Statement } from '../graph/statement.ts';
import type { Profile, PropertyProfile } from '../ontology/profile.ts';
import type { TestedValue } from '../ontology/support/supports.ts';
import { periodText } from '../ontology/values/period.ts';
import type { Qualifier } from '../ontology/values/value-kind.ts';
import { localName } from '../rdf/graph-reader.ts';
import { dcterms, owl, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';

/** What says only of what a claim speaks, or who we say a thing is: quotations need not repeat it. */
const untested = new Set(
  [
    ...[schema.description, schema.sameAs, owl.differentFrom],
    ...[schema.superEvent, sg.edition, schema.observationAbout, schema.measuredProperty],
  ].map(({ value }) => value),
);

/** Terms that say how the rest is meant; a list of names rarely repeats them. */
const context = new Set(
  [sg.participationMode, sg.role, sg.documentStatus, schema.actionStatus].map(({ value }) => value),
);

const months = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]);

/** What is known of the facts beside a value. */
export interface ValueContext {
  readonly profile: Profile;
  /** The key of what an observation counts, by its IRI. */
  readonly counted: ReadonlyMap<string, string>;
  /** The IRIs of meetings and documents, which words often mean without naming them. */
  readonly meant: ReadonlySet<string>;
  readonly namesOf: (iri: string) => readonly string[];
}

/** A value as its test needs it; undefined if it needs no support. */
export function testedValue(statement: Statement, context: ValueContext): TestedValue | undefined {
  const { property, object, qualifiers, subject } = statement;
  if (property.readOnly || untested.has(property.iri)) return undefined;
  return valueIn(property, object, qualifiers, context, context.counted.get(subject.value));
}

/** The value of a qualifier that words must say: a period. */
export function valueOfQualifier([predicate, object]: Qualifier, context: ValueContext): TestedValue | undefined {
  const property = [...context.profile.properties.values()].find(({ node }) => node.equals(predicate));
  if (!property || !predicate.equals(dcterms.temporal)) return undefined;
  return valueIn(property, object, [], context, undefined);
}

function valueIn(
  property: PropertyProfile,
  object: Value,
  qualifiers: readonly Qualifier[],
  { meant, namesOf }: ValueContext,
  counted: string | undefined,
): TestedValue | undefined {
  if (object.equals(sg.unknownValue)) return undefined;
  if (object.equals(sg.noValue)) return { kind: 'none' };
  const written = object.value;
  switch (property.value.kind) {
    case 'date':
      return { kind: 'date', written: asWritten(qualifiers) ?? written };
    case 'period':
      return { kind: 'period', written: periodText(written) };
    case 'number':
      return property.iri === sg.ordinal.value ? { kind: 'ordinal', written } : { kind: 'number', written, counted };
    case 'text':
      return { kind: 'text', written };
    case 'term':
      return termValue(property, object);
    case 'thing':
      return property.iri === dcterms.publisher.value
        ? { kind: 'publisher', names: namesOf(written) }
        : { kind: 'thing', iri: written, isMeant: meant.has(written) };
    case 'iri':
      return { kind: 'address', written };
    default:
      return { kind: 'none' };
  }
}

function termValue({ key, iri, value: { terms } }: PropertyProfile, object: Value): TestedValue {
  const month = months.indexOf(localName(object.value)) + 1;
  if (key === 'month' && month > 0) return { kind: 'month', month };
  const term = [...(terms ?? [])].find(([, known]) => known === object.value)?.[0] ?? localName(object.value);
  return { kind: 'term', property: key, term, isContext: context.has(iri) };
}

/** A Julian day as its source has it, or an interval with its marks. */
function asWritten(qualifiers: readonly Qualifier[]): string | undefined {
  const [found] = [sg.asWritten, sg.edtf].flatMap((wanted) =>
    qualifiers.flatMap(([predicate, value]) => (predicate.equals(wanted) ? [value.value] : [])),
  );
  return found;
}
