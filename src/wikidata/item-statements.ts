import type { NamedNode, Term } from '@rdfjs/types';
import { isAbsence } from '../graph/compare-statements.ts';
import { type Rank, ranks, readStatement } from '../graph/statement-in-graph.ts';
import { linkKinds } from '../links/kinds.ts';
import type { WikidataMapping, WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { contentName } from '../rdf/content-name.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { Failure } from '../report/failure.ts';
import { compareText } from '../report/problem.ts';
import { type ItemValue, isValue, itemValueOf, valueId } from './item-values.ts';
import { reasonNotHeld } from './not-held.ts';
import { type Qualifier, qualifiersOf } from './qualifiers.ts';
import { type Reference, referencesOf, textWithLanguage } from './references.ts';
import { ordinalOf } from './series-ordinal.ts';
import { intervalOf } from './time-values.ts';

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
      const items = mapping.items.get(object.value) ?? [];
      if (items.length === 0 || subject.termType !== 'NamedNode' || reasonNotHeld(graph, subject) !== undefined)
        return [];
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

    const notHeld = reasonNotHeld(graph, about);
    if (notHeld !== undefined) return void leave(notHeld);
    const kind = through && objectsOf(graph, subject, through.kind).find(({ value }) => mapping.targets.has(value));
    if (through && !kind) return void leave('the ontology declares no Wikidata property for this kind of value');
    const targets = mapping.targets.get(kind?.value ?? predicate.value) ?? [];
    const classes = objectsOf(graph, about, rdf.type).map(({ value }) => value);
    const fitting = targets.filter(({ domains }) => domains.size === 0 || classes.some((type) => domains.has(type)));
    const [first] = fitting;
    if (!first) return void leave('the ontology declares no Wikidata property for it');

    const sources = referencesOf(graph, node);
    const julian = objectOf(graph, node, sg.asWritten)?.value.replace(/[~?%]$/, '');
    const interval = first.type === 'Time' ? intervalOf(object.value, first.label) : undefined;
    if (typeof interval === 'string') return void leave(interval);
    const read = interval?.value ?? itemValueOf({ ...textWithLanguage(object, sources), julian }, first, mapping);
    if (typeof read === 'string') return void leave(read);
    // Terms of vocabularies, such as months, cannot have links in a mapping set.
    if (read.kind === 'thing' && graph.match(read.node, rdf.type).size === 0)
      return void leave(`the ontology declares no Wikidata item for ${localName(read.node.value)}`);
    const start = spansTime(about, predicate) ? fitting.find(({ id }) => id === 'P580') : undefined;
    const property = start ?? fitting.find((target) => takes(target, read));
    if (!property) return void leave('the ontology declares no Wikidata property for dates of this precision');
    const without: string[] = [];
    const qualifiers = qualifiersOf(graph, node, { counted: kind, mapping, without });
    if (typeof qualifiers === 'string') return void leave(qualifiers);
    if (predicate.equals(sg.ordinal) && objectsOf(graph, subject, schema.superEvent).length > 1)
      return void leave('it counts in one of several series, where P179 has it');

    const ordinal = predicate.equals(schema.superEvent) ? ordinalOf(graph, subject, object, without) : undefined;
    const bounds = [
      ['P1319', interval?.earliest],
      ['P1326', interval?.latest],
    ] as const;
    const all: Qualifier[] = [
      ...(ordinal ? [ordinal.qualifier] : []),
      ...bounds.flatMap(([id, date]): Qualifier[] => (date ? [[id, date]] : [])),
      ...qualifiers,
    ].sort((a, b) => compareText(a[0], b[0]));
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

  /** A start that has an end is a start, however exact it is; one without may be a point in time. */
  function spansTime(about: Term, predicate: Term): boolean {
    return predicate.equals(schema.startDate) && objectsOf(graph, about, schema.endDate).some((end) => !isAbsence(end));
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
