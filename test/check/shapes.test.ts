import { describe, expect, it } from 'vitest';
import { validateShapes } from '../../src/check/validate-shapes.ts';
import { Trace } from '../../src/graph/trace.ts';
import { readOntology } from '../../src/ontology/read-ontology.ts';
import { datasetOf } from '../../src/rdf/environment.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { textOf } from '../support/repository.ts';

const prefixes = '@prefix schema: <http://schema.org/> . @prefix x: <https://example.org/x/> .';
const right = `${prefixes}
  x:a a schema:Person ; schema:name "A" ; schema:knows x:b .
  x:b a schema:Person ; schema:name "B" ; schema:knows x:a .`;
const wrong = `${right}
  x:c a schema:Person ; schema:name "C" ; schema:knows x:nobody .
  x:nobody schema:knows x:nobody .`;

const shapes = {
  'by sh:node': '[ sh:path schema:knows ; sh:node shape:Knowing ]',
  'through a list': '[ sh:path schema:knows ; sh:or ( [ sh:nodeKind sh:Literal ] [ sh:node shape:Knowing ] ) ]',
  'through a property shape': '[ sh:path schema:knows ; sh:property [ sh:path schema:knows ; sh:node shape:Knowing ] ]',
};

describe('recursive shapes', () => {
  it.each(Object.entries(shapes))('%s terminate, and find violations', async (_, recursive) => {
    const own = `
      @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <http://schema.org/> .
      @prefix shape: <https://w3id.org/seminar-graph/ns/shapes#> .
      shape:Knowing a sh:NodeShape ; sh:targetClass schema:Person ;
        sh:property [ sh:path schema:name ; sh:minCount 1 ], ${recursive} .`;
    const ontology = readOntology([
      ...['seminar.ttl', 'shapes.ttl'].map((name) => ({ name, text: textOf('ontology', name) })),
      { name: 'own.ttl', text: own },
    ]);
    const foundIn = (graph: string) =>
      validateShapes(
        { graph: datasetOf(readTurtle(graph, 'it').quads), trace: new Trace(), short: (iri) => iri },
        ontology,
      );
    expect(await foundIn(right)).toEqual([]);
    expect(await foundIn(wrong)).not.toEqual([]);
  });
});
