import type { DatasetCore, Term } from '@rdfjs/types';
import { namedNode } from '../rdf/environment.ts';
import { listItems, localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dash, rdfs, sg, sh, skos } from '../rdf/namespace.ts';
import { Failure } from '../report/failure.ts';
import { compareText } from '../report/problem.ts';
import { type ClassProfile, type Profile, type PropertyProfile, sourceClassKey, statementClassKey } from './profile.ts';
import type { ValueProfile } from './values/value-kind.ts';
import { valueProfileOf } from './values/value-kinds.ts';
import { compileWikidataMapping } from './wikidata-mapping.ts';

/**
 * Compiles the shapes into a profile: node shapes become classes, property shapes with a name become facts keys.
 * @param ontology the terms and the shapes
 * @throws Failure `ontology` if a shape does not define how facts are mapped
 */
export function compileProfile(ontology: DatasetCore, prefixes: ReadonlyMap<string, string>): Profile {
  const properties = new Map<string, PropertyProfile>();
  for (const { subject, object } of ontology.match(null, sh.name)) {
    const property = compileProperty(ontology, subject, object.value);
    if (properties.has(property.key)) throw failure(`two property shapes are named "${property.key}"`);
    properties.set(property.key, property);
  }
  const iris = new Map<string, string>();
  for (const { iri, key } of properties.values()) {
    const other = iris.get(iri);
    if (other) throw failure(`the property shapes "${other}" and "${key}" have the same path, ${iri}`);
    iris.set(iri, key);
  }

  const classes = new Map<string, ClassProfile>();
  for (const { subject: shape, object: iri } of ontology.match(null, sh.targetClass)) {
    const key = objectOf(ontology, shape, rdfs.label)?.value;
    if (key === undefined) continue;
    if (classes.has(key)) throw failure(`two node shapes are named "${key}"`);
    const own = new Map<string, PropertyProfile>();
    for (const property of superClasses(ontology, iri).flatMap((type) => propertiesOfClass(ontology, type))) {
      const name = objectOf(ontology, property, sh.name)?.value;
      const compiled = name === undefined ? undefined : properties.get(name);
      if (compiled) own.set(compiled.key, compiled);
    }
    const description = definition(ontology, iri) ?? '';
    const isWritten = [...own.values()].some((property) => !property.readOnly);
    const readOnly = (own.size > 0 && !isWritten) || objectOf(ontology, shape, dash.readOnly)?.value === 'true';
    const node = namedNode(iri.value);
    const above = superClasses(ontology, iri)
      .slice(1)
      .flatMap((type) => subjectsOf(ontology, sh.targetClass, type))
      .flatMap((one) => objectOf(ontology, one, rdfs.label)?.value ?? []);
    classes.set(key, { key, iri: iri.value, node, description, above, properties: own, readOnly });
  }
  for (const key of [sourceClassKey, statementClassKey]) {
    if (!classes.has(key)) throw failure(`no node shape is labelled "${key}"`);
  }
  const absences = new Map(
    [sg.unknownValue, sg.noValue].map((value) => [termKey(ontology, value), value.value] as const),
  );
  const sorted = new Map([...classes].sort(([a], [b]) => compareText(a, b)));
  return { classes: sorted, properties, absences, prefixes, wikidata: compileWikidataMapping(ontology) };
}

function compileProperty(ontology: DatasetCore, shape: Term, key: string): PropertyProfile {
  const path = objectOf(ontology, shape, sh.path);
  if (path?.termType !== 'NamedNode') throw failure(`the property shape "${key}" needs one property as its sh:path`);
  const isTrue = (flag: Term) => objectOf(ontology, shape, flag)?.value === 'true';
  return {
    key,
    iri: path.value,
    node: namedNode(path.value),
    description: objectOf(ontology, shape, sh.description)?.value ?? '',
    value: compileValue(ontology, shape, key),
    atMostOne: objectOf(ontology, shape, sh.maxCount)?.value === '1',
    compared: isTrue(sg.single) ? 'single' : isTrue(sg.several) ? 'several' : undefined,
    readOnly: isTrue(dash.readOnly),
  };
}

function compileValue(ontology: DatasetCore, shape: Term, key: string): ValueProfile {
  const terms = listItems(ontology, objectOf(ontology, shape, sh.in));
  // The constraints of the shape and of its sh:or alternatives are merged.
  const alternatives = [shape, ...listItems(ontology, objectOf(ontology, shape, sh.or))];
  const valuesOf = (constraint: Term) =>
    alternatives.flatMap((alternative) => objectsOf(ontology, alternative, constraint).map((term) => term.value));
  const value = valueProfileOf({
    terms: new Map(terms.map((term) => [termKey(ontology, term), term.value])),
    classes: valuesOf(sh.class),
    datatypes: valuesOf(sh.datatype),
    nodeKind: objectOf(ontology, shape, sh.nodeKind)?.value,
    pattern: valuesOf(sh.pattern)[0],
  });
  if (value) return value;
  throw failure(`the property shape "${key}" needs sh:in, sh:class, sh:datatype or sh:nodeKind for its values`);
}

function propertiesOfClass(ontology: DatasetCore, type: Term): Term[] {
  return subjectsOf(ontology, sh.targetClass, type).flatMap((shape) => objectsOf(ontology, shape, sh.property));
}

/** A class and its super-classes, nearest first. */
function superClasses(ontology: DatasetCore, type: Term): Term[] {
  const found = new Map([[type.value, type]]);
  for (const current of found.values()) {
    for (const above of objectsOf(ontology, current, rdfs.subClassOf)) found.set(above.value, above);
  }
  return [...found.values()];
}

/** The key of a term in facts files: its notation, else its local name. */
function termKey(ontology: DatasetCore, term: Term): string {
  return objectOf(ontology, term, skos.notation)?.value ?? localName(term.value);
}

function definition(ontology: DatasetCore, term: Term): string | undefined {
  return (objectOf(ontology, term, skos.definition) ?? objectOf(ontology, term, rdfs.comment))?.value;
}

function failure(message: string): Failure {
  return new Failure('ontology', message);
}
