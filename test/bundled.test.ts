import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../src/ontology/context.ts';
import { factsSchemaOf } from '../src/ontology/facts-schema.ts';
import { termsTableOf } from '../src/ontology/terms-table.ts';
import type { Problem } from '../src/report/problem.ts';
import { checkSeries } from '../src/series/check-series.ts';
import type { InferredSeries } from '../src/series/infer-series.ts';
import { formats, graphHash } from '../src/write/formats.ts';
import { descriptionFileOf, graphFilesOf, reportFilesOf } from '../src/write/output-files.ts';
import { bundledSeries, inputsOf } from './support/bundled.ts';
import { bundledSize } from './support/bundled-size.ts';
import { sharedEngine } from './support/engine.ts';
import { namesIn, textOf } from './support/repository.ts';

const engine = sharedEngine();
const inputs = await inputsOf([join('facts', 'ics')]);
let series: InferredSeries;
let problems: readonly Problem[];

beforeAll(async () => {
  series = await bundledSeries(engine);
  problems = await checkSeries(series, inputs, engine);
});

describe('the committed output', () => {
  let written: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const graphs = await graphFilesOf(
      series,
      formats.filter(({ name }) => ['ttl', 'jsonld'].includes(name)),
    );
    const files = [
      ...graphs.files,
      await descriptionFileOf(series, graphs),
      ...reportFilesOf(series, problems, inputs.checks, graphs),
    ];
    written = new Map(files.map(({ name, content }) => [name, content]));
  });

  it('has the files that build writes, and no other', () => {
    expect(namesIn('output')).toEqual([...written.keys()].sort());
  });

  it.each(namesIn('output'))('%s has the bytes that the facts become', (name) => {
    expect(written.get(name)).toBe(textOf('output', name));
  });

  it.each(['ttl', 'jsonld'])('reads back from ics.%s as the same graph', async (name) => {
    const read = await formats.find((known) => known.name === name)?.read(textOf('output', `ics.${name}`));
    expect(graphHash(read ?? [])).toBe(graphHash(series.graph));
  });
});

describe('the bundled series', () => {
  it('is as large as tests and documents say', () => {
    const { facts, links, statements, graph } = series;
    expect({
      sources: facts.sources.length,
      claims: facts.sources.flatMap(({ claims }) => claims).length,
      links: links.filter(({ negated }) => !negated).length,
      statements: statements.length,
      triples: graph.size,
    }).toEqual(bundledSize);
    const { sources, claims, links: linked, triples } = bundledSize;
    expect(textOf('README.md')).toContain(
      `${sources} sources, ${claims} claims, ${linked} links → ${bundledSize.statements} statements, ${triples} triples`,
    );
    expect(textOf('docs', 'serving.md')).toContain(`ics: ${triples} triples at`);
  });

  it('has no blank node', () => {
    const terms = [...series.graph].flatMap(({ subject, object }) => [subject, object]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
  });

  it('conforms to the shapes with all that was inferred', () => {
    expect(problems.filter(({ code }) => code.startsWith('shape:'))).toEqual([]);
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
  it('is what the committed files hold', () => {
    const { profile } = inputs.ontology;
    expect(textOf('ontology', 'context.jsonld')).toBe(
      `${JSON.stringify({ '@context': contextOf(profile) }, null, 2)}\n`,
    );
    expect(textOf('ontology', 'facts.schema.json')).toBe(`${JSON.stringify(factsSchemaOf(profile), null, 2)}\n`);
    expect(textOf('ontology', 'terms.md')).toBe(termsTableOf(profile));
  });
});
