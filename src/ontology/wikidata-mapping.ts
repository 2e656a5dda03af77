import type { DatasetCore, Term } from '@rdfjs/types';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, rdfs, schema, skos, wikibase } from '../rdf/namespace.ts';

/** The Wikidata property under which values of one of ours are exported. */
export interface WikidataProperty {
  /** `P580` */
  readonly id: string;
  readonly label: string;
  /** Local name of its wikibase:propertyType: `WikibaseItem`, `Time`, `Quantity`, `Monolingualtext`, `String`, `Url`. */
  readonly type: string;
  /** Classes (IRIs, with all below them) whose things have it; empty for all. */
  readonly domains: ReadonlySet<string>;
  /** Precisions of dates that it takes; empty for all. */
  readonly precisions: ReadonlySet<string>;
}

/** What of our ontology is what on Wikidata. */
export interface WikidataMapping {
  /** Every property, by its number. */
  readonly properties: ReadonlyMap<string, WikidataProperty>;
  /** Where values of our property (or nodes of this kind) go, by IRI. */
  readonly targets: ReadonlyMap<string, readonly WikidataProperty[]>;
  /** The items (`Q5`) of our classes and values, by IRI. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Amount and unit of our values, by IRI. */
  readonly quantities: ReadonlyMap<string, { readonly amount: string; readonly unit: string | undefined }>;
}

/** Compiles what the ontology says of Wikidata (`wikidata.ttl`) into look-up tables. */
export function compileWikidataMapping(ontology: DatasetCore): WikidataMapping {
  const properties = new Map<string, WikidataProperty>();
  const targets = new Map<string, WikidataProperty[]>();
  for (const node of subjectsOf(ontology, rdf.type, wikibase.Property)) {
    const property: WikidataProperty = {
      id: localName(node.value),
      label: objectOf(ontology, node, rdfs.label)?.value ?? '',
      type: localName(objectOf(ontology, node, wikibase.propertyType)?.value ?? ''),
      domains: withSubClasses(ontology, objectsOf(ontology, node, schema.domainIncludes)),
      precisions: new Set(objectsOf(ontology, node, wikibase.timePrecision).map(({ value }) => value)),
    };
    properties.set(property.id, property);
    for (const { value } of objectsOf(ontology, node, skos.closeMatch))
      targets.set(value, [...(targets.get(value) ?? []), property]);
  }
  const items = new Map<string, string[]>();
  for (const { subject, object } of ontology.match(null, skos.closeMatch)) {
    const id = localName(subject.value);
    // Alignments of our own terms lead the other way.
    if (subject.value.startsWith('http://www.wikidata.org/entity/Q'))
      items.set(object.value, [...(items.get(object.value) ?? []), id]);
  }
  const quantities = new Map(
    [...ontology.match(null, wikibase.quantityAmount)].map(({ subject, object }) => {
      const unit = objectOf(ontology, subject, wikibase.quantityUnit);
      return [subject.value, { amount: object.value, unit: unit && localName(unit.value) }] as const;
    }),
  );
  return { properties, targets, items, quantities };
}

function withSubClasses(ontology: DatasetCore, classes: readonly Term[]): Set<string> {
  const found = new Map(classes.map((type) => [type.value, type]));
  for (const type of found.values())
    for (const below of subjectsOf(ontology, rdfs.subClassOf, type)) found.set(below.value, below);
  return new Set(found.keys());
}
