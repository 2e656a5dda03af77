import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/node/files.ts';
import { sharedEngine } from '../support/engine.ts';
import { historyOf } from '../support/histories.ts';
import { falseTriples, followsFrom } from '../support/judge-history.ts';
import { repository } from '../support/repository.ts';
import { inferredOf } from '../support/rule-engines.ts';

describe('rules on random true histories, of which facts tell a part', () => {
  it('infer nothing false, and nearly all that follows in plain ones', async () => {
    const ontology = await readOntologyFolder(join(repository, 'ontology'));
    const histories = Array.from({ length: 200 }, (_, index) => historyOf(index));
    const inferred = await inferredOf(
      histories.map(({ facts, namespace }) => ({ ...facts, namespace })),
      ontology,
      sharedEngine(),
    );
    const triplesOf = (namespace: string) => inferred.get(namespace) ?? [];
    expect(histories.flatMap((history) => falseTriples(history, triplesOf(history.namespace)))).toEqual([]);
    let [follows, missing] = [0, [] as string[]];
    for (const history of histories.filter(({ plain }) => plain)) {
      const found = new Set(
        triplesOf(history.namespace).map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`),
      );
      const expected = followsFrom(history);
      follows += expected.length;
      missing.push(...expected.filter((triple) => !found.has(triple)).map((triple) => history.namespace + triple));
    }
    console.log(follows, missing.length, missing.slice(0, 20));
    expect(follows).toBeGreaterThan(1000);
    expect(missing).toEqual([]);
  });
});
