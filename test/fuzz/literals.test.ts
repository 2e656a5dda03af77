import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/node/built.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { datasetOf, literal, namedNode, quad } from '../../src/rdf/environment.ts';
import { oa, prov, rdf, schema, sg } from '../../src/rdf/namespace.ts';
import { fuzzTimeout, nastyText, runs } from '../support/fuzz.ts';
import { repository } from '../support/repository.ts';
import { readWithOxigraph } from '../support/second-parser.ts';
import { shapeOf, shownWith, tagsOf } from '../support/shown-name.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));
const x = (name: string) => namedNode(`https://example.org/x/${name}`);

/** Each text as a name, in a language, as a quote in a named graph, and as the object of a statement. */
function quadsWith(texts: readonly string[]): Quad[] {
  return texts.flatMap((text, index) => {
    const [thing, statement, evidence, quote] = ['t', 's', 'e', 'q'].map((kind) => x(`${kind}${index}`));
    if (!thing || !statement || !evidence || !quote) return [];
    return [
      quad(thing, schema.name, literal(text)),
      quad(thing, schema.name, literal(text, 'zh-hant')),
      quad(thing, sg.theme, literal(text)),
      quad(quote, oa.exact, literal(text)),
      quad(evidence, oa.hasSelector, quote),
      quad(evidence, oa.hasSource, x('source')),
      quad(statement, rdf.type, sg.Statement),
      quad(statement, rdf.subject, thing),
      quad(statement, rdf.predicate, sg.theme),
      quad(statement, rdf.object, literal(text)),
      quad(statement, prov.wasDerivedFrom, evidence),
    ];
  });
}

describe('no text escapes its quotes', () => {
  it.each(formats.map((format) => [format.name, format] as const))(
    'in %s: as many quads, each literal as it was, for two parsers',
    async (name, format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(nastyText, { minLength: 1, maxLength: 12 }), async (texts) => {
          const graph = datasetOf([quad(x('source'), rdf.type, sg.Source), ...quadsWith(texts)]);
          const text = await format.write(graph, profile);
          for (const quads of [await format.read(text), readWithOxigraph(text, name)]) {
            const read = datasetOf(quads);
            expect(read.size).toBe(graph.size);
            expect(literalsOf(read)).toEqual(literalsOf(graph));
          }
        }),
        runs(50),
      );
    },
    fuzzTimeout,
  );
});

function literalsOf(quads: Iterable<Quad>): string[] {
  return [...quads]
    .flatMap(({ subject, object }) =>
      object.termType === 'Literal'
        ? [[subject.value, object.value, object.language, object.datatype.value].join('\n')]
        : [],
    )
    .sort();
}

describe('no text formats anything', () => {
  const harmless = shownWith('Talks');

  it(
    'in the report, the picture, the explanation and the terminal',
    () => {
      // White space alone leaves a heading empty; `unknown` and `none` are no texts.
      const name = nastyText.filter((text) => /[^\s\p{Cc}\p{Bidi_Control}]/u.test(text) && !profile.absences.has(text));
      fc.assert(
        fc.property(name, (text) => {
          const shown = shownWith(text);
          expect(shapeOf(shown.report)).toBe(shapeOf(harmless.report));
          expect(tagsOf(shown.picture)).toEqual(tagsOf(harmless.picture));
          for (const kind of ['explanation', 'terminal'] as const)
            expect(shown[kind].split('\n').length).toBe(harmless[kind].split('\n').length);
        }),
        runs(80),
      );
    },
    fuzzTimeout,
  );
});
