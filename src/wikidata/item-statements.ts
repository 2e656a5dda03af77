import type { NamedNode, Term } from '@rdfjs/types';
import { type Rank, ranks, readStatement } from '../graph/statement-in-graph.ts';
import { linkKinds } from '../links/kinds.ts';
import type { WikidataMapping, WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { contentName } from '../rdf/content-name.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dcat, dcterms, rdf, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { Failure } from '../report/failure.ts';
import { compareText } from '../report/problem.ts';
import { type ItemValue, isValue, itemValueOf, valueId } from './item-values.ts';
import { type Reference, referencesOf, textWithLanguage } from './references.ts';

/** A statement in the data model of Wikidata: property, value, qualifiers, references and rank. */
export interface ItemStatement {
  /** A hash of its content. */
  readonly name: string;
  readonly subject: NamedNode;
  /** `P580` */
  readonly property: string;
  readonly value: ItemValue;
  readonly qualifiers: readonly Qualifier[];
  readonly references: readonly Reference[];
  readonly rank: Rank;
  /** Its value is asserted: no other has a higher rank or is more exact. */
  readonly best: boolean;
  /** Another asserted statement contradicts it. */
  readonly contested: boolean;
  readonly inferred: boolean;
  /** Parts that cannot be expressed, each with the reason; the rest can be written without them. */
  readonly without: readonly string[];
}

type Qualifier = readonly [property: string, value: ItemValue];

/** A statement that cannot be expressed in Wikidata, and the reason. */
export interface LeftOut {
  readonly subject: NamedNode;
  /** IRI of the property in our ontology. */
  readonly property: string;
  readonly value: string;
  readonly reason: string;
}

/** Classes of nodes that represent a value of an edition: the properties for the edition, the kind of value and the value. */
const valueNodes = [
  { type: schema.Observation, about: schema.observationAbout, kind: schema.measuredProperty, value: schema.value },
  { type: sg.Participation, about: sg.edition, kind: sg.participationMode, value: sg.participant },
];

/**
 * Converts the statements of a graph to those of Wikidata items, as the ontology declares.
 * @throws Failure `ontology` if the ontology declares no Wikidata properties
 */
export function itemStatementsOf(
  graph: Dataset,
  mapping: WikidataMapping,
): { statements: ItemStatement[]; leftOut: LeftOut[] } {
  if (mapping.properties.size === 0)
    throw new Failure('ontology', 'the ontology declares no Wikidata properties', {
      hint: 'copy `wikidata.ttl` from the bundled ontology into its folder',
    });
  const converted: ItemStatement[] = [];
  const leftOut: LeftOut[] = [];
  for (const node of subjectsOf(graph, rdf.type, sg.Statement)) convert(node);
  const statements = [...classStatements(), ...merged(converted)];
  return {
    statements: statements.sort(
      (a, b) =>
        compareText(a.subject.value, b.subject.value) ||
        Number(a.property.slice(1)) - Number(b.property.slice(1)) ||
        compareText(a.name, b.name),
    ),
    leftOut: leftOut.sort((a, b) => compareText(rowOf(a), rowOf(b))),
  };

  /** P31 comes from the class, and has no source. */
  function classStatements(): ItemStatement[] {
    return [...graph.match(null, rdf.type)].flatMap(({ subject, object }) => {
      if (subject.termType !== 'NamedNode') return [];
      const items = mapping.items.get(object.value) ?? [];
      return items.map((id): ItemStatement => {
        const value: ItemValue = { kind: 'item', id };
        const name = contentName(subject.value, 'P31', valueId(value));
        const rest = {
          references: [],
          rank: 'normal',
          best: true,
          contested: false,
          inferred: false,
          without: [],
        } as const;
        return { name, subject, property: 'P31', value, qualifiers: [], ...rest };
      });
    });
  }

  function convert(node: Term): void {
    const { subject, predicate, object, rank, asserted, inferred, grounds } = readStatement(graph, node);
    if (subject?.termType !== 'NamedNode' || !predicate || !isValue(object) || linkKinds.has(predicate.value)) return;
    const leave = (reason: string) =>
      leftOut.push({ subject, property: predicate.value, value: shortOf(object), reason });

    const types = objectsOf(graph, subject, rdf.type);
    const holder = valueNodes.find(({ type }) => types.some((known) => known.equals(type)));
    if (holder && [holder.about, holder.kind].some((part) => part.equals(predicate))) return;
    const through = holder?.value.equals(predicate) ? holder : undefined;
    const about = through ? objectOf(graph, subject, through.about) : subject;
    if (about?.termType !== 'NamedNode') return void leave('it has no edition');

    if (graph.match(about, rdf.type, sg.UnheldEdition).size > 0) return void leave('the edition was not held');
    const kind = through && objectsOf(graph, subject, through.kind).find(({ value }) => mapping.targets.has(value));
    if (through && !kind) return void leave('the ontology declares no Wikidata property for this kind of value');
    const targets = mapping.targets.get(kind?.value ?? predicate.value) ?? [];
    const classes = objectsOf(graph, about, rdf.type).map(({ value }) => value);
    const fitting = targets.filter(({ domains }) => domains.size === 0 || classes.some((type) => domains.has(type)));
    const [first] = fitting;
    if (!first) return void leave('the ontology declares no Wikidata property for it');

    const sources = referencesOf(graph, node);
    const julian = objectOf(graph, node, sg.asWritten)?.value.replace(/[~?%]$/, '');
    const read = itemValueOf({ ...textWithLanguage(object, sources), julian }, first, mapping);
    if (typeof read === 'string') return void leave(read);
    // Terms of vocabularies, such as months, cannot have links in a mapping set.
    if (read.kind === 'thing' && graph.match(read.node, rdf.type).size === 0)
      return void leave(`the ontology declares no Wikidata item for ${localName(read.node.value)}`);
    const property = fitting.find((target) => takes(target, read));
    if (!property) return void leave('the ontology declares no Wikidata property for dates of this precision');
    const without: string[] = [];
    const qualifiers = qualifiersOf(node, kind, without);
    if (typeof qualifiers === 'string') return void leave(qualifiers);
    if (predicate.equals(sg.ordinal) && objectsOf(graph, subject, schema.superEvent).length > 1)
      return void leave('it counts in one of several series, where P179 has it');

    const ordinal = predicate.equals(schema.superEvent) ? ordinalOf(subject, object, without) : undefined;
    const all = [...(ordinal ? [ordinal.qualifier] : []), ...qualifiers].sort((a, b) => compareText(a[0], b[0]));
    converted.push({
      name: contentName(
        about.value,
        property.id,
        valueId(read),
        ...all.map(([id, value]) => `${id} ${valueId(value)}`),
      ),
      subject: about,
      property: property.id,
      value: read,
      qualifiers: all,
      references: ordinal?.references ?? sources,
      rank,
      best: read.kind === 'unknown' || read.kind === 'none' ? rank !== 'deprecated' : asserted,
      contested: objectsOf(graph, node, sg.conflictsWith).some((other) => readStatement(graph, other).asserted),
      inferred: inferred && grounds.length > 0,
      without,
    });
  }

  /**
   * The ordinal of an edition in a series that sources state, as a qualifier of P179 (part of the series). Its references are those
   * that support both the series and the ordinal, or all if there are none.
   */
  function ordinalOf(
    edition: Term,
    series: Term,
    without: string[],
  ): { qualifier: Qualifier; references: Reference[] } | undefined {
    const about = (property: Term) =>
      subjectsOf(graph, rdf.subject, edition).filter((node) => {
        const { predicate, asserted, inferred } = readStatement(graph, node);
        return predicate?.equals(property) && asserted && !inferred;
      });
    const numbers = about(sg.ordinal).filter((node) => graph.match(node, sg.inSeries, series).size > 0);
    const stated = numbers.filter((node) =>
      objectsOf(graph, node, sg.precision).every((known) => known.equals(sg.exact)),
    );
    if (stated.length < numbers.length) without.push('its number in the series is not certain');
    const [ordinal, ...others] = new Set(stated.map((node) => objectOf(graph, node, rdf.object)?.value));
    if (ordinal === undefined || others.length > 0) return undefined;
    const inSeries = about(schema.superEvent).filter((node) => graph.match(node, rdf.object, series).size > 0);
    const ofSeries = inSeries.flatMap((node) => referencesOf(graph, node));
    const ofOrdinal = stated.flatMap((node) => referencesOf(graph, node));
    const names = new Set(ofOrdinal.map(({ name }) => name));
    const both = ofSeries.filter(({ name }) => names.has(name));
    return {
      qualifier: ['P1545', { kind: 'string', text: ordinal }],
      references: both.length > 0 ? both : [...ofSeries, ...ofOrdinal],
    };
  }

  /** @returns the qualifiers, or the reason why a necessary one cannot be expressed */
  function qualifiersOf(node: Term, counted: Term | undefined, without: string[]): Qualifier[] | string {
    const qualifiers: Qualifier[] = [];
    const [part] = (counted && mapping.items.get(counted.value)) ?? [];
    if (part !== undefined) qualifiers.push(['P518', { kind: 'item', id: part }]);
    const precision = objectOf(graph, node, sg.precision);
    const [circumstance] = (precision && mapping.items.get(precision.value)) ?? [];
    if (circumstance !== undefined) qualifiers.push(['P1480', { kind: 'item', id: circumstance }]);
    else if (precision && localName(precision.value) !== 'exact')
      return `the ontology declares no Wikidata item for the precision ${localName(precision.value)}`;
    qualifiers.push(...circumstances(objectOf(graph, node, sg.edtf)?.value));
    const period = objectOf(graph, node, dcterms.temporal);
    const marked = ((period && objectOf(graph, period, sg.edtf)?.value) ?? '').split('/');
    for (const [property, side, written] of [
      ['P580', dcat.startDate, marked[0]],
      ['P582', dcat.endDate, marked.at(-1)],
    ] as const) {
      const date = period && objectOf(graph, period, side);
      const type = mapping.properties.get(property);
      const value = isValue(date) && type ? itemValueOf({ term: date }, type, mapping) : undefined;
      if (typeof value === 'string') without.push(`${property}: ${value}`);
      else if (value !== undefined) qualifiers.push([property, value], ...circumstances(written));
    }
    const unique = new Map(qualifiers.map((one) => [`${one[0]} ${valueId(one[1])}`, one]));
    return [...unique.values()];
  }

  /** The mark of a date as "sourcing circumstances": of a qualifier too, because Wikidata has no qualifiers of qualifiers. */
  function circumstances(written: string | undefined): Qualifier[] {
    const terms = { '~': [sg.approximate], '?': [sg.uncertain], '%': [sg.approximate, sg.uncertain] };
    const [, mark] = Object.entries(terms).find(([end]) => written?.endsWith(end)) ?? [];
    const items = (mark ?? []).flatMap(({ value }) => mapping.items.get(value)?.[0] ?? []);
    return items.map((id) => ['P1480', { kind: 'item', id }]);
  }
}

/** Merges equal statements, with the references of all. */
function merged(statements: readonly ItemStatement[]): ItemStatement[] {
  return [...Map.groupBy(statements, ({ name }) => name).values()].flatMap((same) => {
    const [first] = same.toSorted((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank));
    if (!first) return [];
    const references = new Map(same.flatMap((one) => one.references.map((known) => [known.name, known] as const)));
    return [
      {
        ...first,
        references: [...references.values()].sort((a, b) => compareText(a.name, b.name)),
        best: same.some(({ best }) => best),
        contested: same.some(({ contested }) => contested),
        inferred: same.every(({ inferred }) => inferred),
        without: [...new Set(same.flatMap(({ without }) => without))],
      },
    ];
  });
}

function takes({ precisions }: WikidataProperty, value: ItemValue): boolean {
  return value.kind !== 'time' || precisions.size === 0 || precisions.has(String(value.precision));
}

function shortOf(value: Value): string {
  return value.termType === 'NamedNode' ? localName(value.value) : value.value;
}

function rowOf({ subject, property, value, reason }: LeftOut): string {
  return [subject.value, property, value, reason].join('\n');
}
