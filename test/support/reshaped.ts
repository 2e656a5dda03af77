import fc from 'fast-check';
import type { Json } from './arbitrary-facts.ts';
import { nastyText } from './fuzz.ts';

/** A change to the form of facts: which value, as a part of all there are, and what becomes of it. */
export interface Reshaping {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'rename' | 'list' | 'map' | 'copy';
  readonly by: Json;
  readonly key: string;
  readonly from: number;
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Changes that use the words which facts files know. */
export function reshapings(words: readonly string[]): fc.Arbitrary<Reshaping> {
  const word = fc.constantFrom(
    ...words,
    'namespace',
    'things',
    'source',
    'sources',
    'claims',
    'quote',
    'says',
    'a',
    'id',
    'value',
    'x',
  );
  const plain: fc.Arbitrary<Json> = fc.oneof(word, nastyText, fc.integer(), fc.boolean(), fc.constant(1.5));
  return fc.record({
    at: part,
    from: part,
    kind: fc.constantFrom('replace', 'remove', 'rename', 'list', 'map', 'copy'),
    by: fc.oneof(plain, fc.array(plain, { maxLength: 2 }), fc.dictionary(word, plain, { maxKeys: 2 })),
    key: fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: nastyText }),
  });
}

interface Spot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
}

/** The facts after a change. */
export function reshaped(facts: { [key: string]: Json }, { at, from, kind, by, key }: Reshaping): Json {
  const copy = structuredClone(facts);
  const spots = spotsIn(copy);
  const spot = spots[Math.floor(at * spots.length)];
  const other = spots[Math.floor(from * spots.length)];
  if (!spot || !other) return by;
  const value = read(spot);
  if (kind === 'remove' || kind === 'rename') remove(spot);
  if (kind === 'replace') write(spot, by);
  if (kind === 'rename') write({ holder: spot.holder, key: Array.isArray(spot.holder) ? spot.key : key }, value);
  if (kind === 'list') write(spot, [value]);
  if (kind === 'map') write(spot, { [key]: value });
  if (kind === 'copy') write(spot, structuredClone(read(other)));
  return copy;
}

function spotsIn(value: Json): Spot[] {
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...spotsIn(inner)]);
}

function read({ holder, key }: Spot): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? '';
}

function write({ holder, key }: Spot, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
