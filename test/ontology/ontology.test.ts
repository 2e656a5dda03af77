import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { datasetOf, namedNode } from '../../src/rdf/environment.ts';
import { objectsOf, subjectsOf } from '../../src/rdf/graph-reader.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { namesIn, textOf } from '../support/repository.ts';

const namespaces = {
  sg: 'https://w3id.org/seminar-graph/ns#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vann: 'http://purl.org/vocab/vann/',
};
const term = (prefix: keyof typeof namespaces, name: string) => namedNode(namespaces[prefix] + name);

const terms = textOf('ontology', 'seminar.ttl');
const ontology = datasetOf(readTurtle(terms, 'seminar.ttl').quads);
const graph = datasetOf(readTurtle(textOf('output', 'ics.ttl'), 'ics.ttl').quads);
const own = [...new Set([...ontology].map(({ subject }) => subject.value))].filter((iri) =>
  iri.startsWith(namespaces.sg),
);
const termsOf = (...types: string[]) =>
  types.flatMap((type) => subjectsOf(ontology, term('rdf', 'type'), term('owl', type)).map(({ value }) => value));

describe('the ontology', () => {
  it.each(own)('labels, defines and claims %s', (iri) => {
    for (const predicate of [term('rdfs', 'label'), term('skos', 'definition'), term('rdfs', 'isDefinedBy')])
      expect(objectsOf(ontology, namedNode(iri), predicate)).toHaveLength(1);
  });

  it.each(termsOf('Class', 'ObjectProperty', 'DatatypeProperty'))(
    'aligns %s, or says that nothing was found',
    (iri) => {
      const alignments = [
        term('rdfs', 'subClassOf'),
        term('rdfs', 'subPropertyOf'),
        term('skos', 'closeMatch'),
      ].flatMap((predicate) => objectsOf(ontology, namedNode(iri), predicate));
      const block =
        new RegExp(`^${iri.replace(namespaces.sg, 'sg:')} a .*?^  rdfs:isDefinedBy`, 'ms').exec(terms)?.[0] ?? '';
      expect(block).toMatch(/^ {2}# \S/m);
      if (alignments.length === 0) expect(block).toMatch(/# No equivalent found/);
    },
  );

  it('gives examples that are in the graph', () => {
    const examples = [...ontology.match(null, term('skos', 'example'))].map(({ object }) => object);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples)
      expect([example.value, graph.match(example).size > 0]).toEqual([example.value, true]);
  });

  it('states the namespace that its terms are in', () => {
    const [stated] = [...ontology.match(null, term('vann', 'preferredNamespaceUri'))].map(({ object }) => object.value);
    expect(stated).toBe(namespaces.sg);
    expect(own.length).toBeGreaterThan(40);
  });

  it('uses every term of its own that the graph uses', () => {
    const used = [...graph].flatMap(({ predicate, object }) => [predicate.value, object.value]);
    const strange = new Set(used.filter((iri) => iri.startsWith(namespaces.sg) && !own.includes(iri)));
    expect([...strange]).toEqual([]);
  });
});

describe('the JSON Schema', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    JSON.parse(textOf('ontology', 'facts.schema.json')) as object,
  );
  const read = (...path: string[]): unknown => parse(textOf(...path));

  it.each(namesIn('facts/ics', '.yaml'))('accepts the bundled %s', (name) => {
    validate(read('facts', 'ics', `${name}.yaml`));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([
    'property-misspelt',
    'qualifier-unknown',
    'source-key-unknown',
    'top-key-unknown',
    'class-unknown',
    'term-unknown',
    'property-of-things',
    'claim-without-quote',
    'source-without-id',
  ])('refuses what the program refuses: %s', (name) => {
    expect(validate(read('test', 'cases', 'diagnostics', `${name}.yaml`))).toBe(false);
  });
});
