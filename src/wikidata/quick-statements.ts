import type { NamedNode } from '@rdfjs/types';
import type { WikidataMapping } from '../ontology/wikidata-mapping.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { itemNamesOf } from './item-names.ts';
import { type ItemStatement, itemStatementsOf, type LeftOut } from './item-statements.ts';
import { linkedItems } from './linked-items.ts';
import { reasonNotHeld } from './not-held.ts';
import { quickReference, quickText, quickValue } from './quick-values.ts';
import type { Reference } from './references.ts';

export interface BatchOptions {
  /** Create items for editions that have none. */
  readonly createEditions: boolean;
  /** Only statements with these properties (`P276`); empty for all. */
  readonly only: readonly string[];
}

export interface Batches {
  /** Commands that create items with their statements. */
  readonly create: string;
  /** Commands that add statements to existing items. */
  readonly link: string;
  readonly leftOut: readonly LeftOut[];
  /** Things without a link whose items the batches need. If there are any, do not use the batches. */
  readonly missing: readonly NamedNode[];
}

/** Placeholder for a missing item. Batches with missing items are not written. */
const unknownItem = 'missing';

/**
 * Writes the statements about a series and its editions as two batches for QuickStatements V1: first `create`, then
 * `link`.
 * @param graph a series with inferred statements and links
 * @param mapping from our properties to those of Wikidata: `profile.wikidata`
 * @throws Failure `ontology` if the mapping has no properties
 * @example
 * const { create, link, missing } = batchesOf(series.graph, series.profile.wikidata, { createEditions: false, only: [] });
 */
export function batchesOf(graph: Dataset, mapping: WikidataMapping, { createEditions, only }: BatchOptions): Batches {
  const items = linkedItems(graph);
  const missing = new Map<string, NamedNode>();
  const left: LeftOut[] = [];
  const toItem = (iri: string) => items.get(iri) ?? (missing.has(iri) ? unknownItem : undefined);
  const need = (node: NamedNode) => {
    if (!items.has(node.value)) missing.set(node.value, node);
  };
  const leave = (subject: NamedNode, property: string, value: string, reason: string): string[] => {
    left.push({ subject, property, value, reason });
    return [];
  };
  const leaveStatement = ({ subject, property, value }: ItemStatement, reason: string) =>
    leave(subject, property, textOf(value), reason);

  /** One line per reference: a line repeated with another reference adds it (versions 2 and 3). */
  const linesOf = (statement: ItemStatement, item: string): string[] => {
    const reason = reasonAgainst(statement, item, items);
    if (reason !== undefined) return leaveStatement(statement, reason);
    const pairs = [[statement.property, statement.value] as const, ...statement.qualifiers];
    for (const [, value] of pairs) if (value.kind === 'thing') need(value.node);
    const fields = [item];
    for (const [property, value] of pairs) {
      const written = quickValue(value, toItem);
      if (typeof written === 'string') return leaveStatement(statement, written);
      fields.push(property, written.text);
    }
    if (statement.property === 'P31') return [fields.join('\t')];
    for (const lost of statement.without) leaveStatement(statement, lost);
    const lines = bestReferences(statement.references).flatMap((reference) => {
      const { fields: block, without } = quickReference(reference);
      for (const lost of without) leaveStatement(statement, `${reference.sourceId}: ${lost}`);
      return block.length === 0 ? [] : [[...fields, ...block].join('\t')];
    });
    return lines.length > 0 ? [...new Set(lines)] : leaveStatement(statement, 'no reference can be written');
  };

  /** The lines that create the item of an edition. */
  const newItem = (node: NamedNode, statements: readonly ItemStatement[]): string[] => {
    if (!createEditions) return leave(node, rdf.type.value, '', 'not linked to an item; --create-editions creates one');
    if (graph.match(node, sg.attestation, sg.inferred).size > 0)
      return leave(node, rdf.type.value, '', 'inferred: no source mentions it');
    const names = newNames.get(node.value) ?? 'its label and description are those of another new item';
    if (typeof names === 'string') return leave(node, schema.name.value, '', names);
    const label = quickText(names.label);
    if (typeof label === 'string') return leave(node, schema.name.value, names.label, label);
    const description = quickText(names.description);
    if (typeof description === 'string') return leave(node, schema.name.value, names.label, description);
    const { language } = names;
    const fields = [`LAST\tL${language}\t${label.text}`, `LAST\tD${language}\t${description.text}`];
    return ['CREATE', ...fields, ...statements.flatMap((one) => linesOf(one, 'LAST'))];
  };

  const nodesOf = (type: NamedNode) =>
    subjectsOf(graph, rdf.type, type)
      .flatMap((node) => (node.termType === 'NamedNode' ? [node] : []))
      .sort((a, b) => compareText(a.value, b.value));

  const { statements, leftOut } = itemStatementsOf(graph, mapping);
  const wanted = statements.filter(({ property }) => only.length === 0 || only.includes(property));
  const bySubject = Map.groupBy(wanted, ({ subject }) => subject.value);
  const newNames = itemNamesOf(
    graph,
    nodesOf(sg.Edition).filter((node) => !items.has(node.value) && reasonNotHeld(graph, node) === undefined),
  );
  const create: string[] = [];
  const link: string[] = [];
  const addTo = (item: string, own: readonly ItemStatement[]) =>
    // Existing items have their classes already.
    link.push(...own.flatMap((one) => (one.property === 'P31' ? [] : linesOf(one, item))));
  // A series must have an item: it is never created here.
  for (const node of nodesOf(schema.EventSeries)) {
    need(node);
    addTo(items.get(node.value) ?? unknownItem, bySubject.get(node.value) ?? []);
  }
  for (const node of [...nodesOf(sg.UnheldEdition), ...nodesOf(sg.Edition)]) {
    const own = bySubject.get(node.value) ?? [];
    const item = items.get(node.value);
    const notHeld = reasonNotHeld(graph, node);
    if (notHeld !== undefined) leave(node, rdf.type.value, '', notHeld);
    else if (item === undefined) create.push(...newItem(node, own));
    else addTo(item, own);
  }
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    create: text(create),
    link: text(link),
    leftOut: only.length === 0 ? [...leftOut, ...left] : left,
    missing: [...missing.values()],
  };
}

/** Why a statement is not in a batch: the format cannot hold it, or Wikidata would not accept it. */
function reasonAgainst(
  { property, value, rank, best, contested, inferred }: ItemStatement,
  item: string,
  items: ReadonlyMap<string, string>,
): string | undefined {
  if (rank === 'deprecated') return 'deprecated: the format has no ranks';
  if (!best) return 'another statement has a higher rank or a more exact value';
  if (contested) return 'sources contradict each other, unresolved';
  const isChain = property === 'P155' || property === 'P156';
  if (isChain && (item === 'LAST' || (value.kind === 'thing' && !items.has(value.node.value))))
    return 'connects two editions; the link batch contains it once both have items';
  if (inferred && !isChain) return 'inferred: no source states it';
  return undefined;
}

/** References that are neither copies nor Wikimedia projects; failing these, originals; failing these, all. */
function bestReferences(references: readonly Reference[]): readonly Reference[] {
  const originals = references.filter(({ copy }) => !copy);
  const strict = originals.filter(({ wikimedia }) => !wikimedia);
  return [strict, originals].find((some) => some.length > 0) ?? references;
}

function textOf(value: ItemStatement['value']): string {
  switch (value.kind) {
    case 'item':
      return value.id;
    case 'thing':
      return localName(value.node.value);
    case 'time':
      return value.julian ?? value.date;
    case 'quantity':
      return value.amount;
    case 'unknown':
    case 'none':
      return value.kind;
    default:
      return value.text;
  }
}

/**
 * The statements left out of the batches as TSV: thing, property, value, reason.
 * @param keyOf the name to print for the IRI of a property
 * @example
 * const table = leftOutTable(batches.leftOut, (property) => property);
 */
export function leftOutTable(leftOut: readonly LeftOut[], keyOf: (property: string) => string): string {
  const cell = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const rows = leftOut.map(({ subject, property, value, reason }) =>
    [localName(subject.value), keyOf(property), value, reason].map(cell).join('\t'),
  );
  return ['thing\tproperty\tvalue\treason', ...new Set(rows)].map((row) => `${row}\n`).join('');
}
