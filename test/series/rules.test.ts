import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mapSeries, type Ontology, readSeries } from '../../src/index.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { prov, rdf, sg } from '../../src/rdf/namespace.ts';
import { inferSeries } from '../../src/series/infer-series.ts';
import { construct } from '../../src/sparql/results.ts';
import { sharedEngine } from '../support/engine.ts';
import { repository, textOf } from '../support/repository.ts';
import { bundledRules, inferredOf, OxigraphEngine } from '../support/rule-engines.ts';

interface RuleCase {
  readonly name: string;
  readonly says: readonly Record<string, Record<string, unknown>>[];
  readonly infers: readonly string[];
}

const cases = parse(textOf('test', 'cases', 'rules.yaml'), { schema: 'failsafe' }) as readonly RuleCase[];
const asked = ['startDate', 'ordinal', 'nextEdition'];
let ontology: Ontology;
/** Of each case, by engine. */
const found: ReadonlyMap<string, readonly string[]>[] = [];

beforeAll(async () => {
  ontology = await readOntologyFolder(join(repository, 'ontology'));
  for (const engine of [sharedEngine(), new OxigraphEngine()]) {
    const all = await inferredOf(cases.map(factsOf), ontology, engine);
    found.push(
      new Map(
        [...all].map(([namespace, triples]) => [
          namespace,
          triples
            .filter(({ predicate }) => asked.includes(predicate))
            .map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`)
            .sort(),
        ]),
      ),
    );
  }
});

describe('rules', () => {
  it.each(cases.map((one, index) => ({ ...one, namespace: namespaceOf(index) })))('$name', ({ namespace, infers }) => {
    const expected = [...infers].sort();
    expect(found.map((answers) => answers.get(namespace))).toEqual([expected, expected]);
  });

  it('name every statement that they use, and leave nothing of working rules', async () => {
    const [first] = cases;
    if (!first) throw new TypeError('there are cases');
    const engine = sharedEngine();
    const text = JSON.stringify(factsOf(first, 0));
    const mapped = mapSeries(readSeries('facts', [{ name: 'facts.json', text }]), ontology);
    const { graph } = await inferSeries(mapped, bundledRules(), engine);
    const statements = [...graph.match(null, sg.attestation, sg.inferred)]
      .map(({ subject }) => subject)
      .filter((subject) => graph.match(subject, rdf.type, sg.Statement).size > 0);
    const grounds = (of: (typeof statements)[number]) =>
      [...graph.match(of, prov.wasDerivedFrom)].flatMap(({ object }) =>
        [...graph.match(object, rdf.predicate)].map(({ object }) => object.value.replace(/^.*[/#]/, '')),
      );
    const anchors = ['superEvent', 'superEvent', 'startDate', 'startDate', 'ordinal', 'ordinal', 'frequency'];
    for (const statement of statements) {
      const own = [...graph.match(statement, rdf.predicate)].map(({ object }) => object.value);
      const more = own[0] === sg.ordinal.value ? ['superEvent', 'startDate'] : [];
      expect([statement.value, grounds(statement).sort()]).toEqual([statement.value, [...anchors, ...more].sort()]);
    }
    expect(statements.length).toBe(10);
    const working = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (STRSTARTS(STR(?p), "urn:")) }';
    expect(await construct(engine, working)).toEqual([]);
    expect([...graph].filter(({ predicate }) => predicate.value.startsWith('urn:'))).toEqual([]);
  });
});

function namespaceOf(index: number): string {
  return `https://example.org/c${index}/`;
}

/** What has no class is an edition of s. */
function factsOf({ says }: RuleCase, index: number) {
  const things: Record<string, unknown> = {};
  const sources = says.map((saying, source) => {
    const said = Object.entries(saying).map(([id, fields]) => {
      const type = fields.a ?? (id === 's' ? 'EventSeries' : 'Edition');
      if (type !== 'Edition') things[id] = { a: type, name: id };
      const superEvent = type === 'Edition' && source === 0 ? { superEvent: 's' } : {};
      return [id, { a: type, ...superEvent, ...fields }];
    });
    return { id: `w${source}`, name: `W${source}`, claims: [{ quote: 'q', says: Object.fromEntries(said) }] };
  });
  return { namespace: namespaceOf(index), things, sources };
}
