import { join } from 'node:path';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { derivedQuads } from '../../src/graph/derive.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { select } from '../../src/sparql/results.ts';
import { sharedEngine } from '../support/engine.ts';
import { namesIn, repository, textOf } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const engine = sharedEngine();
const checks = namesIn('queries/checks', '.rq');
const facts = new Set(namesIn('test/cases/checks', '.yaml'));
const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** The graph of facts, before rules; or Turtle, for what facts cannot say. */
function caseOf(name: string): { text: string; graph: string } {
  const text = textOf('test', 'cases', 'checks', `${name}.${facts.has(name) ? 'yaml' : 'ttl'}`);
  if (!facts.has(name)) return { text, graph: text };
  const { series, problems } = stagedText(text, profile);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { text, graph: toNQuads([...series.graph, ...derivedQuads(series.graph)]) };
}

// In each case the things whose ids begin with `bad` are wrong in the way the check looks for, and nothing else is.
describe('the check', () => {
  it.each(checks)('%s finds the violations, and nothing else', async (name) => {
    const { graph, text } = caseOf(name);
    const query = textOf('queries', 'checks', `${name}.rq`);
    const bad = [...new Set(text.match(/\bbad[\w-]*/g))].sort().map((id) => `https://example.org/x/${id}`);
    await engine.load(graph);
    const rows = await select(engine, query);
    expect(rows.map((row) => row.get('focus')?.value).sort()).toEqual(bad);
    expect(inOxigraph(graph, query).sort()).toEqual(bad);
  });
});

/** The foci that another engine finds. */
function inOxigraph(graph: string, query: string): (string | undefined)[] {
  const store = new Store();
  store.load(graph, { format: 'text/turtle' });
  const rows = store.query(query);
  return Array.isArray(rows) ? rows.map((row) => (row instanceof Map ? row.get('focus')?.value : undefined)) : [];
}
