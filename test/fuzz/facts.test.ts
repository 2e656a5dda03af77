import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateShapes } from '../../src/check/validate-shapes.ts';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { formats } from '../../src/node/built.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import type { Problem } from '../../src/report/problem.ts';
import { coverageOf } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';
import { toDatasetDescription } from '../../src/write/dataset-description.ts';
import { seriesName, toReport } from '../../src/write/report.ts';
import { arbitraryFacts, type Json } from '../support/arbitrary-facts.ts';
import { fuzzTimeout, runs } from '../support/fuzz.ts';
import { repository, textOf } from '../support/repository.ts';
import { reshaped, reshapings } from '../support/reshaped.ts';
import { readWithOxigraph } from '../support/second-parser.ts';
import { type Staged, stagesOf } from '../support/stages.ts';

const ontology = await readOntologyFolder(join(repository, 'ontology'));
const { profile } = ontology;
const schema = JSON.parse(textOf('ontology', 'facts.schema.json')) as object;
const validate = new Ajv({ strict: false }).compile(schema);

function staged(facts: Json): Staged {
  const { document, problems } = readFactsDocument('facts.json', JSON.stringify(facts, null, 1));
  expect(problems).toEqual([]);
  return stagesOf(document ? [document] : [], profile);
}

describe('any facts that the ontology allows', () => {
  it(
    'map without errors, are valid by the schema, and are read back as written, in every format, by two parsers',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFacts(profile), async (json) => {
          validate(json);
          expect(validate.errors ?? []).toEqual([]);
          const { facts, series, problems, profile: own } = staged(json);
          // A generated source may make a statement twice, with different ranks.
          expect(
            problems.filter(
              ({ severity, code }) => severity === 'error' && !['two-ranks', 'two-values'].includes(code),
            ),
          ).toEqual([]);
          for (const format of formats) {
            const shown = format.project?.(series.graph, own) ?? series.graph;
            const expected = toNQuads(shown);
            const text = await format.write(shown, own);
            expect([format.name, toNQuads(new Set(await format.read(text)))]).toEqual([format.name, expected]);
            expect([format.name, sortedLines(readWithOxigraph(text, format.name))]).toEqual([format.name, expected]);
          }
          const described = { namespace: facts.namespace, plain: false, files: [] };
          const description = await toDatasetDescription({ ...described, ...series, graphHash: 'h' }, own);
          expect(readWithOxigraph(description, 'ttl').length).toBeGreaterThan(0);
          expect(toReport({ facts, series, problems, checks: [], graphHash: 'h' })).toContain('## Findings');
          expect(toCoveragePicture(seriesName(series) ?? '', coverageOf(series))).toContain('</svg>');
        }),
        runs(40),
      );
    },
    fuzzTimeout,
  );
});

describe('facts of any form', () => {
  it(
    'are refused by the program where the schema refuses them, and have the right form where it does not',
    async () => {
      const words = [...profile.properties.keys(), ...profile.classes.keys(), ...profile.absences.keys()];
      await fc.assert(
        fc.asyncProperty(arbitraryFacts(profile), reshapings(words), async (valid, change) => {
          const json = reshaped(valid, change);
          const { document, problems: unusable } = readFactsDocument('facts.json', JSON.stringify(json, null, 1));
          const { series, problems } = stagesOf(document ? [document] : [], profile);
          const errors = [...unusable, ...problems].filter(({ severity }) => severity === 'error');
          if (validate(json)) expect(errors.filter((error) => !isDetail(error))).toEqual([]);
          else if (errors.length === 0) {
            // That a source has a name, and one licence, the shapes say.
            const found = await validateShapes(series, ontology);
            const refused = found.some(
              ({ code, message }) => /^shape:(min|max)-count$/.test(code) && /source[:/]/.test(message),
            );
            expect(refused ? [] : validate.errors).toEqual([]);
          }
        }),
        runs(120),
      );
    },
    fuzzTimeout,
  );
});

/** Problems that depend on details of a value or on another place, which the schema does not check. */
function isDetail({ code, message }: Problem): boolean {
  return (
    /^(bad-|two-|duplicate-source|missing-namespace|unknown-thing|unknown-source|empty-quote)/.test(code) ||
    (code === 'unknown-property' && message.includes(' has no property ')) ||
    (code === 'wrong-type' && /^`.*` is not of type \w+$/s.test(message))
  );
}

/** Each quad once, as canonical lines. */
function sortedLines(
  quads: Iterable<Parameters<typeof toNQuads>[0] extends Iterable<infer One> ? One : never>,
): string {
  return [...new Set(toNQuads(quads).split(/(?<=\n)/))].join('');
}
