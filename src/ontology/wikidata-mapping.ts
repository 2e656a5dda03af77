import type { DatasetCore, Term } from '@rdfjs/types';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, rdfs, schema, skos, wikibase } from '../rdf/namespace.ts';

/** A Wikidata property that values are exported to. */
export interface WikidataProperty {
  /** `P580` */
  readonly id: string;
  readonly label: string;
  /** Local name of its wikibase:propertyType: `WikibaseItem`, `Time`, `Quantity`, `Monolingualtext`, `String`, `Url`. */
  readonly type: string;
  /** IRIs of the classes (sub-classes included) that have it; empty for all. */
  readonly domains: ReadonlySet<string>;
  /** Date precisions that it accepts; empty for all. */
  readonly precisions: ReadonlySet<string>;
}

/** The mapping of the ontology to Wikidata. */
export interface WikidataMapping {
  /** Wikidata properties by id. */
  readonly properties: ReadonlyMap<string, WikidataProperty>;
  /** Wikidata properties by the IRI of a property, class or term of the ontology. */
  readonly targets: ReadonlyMap<string, readonly WikidataProperty[]>;
  /** Wikidata items (`Q5`) by the IRI of a class or term. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Amount and unit by the IRI of a term. */
  readonly quantities: ReadonlyMap<string, { readonly amount: string; readonly unit: string | undefined }>;
}

/** Compiles the alignments of `wikidata.ttl`. */
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
    // In alignments of the ontology's terms with others, the subject is the term of the ontology.
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
