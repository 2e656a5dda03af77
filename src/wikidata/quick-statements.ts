import type { NamedNode } from '@rdfjs/types';
import type { WikidataMapping } from '../ontology/wikidata-mapping.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { type ItemNames, itemNamesOf } from './item-names.ts';
import { type ItemStatement, itemStatementsOf, type LeftOut } from './item-statements.ts';
import { linkedItems } from './linked-items.ts';
import { quickReference, quickText, quickValue } from './quick-values.ts';
import type { Reference } from './references.ts';

export interface BatchOptions {
  /** Make items for editions that have none. */
  readonly createEditions: boolean;
  /** Only statements with these properties (`P276`); all where it is empty. */
  readonly only: readonly string[];
}

export interface Batches {
  /** Items to make, each with its statements. */
  readonly create: string;
  /** Statements on items that exist. */
  readonly link: string;
  readonly leftOut: readonly LeftOut[];
  /** Things whose items the batches need, and which no table links: with any of them there is no batch. */
  readonly missing: readonly NamedNode[];
}

/** The statements on a series and its editions as two batches for QuickStatements: first create, then link. */
export function batchesOf(graph: Dataset, mapping: WikidataMapping, options: BatchOptions): Batches {
  return new BatchWriter(graph, mapping, options).write();
}

/** Stands for an item that is missing: lines with it are never written, for then there is no batch. */
const unknownItem = 'missing';

class BatchWriter {
  readonly #graph: Dataset;
  readonly #mapping: WikidataMapping;
  readonly #options: BatchOptions;
  readonly #items: ReadonlyMap<string, string>;
  readonly #missing = new Map<string, NamedNode>();
  readonly #leftOut: LeftOut[] = [];

  constructor(graph: Dataset, mapping: WikidataMapping, options: BatchOptions) {
    this.#graph = graph;
    this.#mapping = mapping;
    this.#options = options;
    this.#items = linkedItems(graph);
  }

  write(): Batches {
    const { statements, leftOut } = itemStatementsOf(this.#graph, this.#mapping);
    const { only } = this.#options;
    const wanted = statements.filter(({ property }) => only.length === 0 || only.includes(property));
    const bySubject = Map.groupBy(wanted, ({ subject }) => subject.value);
    // A series is never made: it has articles in encyclopedias, and so an item.
    for (const series of this.#nodesOf(schema.EventSeries)) this.#need(series);
    const create: string[] = [];
    const link: string[] = [];
    for (const node of [...this.#nodesOf(schema.EventSeries), ...this.#nodesOf(sg.Edition)]) {
      const own = bySubject.get(node.value) ?? [];
      const item = this.#items.get(node.value) ?? (this.#isEdition(node) ? undefined : unknownItem);
      if (item !== undefined) {
        // What an existing item is an instance of is known there.
        link.push(...own.flatMap((one) => (one.property === 'P31' ? [] : this.#linesOf(one, item))));
      } else create.push(...this.#newItem(node, own));
    }
    const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
    return {
      create: text(create),
      link: text(link),
      leftOut: only.length === 0 ? [...leftOut, ...this.#leftOut] : this.#leftOut,
      missing: [...this.#missing.values()],
    };
  }

  /** The lines that make the item of an edition; none where that was not asked for, or where nobody attests it. */
  #newItem(node: NamedNode, statements: readonly ItemStatement[]): string[] {
    if (!this.#options.createEditions)
      return this.#leave(node, rdf.type.value, '', 'it has no item, and none was to be made');
    if (this.#graph.match(node, sg.attestation, sg.inferred).size > 0)
      return this.#leave(node, rdf.type.value, '', 'no source speaks of it; it is inferred');
    const names = itemNamesOf(this.#graph, node);
    if (typeof names === 'string') return this.#leave(node, schema.name.value, '', names);
    const fields = this.#nameFields(names);
    if (typeof fields === 'string') return this.#leave(node, schema.name.value, names.label, fields);
    return ['CREATE', ...fields, ...statements.flatMap((one) => this.#linesOf(one, 'LAST'))];
  }

  #nameFields({ label, description, language }: ItemNames): string[] | string {
    const [first, second] = [quickText(label), quickText(description)];
    if (typeof first === 'string') return first;
    if (typeof second === 'string') return second;
    return [`LAST\tL${language}\t${first.text}`, `LAST\tD${language}\t${second.text}`];
  }

  /** A line for each reference; the line again with another block adds it (both parsers). */
  #linesOf(statement: ItemStatement, item: string): string[] {
    const reason = this.#reasonAgainst(statement, item);
    if (reason !== undefined) return this.#leaveStatement(statement, reason);
    for (const value of [statement.value, ...statement.qualifiers.map(([, qualifier]) => qualifier)])
      if (value.kind === 'thing') this.#need(value.node);
    const fields = [item, statement.property];
    const toItem = (iri: string) => this.#items.get(iri) ?? (this.#missing.has(iri) ? unknownItem : undefined);
    const value = quickValue(statement.value, toItem);
    if (typeof value === 'string') return this.#leaveStatement(statement, value);
    fields.push(value.text);
    for (const [property, qualifier] of statement.qualifiers) {
      const written = quickValue(qualifier, toItem);
      if (typeof written === 'string') return this.#leaveStatement(statement, written);
      fields.push(property, written.text);
    }
    if (statement.property === 'P31') return [fields.join('\t')];
    const lines = bestReferences(statement.references).flatMap((reference) => {
      const { fields: block, without } = quickReference(reference);
      for (const lost of without) this.#leaveStatement(statement, `${reference.sourceId}: ${lost}`);
      return block.length === 0 ? [] : [[...fields, ...block].join('\t')];
    });
    return lines.length > 0 ? [...new Set(lines)] : this.#leaveStatement(statement, 'no reference can be written');
  }

  /** What the format, or the care that Wikidata asks for, keeps out of a batch. */
  #reasonAgainst(
    { property, value, rank, best, contested, inferred }: ItemStatement,
    item: string,
  ): string | undefined {
    if (rank === 'deprecated') return 'it is deprecated, and a line holds no rank';
    if (!best) return 'another statement is ranked before it, or says it more exactly';
    if (contested) return 'sources disagree, and nothing decides between them';
    const isChain = property === 'P155' || property === 'P156';
    if (isChain && (item === 'LAST' || (value.kind === 'thing' && !this.#items.has(value.node.value))))
      return 'it joins editions that both have items; the link batch has it once they do';
    if (inferred && !isChain) return 'no source says it; it is inferred';
    return undefined;
  }

  #need(node: NamedNode): void {
    if (!this.#items.has(node.value)) this.#missing.set(node.value, node);
  }

  #isEdition(node: NamedNode): boolean {
    return this.#graph.match(node, rdf.type, sg.Edition).size > 0;
  }

  #nodesOf(type: NamedNode): NamedNode[] {
    return subjectsOf(this.#graph, rdf.type, type)
      .flatMap((node) => (node.termType === 'NamedNode' ? [node] : []))
      .sort((a, b) => compareText(a.value, b.value));
  }

  #leave(subject: NamedNode, property: string, value: string, reason: string): string[] {
    this.#leftOut.push({ subject, property, value, reason });
    return [];
  }

  #leaveStatement({ subject, property, value }: ItemStatement, reason: string): string[] {
    return this.#leave(subject, property, textOf(value), reason);
  }
}

/** The references that say it themselves; copies, and Wikimedia projects, only where there is nothing else. */
function bestReferences(references: readonly Reference[]): readonly Reference[] {
  const strict = references.filter(({ wikimedia, copy }) => !wikimedia && !copy);
  const originals = references.filter(({ copy }) => !copy);
  return [strict, originals].find((some) => some.length > 0) ?? references;
}

function textOf(value: ItemStatement['value']): string {
  switch (value.kind) {
    case 'item':
      return value.id;
    case 'thing':
      return localName(value.node.value);
    case 'time':
      return value.date;
    case 'quantity':
      return value.amount;
    case 'unknown':
    case 'none':
      return value.kind;
    default:
      return value.text;
  }
}

/** What was left out as a table: thing, property, value, reason. */
export function leftOutTable(leftOut: readonly LeftOut[], keyOf: (property: string) => string): string {
  const cell = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const rows = leftOut.map(({ subject, property, value, reason }) =>
    [localName(subject.value), keyOf(property), value, reason].map(cell).join('\t'),
  );
  return ['thing\tproperty\tvalue\treason', ...new Set(rows)].map((row) => `${row}\n`).join('');
}
