import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import type { WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { contentName } from '../rdf/content-name.ts';
import { type Dataset, datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { objectsOf } from '../rdf/graph-reader.ts';
import { prov, rdf, rdfs, schema, skos, wikibase, xsd } from '../rdf/namespace.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { toTurtle } from '../rdf/turtle.ts';
import { type ItemStatement, itemStatementsOf } from './item-statements.ts';
import { type ItemValue, valueId } from './item-values.ts';
import { linkedItems } from './linked-items.ts';
import type { Reference } from './references.ts';

// The RDF of a Wikibase (mediawiki.org, "Wikibase/Indexing/RDF Dump Format"), so that queries written for the Wikidata
// query service run over it.

const wikidata = 'http://www.wikidata.org/';

/** The prefixes that the Wikidata query service predefines. */
export const wikibasePrefixes: ReadonlyMap<string, string> = new Map([
  ['wd', `${wikidata}entity/`],
  ['wds', `${wikidata}entity/statement/`],
  ['wdv', `${wikidata}value/`],
  ['wdt', `${wikidata}prop/direct/`],
  ['p', `${wikidata}prop/`],
  ['ps', `${wikidata}prop/statement/`],
  ['psv', `${wikidata}prop/statement/value/`],
  ['pq', `${wikidata}prop/qualifier/`],
  ['pqv', `${wikidata}prop/qualifier/value/`],
  ['pr', `${wikidata}prop/reference/`],
  ['prv', `${wikidata}prop/reference/value/`],
  ['wdno', `${wikidata}prop/novalue/`],
  ['wikibase', 'http://wikiba.se/ontology#'],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['schema', 'http://schema.org/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
]);

/**
 * The data model of Wikidata in Turtle, as a format of `build`: `project` makes the graph, `write` and `read` convert
 * it to text and back.
 * @example
 * const turtle = await wikibaseFormat.write(toWikibase(series.graph, series.profile), series.profile);
 */
export const wikibaseFormat = {
  name: 'wikibase',
  ending: 'wikibase.ttl',
  mediaType: 'text/turtle',
  project: toWikibase,
  write: (graph: Dataset, { prefixes }: Profile) => toTurtle(graph, new Map([...wikibasePrefixes, ...prefixes])),
  read: async (text: string) => readTurtle(text, 'the written file').quads,
};

const term = (prefix: string, id: string) => namedNode(`${wikibasePrefixes.get(prefix)}${id}`);

/**
 * Converts the statements that the ontology declares Wikidata properties for to the RDF of a Wikibase.
 * @param graph a series with inferred statements and links
 * @throws Failure `ontology` if the profile declares no Wikidata properties
 * @example
 * const dataset = toWikibase(series.graph, series.profile);
 */
export function toWikibase(graph: Dataset, profile: Profile): Dataset {
  const quads: Quad[] = [];
  const items = linkedItems(graph);
  const things = new Map<string, NamedNode>();
  const used = new Set<string>();
  for (const statement of itemStatementsOf(graph, profile.wikidata).statements) addStatement(statement);
  for (const thing of things.values()) addNames(thing);
  for (const id of used) {
    const property = profile.wikidata.properties.get(id);
    if (property) addProperty(property);
  }
  return datasetOf(quads);

  function addStatement({ name, subject, property, value, qualifiers, references, rank, best }: ItemStatement): void {
    const item = itemOf(subject);
    // IRIs of statements are in the namespace of the series: Wikidata assigns its own.
    const base = subject.value.replace(/[^/#]*$/, '');
    const node = namedNode(`${base}wikibase/${name}`);
    add(item, term('p', property), node);
    add(node, rdf.type, wikibase.Statement);
    add(node, wikibase.rank, rankNodes[rank]);
    if (best) add(node, rdf.type, wikibase.BestRank);
    addValue(node, property, value, base, { simple: 'ps', full: 'psv' });
    if (best && value.kind !== 'none') add(item, term('wdt', property), termOf(value, base));
    if (best && value.kind === 'none') add(item, rdf.type, term('wdno', property));
    for (const [qualifier, what] of qualifiers) addValue(node, qualifier, what, base, { simple: 'pq', full: 'pqv' });
    for (const reference of references) addReference(node, reference, base);
  }

  function addReference(statement: NamedNode, reference: Reference, base: string): void {
    const { name, source, urls, archived, retrieved, quote, language, wikimedia, inferred } = reference;
    const node = namedNode(`${base}wikibase-reference/${name}`);
    add(statement, prov.wasDerivedFrom, node);
    add(node, rdf.type, wikibase.Reference);
    const addPart = (property: string, value: ItemValue) =>
      addValue(node, property, value, base, { simple: 'pr', full: 'prv' });
    // P3452 inferred from, P248 stated in
    addPart(inferred ? 'P3452' : 'P248', { kind: 'thing', node: namedNode(source) });
    for (const url of urls) addPart(wikimedia ? 'P4656' : 'P854', { kind: 'url', text: url });
    for (const url of archived) addPart('P1065', { kind: 'url', text: url });
    if (retrieved !== undefined) addPart('P813', { kind: 'time', date: retrieved, precision: 11 });
    // `und`: undetermined language (ISO 639-2)
    if (quote !== undefined) addPart('P1683', { kind: 'text', text: quote, language: language ?? 'und' });
  }

  /** The simple value; for dates and quantities also the full value node. */
  function addValue(
    node: NamedNode,
    property: string,
    value: ItemValue,
    base: string,
    prefixes: { readonly simple: string; readonly full: string },
  ): void {
    used.add(property);
    if (value.kind === 'none') {
      add(node, rdf.type, term('wdno', property));
      return;
    }
    add(node, term(prefixes.simple, property), termOf(value, base));
    const full = namedNode(`${base}wikibase-value/${contentName(valueId(value))}`);
    if (value.kind === 'time') {
      add(node, term(prefixes.full, property), full);
      add(full, rdf.type, wikibase.TimeValue);
      add(full, wikibase.timeValue, termOf(value, base));
      add(full, wikibase.timePrecision, literal(String(value.precision), xsd.integer));
      add(full, wikibase.timeTimezone, literal('0', xsd.integer));
      // A day is Gregorian in RDF; the model says in which calendar to show it (Wikibase, `JulianDateTimeValueCleaner`).
      add(full, wikibase.timeCalendarModel, term('wd', value.julian === undefined ? 'Q1985727' : 'Q1985786'));
    }
    if (value.kind === 'quantity') {
      add(node, term(prefixes.full, property), full);
      add(full, rdf.type, wikibase.QuantityValue);
      add(full, wikibase.quantityAmount, termOf(value, base));
      for (const [index, bound] of (value.bounds ?? []).entries())
        add(full, index === 0 ? wikibase.quantityLowerBound : wikibase.quantityUpperBound, literal(bound, xsd.decimal));
      if (value.unit !== undefined) add(full, wikibase.quantityUnit, term('wd', value.unit));
    }
  }

  function termOf(value: Exclude<ItemValue, { kind: 'none' }>, base: string): NamedNode | Literal {
    switch (value.kind) {
      case 'item':
        return term('wd', value.id);
      case 'thing':
        return itemOf(value.node);
      case 'time': {
        // As in Wikibase, unknown parts are 01; the precision shows which.
        const [, year = '', month = '01', day = '01'] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(value.date) ?? [];
        return literal(`${year}-${month}-${day}T00:00:00Z`, xsd.dateTime);
      }
      case 'quantity':
        return literal(value.amount, xsd.decimal);
      case 'text':
        return literal(value.text, value.language);
      case 'url':
        return namedNode(value.text);
      case 'string':
        return literal(value.text);
      case 'unknown':
        // A blank node in Wikibase; here every node has an IRI.
        return namedNode(`${base}wikibase-value/unknown`);
    }
  }

  /** The item that a thing is linked to, or the thing itself. */
  function itemOf(thing: NamedNode): NamedNode {
    things.set(thing.value, thing);
    const id = items.get(thing.value);
    return id === undefined ? thing : term('wd', id);
  }

  /** Labels on Wikidata need a language; `mul` is for names that are the same in all. */
  function addNames(thing: NamedNode): void {
    const item = itemOf(thing);
    for (const [ours, theirs] of namePairs)
      for (const name of objectsOf(graph, thing, ours))
        if (name.termType === 'Literal') add(item, theirs, literal(name.value, name.language || 'mul'));
  }

  function addProperty({ id, label, type }: WikidataProperty): void {
    const node = term('wd', id);
    add(node, rdf.type, wikibase.Property);
    add(node, rdfs.label, literal(label, 'en'));
    add(node, wikibase.propertyType, namedNode(`${wikibasePrefixes.get('wikibase')}${type}`));
    for (const [predicate, prefix] of propertyForms) add(node, predicate, term(prefix, id));
  }

  function add(subject: NamedNode, predicate: NamedNode, object: Quad['object'] & Term): void {
    quads.push(quad(subject, predicate, object));
  }
}

const rankNodes = {
  preferred: wikibase.PreferredRank,
  normal: wikibase.NormalRank,
  deprecated: wikibase.DeprecatedRank,
};

const namePairs = [
  [schema.name, rdfs.label],
  [schema.alternateName, skos.altLabel],
  [schema.description, schema.description],
] as const;

const propertyForms = [
  [wikibase.directClaim, 'wdt'],
  [wikibase.claim, 'p'],
  [wikibase.statementProperty, 'ps'],
  [wikibase.statementValue, 'psv'],
  [wikibase.qualifier, 'pq'],
  [wikibase.qualifierValue, 'pqv'],
  [wikibase.reference, 'pr'],
  [wikibase.referenceValue, 'prv'],
  [wikibase.novalue, 'wdno'],
] as const;
