import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { toNamedGraphs, withoutGraphs } from '../../src/graph/named-graphs.ts';
import { allQuads, plainQuads } from '../../src/graph/quads.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { dcterms, oa, rdf, sg } from '../../src/rdf/namespace.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import type { InferredSeries } from '../../src/series/infer-series.ts';
import { mapLine, linesOf as mappedLines } from '../../src/stream/map-line.ts';
import { bundledSeries } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { repository, textOf } from '../support/repository.ts';

const engine = sharedEngine();
let series: InferredSeries;

beforeAll(async () => {
  series = await bundledSeries(engine);
});

describe('the quads of a settled series', () => {
  it('in named graphs are the same triples', () => {
    const all = allQuads(series.settled);
    const named = toNamedGraphs(all);
    expect(new Set(named.map(({ graph }) => graph.value)).size).toBeGreaterThan(40);
    expect(linesOf(withoutGraphs(named))).toEqual(linesOf(all));
  });

  it('are in the graph of a source where it says them, or they describe it', () => {
    for (const { subject, graph } of toNamedGraphs(allQuads(series.settled))) {
      const said = /\/ics\/(statement|claim|evidence|quote|source)\//.test(subject.value);
      expect([subject.value, graph.value]).toEqual([subject.value, said ? expect.stringContaining('/source/') : '']);
    }
  });

  it('have no duplicates', async () => {
    const ontology = await readOntologyFolder(join(repository, 'ontology'));
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
    const { settled, problems } = mapLine('twice', 1, twice, ontology);
    expect(problems).toEqual([]);
    for (const format of ['nq', 'nt'] as const) {
      const lines = mappedLines(settled, { plain: false, format });
      expect(lines.length).toBeGreaterThan(10);
      expect(lines).toEqual([...new Set(lines)]);
    }
  });

  it('without statements and evidence are those of output/ics.ttl, inferred ones included', () => {
    const { quads } = readTurtle(textOf('output', 'ics.ttl'), 'ics.ttl');
    expect(linesOf(plainQuads(series.settled, series.inferred))).toEqual(linesOf(plainPart(quads)));
  });
});

/** A graph without its statements and all that describes them. */
function plainPart(quads: readonly Quad[]): Quad[] {
  const nodesOf = (...types: readonly Quad['object'][]) =>
    new Set(
      quads
        .filter(({ predicate, object }) => predicate.equals(rdf.type) && types.some((type) => type.equals(object)))
        .map(({ subject }) => subject.value),
    );
  const behind = nodesOf(sg.Statement, sg.Conflict, sg.Claim, sg.Source, oa.SpecificResource, oa.TextQuoteSelector);
  const plain = quads.filter(({ subject }) => !behind.has(subject.value));
  // Periods of qualifiers go too.
  const periods = nodesOf(dcterms.PeriodOfTime);
  const used = new Set(plain.map(({ object }) => object.value));
  return plain.filter(({ subject }) => !periods.has(subject.value) || used.has(subject.value));
}

function linesOf(quads: readonly Quad[]): string[] {
  return toNQuads(quads).split('\n');
}
