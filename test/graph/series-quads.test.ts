import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { allQuads, graphOf, plainQuads } from '../../src/graph/series-quads.ts';
import { settle } from '../../src/graph/settle.ts';
import type { SettledSeries } from '../../src/graph/statement.ts';
import { readOntologyFolder, readSeriesFiles } from '../../src/node/files.ts';
import type { Profile } from '../../src/ontology/profile.ts';
import { quad } from '../../src/rdf/environment.ts';
import { quadLine, toNQuads } from '../../src/rdf/n-quads.ts';
import { toNamedGraphs } from '../../src/rdf/named-graphs.ts';
import { mapLine, quadsOf } from '../../src/stream/map-line.ts';
import { plainTriples } from '../../src/write/plain-triples.ts';
import { repository } from '../support/repository.ts';

// `map` writes quads as they are settled; the other commands cut the same out of a whole graph.

let settled: SettledSeries;
let profile: Profile;

beforeAll(async () => {
  ({ profile } = await readOntologyFolder(join(repository, 'ontology')));
  const { series, documents } = await readSeriesFiles(join(repository, 'facts', 'ics'));
  settled = settle([mapFacts(readFacts(series, documents).facts, profile).mapped]).settled;
});

describe('the quads of a settled series', () => {
  it('are those of its graph', () => {
    expect(linesOf(allQuads(settled, false))).toEqual(linesOf(graphOf([settled]).graph));
  });

  it('in named graphs are where those of its whole graph come', () => {
    expect(linesOf(allQuads(settled, true))).toEqual(linesOf(toNamedGraphs(graphOf([settled]).graph)));
  });

  it('in named graphs are the same triples', () => {
    const triples = allQuads(settled, true).map(({ subject, predicate, object }) => quad(subject, predicate, object));
    expect(linesOf(triples)).toEqual(linesOf(graphOf([settled]).graph));
  });

  it('are there once, however often the facts say the same', () => {
    const says = {
      s: { startDate: { value: '1992~', precision: ['approximate', 'approximate'] }, keywords: ['a', 'a'] },
    };
    const claim = { quote: 'about 1992', says };
    const twice = JSON.stringify({
      namespace: 'https://example.org/',
      things: { s: { a: 'EventSeries', name: ['S', 'S'] } },
      sources: [
        { id: 'w', name: ['W', 'W'], claims: [claim, claim] },
        { id: 'v', name: 'V', claims: [claim] },
      ],
    });
    const { settled, problems } = mapLine('twice', 1, twice, profile);
    expect(problems).toEqual([]);
    for (const format of ['nq', 'nt'] as const) {
      const lines = settled ? quadsOf(settled, { plain: false, format }).map(quadLine) : [];
      expect(lines.length).toBeGreaterThan(10);
      expect(lines).toEqual([...new Set(lines)]);
    }
  });

  it('without statements and evidence are the plain triples of its graph', () => {
    expect(linesOf(plainQuads(settled))).toEqual(linesOf(plainTriples(graphOf([settled]).graph)));
  });
});

function linesOf(quads: Parameters<typeof toNQuads>[0]): string[] {
  return toNQuads(quads).split('\n');
}
