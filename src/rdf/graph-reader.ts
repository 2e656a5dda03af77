import type { DatasetCore, Term } from '@rdfjs/types';
import { rdf, schema } from './namespace.ts';

/** The objects of a subject and predicate, in the order of the dataset. */
export function objectsOf(dataset: DatasetCore, subject: Term, predicate: Term): Term[] {
  return [...dataset.match(subject, predicate)].map((quad) => quad.object);
}

/** The first object of a subject and predicate. */
export function objectOf(dataset: DatasetCore, subject: Term, predicate: Term): Term | undefined {
  return objectsOf(dataset, subject, predicate)[0];
}

/** The subjects of a predicate and object. */
export function subjectsOf(dataset: DatasetCore, predicate: Term, object: Term): Term[] {
  return [...dataset.match(null, predicate, object)].map((quad) => quad.subject);
}

/** The members of an RDF list; a cyclic list ends before it repeats. */
export function listItems(dataset: DatasetCore, list: Term | undefined): Term[] {
  const items: Term[] = [];
  const seen = new Set<string>();
  for (let node = list; node && !node.equals(rdf.nil) && !seen.has(node.value); ) {
    seen.add(node.value);
    const first = objectOf(dataset, node, rdf.first);
    if (first) items.push(first);
    node = objectOf(dataset, node, rdf.rest);
  }
  return items;
}

/** The display name of a node: its name without a language, else in English, else the first in any language. */
export function nameOf(dataset: DatasetCore, node: Term): string | undefined {
  const rank = (term: Term) => (term.termType === 'Literal' ? ['', 'en'].indexOf(term.language) + 1 || 3 : 3);
  const [best] = objectsOf(dataset, node, schema.name).sort(
    (a, b) => rank(a) - rank(b) || (a.value < b.value ? -1 : 1),
  );
  return best?.value;
}

/** The part of an IRI after its last #, / or :. */
export function localName(iri: string): string {
  return iri.slice(Math.max(...['#', '/', ':'].map((mark) => iri.lastIndexOf(mark))) + 1);
}
