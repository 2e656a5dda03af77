import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Store } from 'oxigraph';
import { allQuads } from '../../src/graph/quads.ts';
import {
  mapSeries,
  type Ontology,
  type QueryEngine,
  type QueryFile,
  readQueryFile,
  readSeries,
} from '../../src/index.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { repository, textOf } from './repository.ts';

/** The bundled rules. */
export function bundledRules(): QueryFile[] {
  const files = readdirSync(join(repository, 'queries', 'infer'));
  return files.map((name) => readQueryFile(name, textOf('queries', 'infer', name)));
}

/** A second engine for rules, which shares nothing with Comunica. It answers CONSTRUCT only. */
export class OxigraphEngine implements QueryEngine {
  #store = new Store();

  async load(graph: string): Promise<void> {
    this.#store = new Store();
    await this.add(graph);
  }

  async add(graph: string): Promise<void> {
    this.#store.load(graph, { format: 'application/n-quads' });
  }

  async answer(query: string): Promise<string> {
    // As a text: quads would stay in its memory.
    const answer = this.#store.query(query, { results_format: 'application/n-triples' });
    if (typeof answer !== 'string') throw new TypeError('a rule constructs quads');
    return answer;
  }
}

/** A triple without namespaces and datatypes: `s-1991 startDate 1991`. */
export interface ShortTriple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** What the rules infer of facts, several series at once: plain triples by namespace. */
export async function inferredOf(
  all: readonly { readonly namespace: string }[],
  ontology: Ontology,
  engine: QueryEngine,
): Promise<ReadonlyMap<string, readonly ShortTriple[]>> {
  const settled = all.map((facts) => {
    const read = readSeries('facts', [{ name: 'facts.json', text: JSON.stringify(facts) }]);
    const series = mapSeries(read, ontology);
    const errors = series.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(`${facts.namespace}: ${errors.map(({ message }) => message).join('; ')}`);
    return series.settled;
  });
  await engine.load(toNQuads(settled.flatMap(allQuads)));
  const found = new Map<string, Map<string, ShortTriple>>(all.map(({ namespace }) => [namespace, new Map()]));
  for (const rule of bundledRules()) {
    const answer = await engine.answer(rule.text, 'application/n-quads');
    await engine.add(answer);
    if (rule.working) continue;
    const plain = answer.split('\n').filter((line) => !/^<[^>]*\/statement\//.test(line));
    for (const { subject, predicate, object } of readTurtle(plain.join('\n'), rule.name).quads) {
      const [namespace = ''] = /^https?:\/\/[^/]+\/[^/]+\//.exec(subject.value) ?? [];
      const short = {
        subject: nameOf(subject.value),
        predicate: nameOf(predicate.value),
        object: nameOf(object.value),
      };
      found.get(namespace)?.set(Object.values(short).join(' '), short);
    }
  }
  return new Map([...found].map(([namespace, triples]) => [namespace, [...triples.values()]]));
}

function nameOf(value: string): string {
  return value.replace(/^.*[/#]/, '');
}
