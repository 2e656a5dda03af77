import { dateOfLiteral, yearOfSpan } from '../facts/dates.ts';
import { type Origin, originOf, type SourceFacts } from '../facts/facts.ts';
import { textsIn } from '../facts/facts-value.ts';
import type { ClaimNode } from '../graph/claim-node.ts';
import type { SettledSeries } from '../graph/settle.ts';
import type { Statement } from '../graph/statement.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { NamedThing } from '../ontology/support/name.ts';
import { NameIndex } from '../ontology/support/names.ts';
import { type ClaimText, claimTextOf, type SourceWords, type Support } from '../ontology/support/support.ts';
import { supports, type TestedValue } from '../ontology/support/supports.ts';
import { rdf, schema } from '../rdf/namespace.ts';
import { counted } from '../report/counts.ts';
import { testedValue, type ValueContext, valueOfQualifier } from './tested-values.ts';

/** A value of a claim, with what its words say of it. */
export interface TestedStatement {
  readonly statement: Statement;
  readonly claim: ClaimNode;
  /** The key of the property or qualifier. */
  readonly key: string;
  readonly value: TestedValue;
  /** The place of the value or qualifier in the facts. */
  readonly origin: Origin;
  readonly support: Support;
}

/** The support of the values of a series. */
export interface SeriesSupport {
  readonly tested: readonly TestedStatement[];
  /** The words of a claim as they were searched. */
  readonly textOf: (claim: ClaimNode) => ClaimText;
  readonly names: NameIndex;
}

/**
 * Tests each value of each claim by the words of that claim. What says only of what a claim speaks is left out.
 * @example
 * const { tested } = supportOf(settled, facts.sources, ontology);
 */
export function supportOf(
  { parts }: Pick<SettledSeries, 'parts'>,
  sources: readonly SourceFacts[],
  { profile, words }: Pick<Ontology, 'profile' | 'words'>,
): SeriesSupport {
  const statements = parts.flatMap((part) => part.statements);
  const things = namedThings(parts, profile);
  const names = new NameIndex(things.values(), words);
  const context = contextOf(statements, things, profile);
  const bySource = new Map(sources.map((source) => [source.id, wordsOfSource(source)]));
  const texts = new Map<ClaimNode, ClaimText>();
  const textOf = (claim: ClaimNode): ClaimText => {
    const source = bySource.get(claim.source.id) ?? noWords;
    // A reading is in the words of its reader, whatever their language.
    const languages = claim.words.reading === undefined ? source.languages : [];
    const text = texts.get(claim) ?? claimTextOf(claim.words, source, words.of(languages));
    texts.set(claim, text);
    return text;
  };
  const tested = statements.flatMap((statement) => {
    const [claim] = statement.claims;
    const [origin] = statement.origins;
    return valuesOf(statement, origin, context).map(
      (one): TestedStatement => ({ ...one, statement, claim, support: supports(one.value, textOf(claim), names) }),
    );
  });
  return { tested, textOf, names };
}

function valuesOf(
  statement: Statement,
  origin: Origin,
  context: ValueContext,
): Pick<TestedStatement, 'key' | 'value' | 'origin'>[] {
  const value = testedValue(statement, context);
  const own = value ? [{ key: statement.property.key, value, origin }] : [];
  // The qualifiers of a value without `value:` are those of its claim.
  const map = origin.step === 'value' ? origin.parent : undefined;
  const qualifiers = statement.qualifiers.flatMap((qualifier) => {
    const tested = map && !statement.property.readOnly ? valueOfQualifier(qualifier, context) : undefined;
    return tested && map ? [{ key: 'during', value: tested, origin: originOf(map, 'during') }] : [];
  });
  return [...own, ...qualifiers];
}

const noWords: SourceWords = { languages: [], years: [], publishers: [] };

function wordsOfSource({ fields }: SourceFacts): SourceWords {
  return {
    languages: textsIn(fields.language),
    years: textsIn(fields.published).flatMap((date) => {
      const read = dateOfLiteral(date);
      return (read && yearOfSpan(read.stated)) ?? [];
    }),
    publishers: textsIn(fields.publisher),
  };
}

/** All things with their classes and names, from `things` and from claims. */
function namedThings(parts: SettledSeries['parts'], profile: Profile): Map<string, NamedThing & { names: string[] }> {
  const things = new Map<string, NamedThing & { names: string[] }>();
  const country = profile.classes.get('Country')?.iri;
  const place = profile.classes.get('Place')?.iri;
  const person = profile.classes.get('Person')?.iri;
  const types = new Map(
    parts.flatMap(({ identity }) =>
      identity.flatMap(({ subject, predicate, object }) =>
        predicate.equals(rdf.type) ? [[subject.value, object.value] as const] : [],
      ),
    ),
  );
  for (const { identity, statements } of parts)
    for (const { subject, predicate, object } of [...identity, ...statements]) {
      if (!predicate.equals(schema.name) && !predicate.equals(schema.alternateName)) continue;
      if (object.termType !== 'Literal') continue;
      const type = types.get(subject.value) ?? '';
      const kind = type === country && place !== undefined ? place : type;
      const known = things.get(subject.value);
      const thing = known ?? { iri: subject.value, kind, isPerson: type === person, names: [] };
      thing.names.push(object.value);
      things.set(subject.value, thing);
    }
  return things;
}

function contextOf(
  statements: readonly Statement[],
  things: ReadonlyMap<string, NamedThing>,
  profile: Profile,
): ValueContext {
  const terms = profile.properties.get('measuredProperty')?.value.terms ?? new Map<string, string>();
  const keys = new Map([...terms].map(([key, iri]) => [iri, key]));
  const kinds = statements.flatMap(({ subject, predicate, object }) => {
    const key = predicate.equals(schema.measuredProperty) ? keys.get(object.value) : undefined;
    return key === undefined ? [] : [[subject.value, key] as const];
  });
  const classes = [...profile.classes.values()].filter(
    ({ key, properties }) => properties.has('superEvent') || key === 'Document',
  );
  const kindsMeant = new Set(classes.map(({ iri }) => iri));
  return {
    profile,
    counted: new Map(kinds),
    meant: new Set([...things.values()].filter(({ kind }) => kindsMeant.has(kind)).map(({ iri }) => iri)),
    namesOf: (iri) => things.get(iri)?.names ?? [],
  };
}

/** `1034 values quoted, 12 by their source, 30 readings, 51 unchecked, 4 not supported` */
export function supportText(tested: readonly TestedStatement[]): string {
  const { quotation, source, reading, unchecked, missing } = supportCounts(tested);
  const parts: readonly (readonly [count: number, text: string])[] = [
    [source, `${source} by their source`],
    [reading, counted(reading, 'reading')],
    [unchecked, `${unchecked} unchecked`],
    [missing, `${missing} not supported`],
  ];
  return [`${counted(quotation, 'value')} quoted`, ...parts.flatMap(([count, text]) => (count > 0 ? [text] : []))].join(
    ', ',
  );
}

/** The number of values of each kind of support. */
export function supportCounts(
  tested: readonly TestedStatement[],
): Record<'quotation' | 'source' | 'reading' | 'unchecked' | 'missing', number> {
  const counts = { quotation: 0, source: 0, reading: 0, unchecked: 0, missing: 0 };
  for (const { support } of tested) counts['missing' in support ? 'missing' : support.kind] += 1;
  return counts;
}
