import type { Term } from '@rdfjs/types';
import { isAbsence } from '../graph/compare-statements.ts';
import { readEvidence, readStatement } from '../graph/statement-in-graph.ts';
import { contentName } from '../rdf/content-name.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectsOf } from '../rdf/graph-reader.ts';
import { dcterms, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { SourcedValue } from './item-values.ts';

/** One source of a statement, and its words: a reference in the shape of Wikidata. */
export interface Reference {
  /** A name made from source and quote. */
  readonly name: string;
  /** IRI of the source. */
  readonly source: string;
  /** Its id. */
  readonly sourceId: string;
  readonly url: string | undefined;
  /** The day on which the source was read, where the facts tell it. */
  readonly retrieved: string | undefined;
  readonly quote: string;
  /** Of the quote. */
  readonly language: string | undefined;
  /** A Wikimedia project: imported from it (P4656), which is no reference in the strict sense (P854). */
  readonly wikimedia: boolean;
  /** It copies or translates another source. */
  readonly copy: boolean;
  /** The source does not say it: it says what the statement follows from. */
  readonly inferred: boolean;
}

/** The references of a statement; of one that follows from others, theirs. */
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
  const known = (property: Term) => objectsOf(graph, source, property).find((value) => !isAbsence(value))?.value;
  const url = known(schema.url);
  return {
    name: contentName(source.value, quote, String(inferred)),
    source: source.value,
    sourceId: localName(source.value),
    url,
    retrieved: known(sg.retrieved),
    quote,
    language: known(schema.inLanguage)?.toLowerCase(),
    wikimedia: url !== undefined && /^https?:\/\/([^/]+\.)?(wikipedia|wikimedia|wikisource|wikidata)\.org\//.test(url),
    copy: objectsOf(graph, source, dcterms.isVersionOf).length > 0,
    inferred,
  };
}

/** A text that has no language of its own has that of its source, where the sources agree. */
export function textWithLanguage(term: Value, references: readonly Reference[]): SourcedValue {
  const [language, ...others] = new Set(references.map((reference) => reference.language));
  return { term, language: others.length === 0 ? language : undefined };
}
