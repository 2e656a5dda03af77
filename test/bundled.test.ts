import { beforeAll, describe, expect, it } from 'vitest';
import { validateShapes } from '../src/check/validate-shapes.ts';
import { readOntologyFolder } from '../src/node/files.ts';
import { contextOf } from '../src/ontology/context.ts';
import { factsSchemaOf } from '../src/ontology/facts-schema.ts';
import { termsTableOf } from '../src/ontology/terms-table.ts';
import type { InferredSeries } from '../src/series/infer-series.ts';
import { formats, graphHash } from '../src/write/formats.ts';
import { bundledOptions, bundledSeries } from './support/bundled.ts';
import { sharedEngine } from './support/engine.ts';
import { textOf } from './support/repository.ts';

const engine = sharedEngine();
let series: InferredSeries;

beforeAll(async () => {
  series = await bundledSeries(engine);
});

describe('the bundled series', () => {
  it.each(['ttl', 'jsonld'])(
    'is written as in output/ics.%s, byte for byte, and reads back as the same graph',
    async (name) => {
      const format = formats.find((known) => known.name === name);
      const committed = textOf('output', `ics.${name}`);
      expect(await format?.write(series.graph, series.profile)).toBe(committed);
      expect(graphHash((await format?.read(committed)) ?? [])).toBe(graphHash(series.graph));
    },
  );

  it('has no blank node', () => {
    const terms = [...series.graph].flatMap(({ subject, object }) => [subject, object]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
  });

  it('conforms to the shapes with all that was inferred', async () => {
    const ontology = await readOntologyFolder(bundledOptions.ontology);
    expect(await validateShapes(series, ontology)).toEqual([]);
  });

  it('has JSON-LD with its context inside, editions inside the series', () => {
    const document = JSON.parse(textOf('output', 'ics.jsonld')) as {
      '@context': object;
      '@graph': { id: string; editions?: object[] }[];
    };
    expect(typeof document['@context']).toBe('object');
    expect(JSON.stringify(document['@context'])).not.toContain('"@import"');
    expect(document['@graph'][0]?.id).toBe('ics:ics');
    expect(document['@graph'][0]?.editions).toHaveLength(23);
  });
});

describe('what is generated from the ontology', () => {
  it('is what the committed files hold', async () => {
    const { profile } = await readOntologyFolder(bundledOptions.ontology);
    expect(textOf('ontology', 'context.jsonld')).toBe(
      `${JSON.stringify({ '@context': contextOf(profile) }, null, 2)}\n`,
    );
    expect(textOf('ontology', 'facts.schema.json')).toBe(`${JSON.stringify(factsSchemaOf(profile), null, 2)}\n`);
    expect(textOf('ontology', 'terms.md')).toBe(termsTableOf(profile));
  });
});
