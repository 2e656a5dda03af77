import type { Term } from '@rdfjs/types';
import { textOfFragments } from '../facts/fragments.ts';
import { isAbsence } from '../graph/compare-statements.ts';
import { type ClaimInGraph, readClaimInGraph, readStatement } from '../graph/statement-in-graph.ts';
import { contentName } from '../rdf/content-name.ts';
import { type Dataset, namedNode } from '../rdf/environment.ts';
import { localName, objectsOf } from '../rdf/graph-reader.ts';
import { dcterms, schema, sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { SourcedValue } from './item-values.ts';

/** A claim of a source, as a Wikidata reference. */
export interface Reference {
  /** A hash of source and words. */
  readonly name: string;
  /** IRI of the source. */
  readonly source: string;
  readonly sourceId: string;
  /** Its addresses, if it has any. */
  readonly urls: readonly string[];
  /** The addresses of kept copies. */
  readonly archived: readonly string[];
  /** The date on which the source was read. */
  readonly retrieved: string | undefined;
  /** Undefined for a reading, whose words are not those of the source. */
  readonly quote: string | undefined;
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
      const claim = readClaimInGraph(graph, ground);
      if (!claim) visit(ground, true);
      else {
        const found = referenceTo(graph, claim, inferred);
        references.set(found.name, found);
      }
    }
  };
  visit(statement, false);
  return [...references.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function referenceTo(graph: Dataset, { source, fragments, reading }: ClaimInGraph, inferred: boolean): Reference {
  const words = reading ?? textOfFragments(fragments);
  const known = (property: Term) =>
    objectsOf(graph, source, property).flatMap((value) => (isAbsence(value) ? [] : [value.value]));
  const urls = known(schema.url);
  const [language, ...others] = known(schema.inLanguage);
  return {
    name: contentName(source.value, words, String(inferred)),
    source: source.value,
    sourceId: localName(source.value),
    urls,
    archived: known(schema.archivedAt),
    retrieved: known(sg.retrieved)[0],
    quote: reading === undefined ? words : undefined,
    language: others.length === 0 ? language?.toLowerCase() : undefined,
    wikimedia: urls.some((url) => /^https?:\/\/([^/]+\.)?(wikipedia|wikimedia|wikisource|wikidata)\.org\//.test(url)),
    copy: objectsOf(graph, source, dcterms.isVersionOf).length > 0,
    inferred,
  };
}

/** The languages of all sources of a statement. */
export function languagesOf(graph: Dataset, statement: Term): string[] {
  const sources = referencesOf(graph, statement).map(({ source }) => namedNode(source));
  return sources.flatMap((source) =>
    objectsOf(graph, source, schema.inLanguage).flatMap((tag) => (isAbsence(tag) ? [] : [tag.value])),
  );
}

/** Adds the language of the sources to a text without a language, if they agree. */
export function textWithLanguage(term: Value, references: readonly Reference[]): SourcedValue {
  const [language, ...others] = new Set(references.map((reference) => reference.language));
  return { term, language: others.length === 0 ? language : undefined };
}
