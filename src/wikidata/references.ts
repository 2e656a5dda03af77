import type { Term } from '@rdfjs/types';
import { isAbsence } from '../graph/compare-statements.ts';
import { readEvidence, readStatement } from '../graph/statement-in-graph.ts';
import { contentName } from '../rdf/content-name.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectsOf } from '../rdf/graph-reader.ts';
import { dcterms, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { SourcedValue } from './item-values.ts';

/** A source and a quotation of it, as a Wikidata reference. */
export interface Reference {
  /** A hash of source and quotation. */
  readonly name: string;
  /** IRI of the source. */
  readonly source: string;
  readonly sourceId: string;
  readonly url: string | undefined;
  /** The date on which the source was read. */
  readonly retrieved: string | undefined;
  readonly quote: string;
  /** The language of the source, if it has exactly one. */
  readonly language: string | undefined;
  /** Written as "Wikimedia import URL" (P4656) and not as a reference URL (P854). */
  readonly wikimedia: boolean;
  /** It copies or translates another source. */
  readonly copy: boolean;
  /** It supports a statement that this one was inferred from. */
  readonly inferred: boolean;
}

/** The references of a statement, or of the statements that it was inferred from. */
export function referencesOf(graph: Dataset, statement: Term): Reference[] {
  const references = new Map<string, Reference>();
  const seen = new Set<string>();
  const visit = (node: Term, inferred: boolean): void => {
    if (seen.has(node.value)) return;
    seen.add(node.value);
    for (const ground of readStatement(graph, node).grounds) {
      const evidence = readEvidence(graph, ground);
      if (!evidence) visit(ground, true);
      else {
        const found = referenceTo(graph, evidence.source, evidence.quote, inferred);
        references.set(found.name, found);
      }
    }
  };
  visit(statement, false);
  return [...references.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function referenceTo(graph: Dataset, source: Term, quote: string, inferred: boolean): Reference {
  const known = (property: Term) =>
    objectsOf(graph, source, property).flatMap((value) => (isAbsence(value) ? [] : [value.value]));
  const [url] = known(schema.url);
  const [language, ...others] = known(schema.inLanguage);
  return {
    name: contentName(source.value, quote, String(inferred)),
    source: source.value,
    sourceId: localName(source.value),
    url,
    retrieved: known(sg.retrieved)[0],
    quote,
    language: others.length === 0 ? language?.toLowerCase() : undefined,
    wikimedia: url !== undefined && /^https?:\/\/([^/]+\.)?(wikipedia|wikimedia|wikisource|wikidata)\.org\//.test(url),
    copy: objectsOf(graph, source, dcterms.isVersionOf).length > 0,
    inferred,
  };
}

/** Adds the language of the sources to a text without a language, if they agree. */
export function textWithLanguage(term: Value, references: readonly Reference[]): SourcedValue {
  const [language, ...others] = new Set(references.map((reference) => reference.language));
  return { term, language: others.length === 0 ? language : undefined };
}
