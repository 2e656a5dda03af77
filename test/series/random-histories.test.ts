import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/node/files.ts';
import type { QueryEngine } from '../../src/sparql/engine.ts';
import { sharedEngine } from '../support/engine.ts';
import { historyOf } from '../support/histories.ts';
import { falseTriples, followsFrom } from '../support/judge-history.ts';
import { repository } from '../support/repository.ts';
import { inferredOf, OxigraphEngine } from '../support/rule-engines.ts';
import { everything } from '../support/sample.ts';

/** HISTORIES_SEED runs others than those of every day. Each history names its seed. */
const seed = Number(process.env.HISTORIES_SEED ?? 0);
const batch = 50;

describe('rules on random true histories, of which facts tell a part', () => {
  it('infer nothing false, and what follows in plain ones', async () => {
    const { wrong, share, follows } = await judged(new OxigraphEngine(), everything ? 10_000 : 200);
    expect(wrong).toEqual([]);
    expect(follows).toBeGreaterThan(1000);
    expect(share).toBeGreaterThan(0.95);
  }, 900_000);

  it('infer the same in both engines', async () => {
    const [one, other] = [await judged(sharedEngine(), batch), await judged(new OxigraphEngine(), batch)];
    expect(one).toEqual(other);
    expect(one.inferred.length).toBeGreaterThan(500);
  });
});

/** What is inferred of so many histories; of plain ones, the share of what follows. */
async function judged(engine: QueryEngine, count: number) {
  const ontology = await readOntologyFolder(join(repository, 'ontology'));
  const [wrong, inferred]: [string[], string[]] = [[], []];
  let [follows, found] = [0, 0];
  for (let first = seed; first < seed + count; first += batch) {
    const histories = Array.from({ length: batch }, (_, index) => historyOf(first + index));
    const facts = histories.map((history) => ({ ...history.facts, namespace: history.namespace }));
    const all = await inferredOf(facts, ontology, engine);
    for (const history of histories) {
      const triples = all.get(history.namespace) ?? [];
      const texts = new Set(triples.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`));
      wrong.push(...falseTriples(history, triples));
      if (count <= batch) inferred.push(...[...texts].map((text) => history.namespace + text));
      const expected = history.plain ? followsFrom(history) : [];
      follows += expected.length;
      found += expected.filter((text) => texts.has(text)).length;
    }
  }
  return { wrong, follows, share: found / follows, inferred: inferred.sort() };
}
