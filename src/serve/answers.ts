import { LRUCache } from 'lru-cache';
import type { Answer, Question } from '../sparql/engine.ts';

/** Answers a query; rejects with a `QueryFailure`. */
export type Ask = (question: Question) => Promise<Answer>;

/**
 * Caches answers, because the graph does not change while it is served. Equal questions at the same time share an answer.
 * Failures are not cached.
 * @param capacity characters of all answers together; the least recently used are removed
 */
export function cacheAnswers(ask: Ask, capacity: number): Ask {
  if (capacity === 0) return ask;
  const known = new LRUCache<string, Answer>({
    maxSize: capacity,
    sizeCalculation: ({ text }, key) => text.length + key.length,
  });
  const underway = new Map<string, Promise<Answer>>();
  return (question) => {
    const { query, mediaTypes, dataset, base } = question;
    const key = JSON.stringify([
      [mediaTypes.bindings, mediaTypes.boolean, mediaTypes.quads],
      dataset && [dataset.defaultGraphs, dataset.namedGraphs],
      base,
      query,
    ]);
    const answer = known.get(key);
    if (answer) return Promise.resolve(answer);
    const before = underway.get(key);
    if (before) return before;
    const asked = ask(question)
      .then((given) => {
        known.set(key, given);
        return given;
      })
      .finally(() => underway.delete(key));
    underway.set(key, asked);
    return asked;
  };
}
