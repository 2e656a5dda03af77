import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import type { Claim, Facts, SourceFacts } from '../../src/facts/facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { allQuads } from '../../src/graph/quads.ts';
import { settle } from '../../src/graph/settle.ts';
import { fileReader, readOntologyFolder } from '../../src/node/files.ts';
import type { Ontology } from '../../src/ontology/read-ontology.ts';
import { graphHash } from '../../src/write/formats.ts';
import { runs } from '../support/fuzz.ts';
import { repository } from '../support/repository.ts';

let facts: Facts;
let ontology: Ontology;

beforeAll(async () => {
  ({ facts } = await fileReader().series(join(repository, 'facts', 'ics')));
  ontology = await readOntologyFolder(join(repository, 'ontology'));
});

describe('settling statements', () => {
  it('gives the same graph for every order and distribution of claims over parts', () => {
    const claims = facts.sources.flatMap((source) => source.claims.map((claim) => ({ source, claim })));
    const whole = hashOf([facts]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: claims.length, maxLength: claims.length }),
        fc.shuffledSubarray(claims, { minLength: claims.length }),
        (parts, shuffled) => {
          const partOf = new Map(claims.map(({ claim }, index) => [claim, parts[index]]));
          const split = [0, 1, 2, 3].map((part) => only(shuffled.filter(({ claim }) => partOf.get(claim) === part)));
          return hashOf(split) === whole;
        },
      ),
      runs(15),
    );
  });
});

/** The facts with these claims only; every part knows the things, their classes and the sources. */
function only(chosen: readonly { source: SourceFacts; claim: Claim }[]): Facts {
  const classes = facts.sources
    .flatMap(({ claims }) => claims.flatMap(({ says }) => says))
    .flatMap(({ id, fields: { a }, origin }) => (a === undefined ? [] : [{ id, fields: { a }, origin }]));
  return {
    ...facts,
    things: [...facts.things, ...classes],
    sources: facts.sources.map((source) => ({
      ...source,
      claims: chosen.filter((one) => one.source === source).map(({ claim }) => claim),
    })),
  };
}

function hashOf(parts: readonly Facts[]): string {
  const mapped = parts.map((part) => mapFacts(part, ontology.profile).mapped);
  return graphHash(allQuads(settle(mapped).settled));
}
