import { wikidataNamespace } from '../../links/kinds.ts';
import type { Profile } from '../../ontology/profile.ts';
import { Failure } from '../../report/failure.ts';
import type { JsonReader } from '../../sparql/json-reader.ts';
import { type AskJson, answerReader } from './ask-json.ts';
import type { AskedThing, Candidate, CandidateSource } from './candidate.ts';
import { kindsNamed } from './kind-words.ts';

/** The service's properties for what we know of a thing. */
export interface PropertyHints {
  readonly place?: string;
  readonly date?: string;
}

/** Versions whose batches are the same. */
const versions = ['0.2', '0.1'];

/** What a service takes at once that does not say (as OpenRefine has it), and the most that we send. */
const usualBatch = 10;
const largestBatch = 50;

/** Names of a thing that are asked for, and candidates for each. */
const namesAsked = 3;
const candidatesAsked = 5;

interface Query {
  readonly query: string;
  readonly limit: number;
  readonly type?: string;
  readonly properties?: readonly { readonly pid: string; readonly v: string }[];
}

/**
 * A service by the Reconciliation Service API 0.2 as a source of candidates.
 * @throws Failure `bad-answer` where it is none, speaks another version, or its identifiers are not those of Wikidata
 */
export async function reconciliationSource(
  url: string,
  ask: AskJson,
  profile: Profile,
  hints: PropertyHints,
): Promise<CandidateSource> {
  const reader = answerReader(url);
  const manifest = reader.object(await ask(url), 'manifest');
  const spoken = reader.list(manifest.versions, 'versions').map(String);
  if (!versions.some((version) => spoken.includes(version)))
    throw new Failure('bad-answer', `${url} speaks version ${spoken.join(', ')} of the reconciliation API, not 0.2`, {
      hint: 'many services have version 0.2 at another address',
    });
  const space = reader.text(manifest.identifierSpace, 'identifierSpace');
  if (space !== wikidataNamespace)
    throw new Failure('bad-answer', `the identifiers of ${url} are those of <${space}>`, {
      hint: `links lead to items of Wikidata: a service whose identifierSpace is ${wikidataNamespace}`,
    });
  const batch = manifest.batchSize === undefined ? usualBatch : reader.number(manifest.batchSize, 'batchSize');
  const size = Math.max(1, Math.min(Math.floor(batch), largestBatch));
  const types = typeHints(manifest.defaultTypes, profile);

  return {
    places: [],
    async candidatesFor(things: readonly AskedThing[]) {
      const queries = things.flatMap((thing, at) => queriesOf(thing, types, hints).map((query) => ({ at, query })));
      const found = things.map(() => new Map<string, Candidate>());
      for (let start = 0; start < queries.length; start += size) {
        const part = queries.slice(start, start + size);
        const sent = Object.fromEntries(part.map(({ query }, index) => [`q${index}`, query]));
        const answer = reader.object(await ask(url, { queries: JSON.stringify(sent) }), 'answer');
        for (const [index, { at }] of part.entries())
          for (const candidate of resultsOf(answer[`q${index}`], `q${index}`, reader, url)) {
            const before = found[at]?.get(candidate.item);
            if (!before || (before.given ?? 0) < (candidate.given ?? 0)) found[at]?.set(candidate.item, candidate);
          }
      }
      return found.map((candidates) => [...candidates.values()]);
    },
  };
}

function queriesOf(
  { names, types, places, dates }: AskedThing,
  known: ReadonlyMap<string, string>,
  hints: PropertyHints,
): Query[] {
  const type = types.flatMap((key) => known.get(key) ?? [])[0];
  const [place, date] = [places[0], dates[0]];
  const properties = [
    ...(hints.place !== undefined && place !== undefined ? [{ pid: hints.place, v: place }] : []),
    ...(hints.date !== undefined && date !== undefined ? [{ pid: hints.date, v: date }] : []),
  ];
  return names.slice(0, namesAsked).map((query) => ({
    query,
    limit: candidatesAsked,
    ...(type !== undefined && { type }),
    ...(properties.length > 0 && { properties }),
  }));
}

/** The service's kind for each of ours, where it offers one that we know. */
function typeHints(defaultTypes: unknown, profile: Profile): Map<string, string> {
  const hints = new Map<string, string>();
  for (const type of Array.isArray(defaultTypes) ? (defaultTypes as unknown[]) : []) {
    const [id, name] = idAndName(type);
    for (const key of [id, name].flatMap((word) => kindsNamed(word, profile))) if (!hints.has(key)) hints.set(key, id);
  }
  return hints;
}

function resultsOf(value: unknown, key: string, reader: JsonReader, url: string): Candidate[] {
  const results = reader.list(reader.object(value, key).result, `${key}.result`);
  return results.flatMap((result, index): Candidate[] => {
    const where = `${key}.result[${index}]`;
    const one = reader.object(result, where);
    const item = reader.text(one.id, `${where}.id`);
    const name = reader.text(one.name, `${where}.name`);
    const given = reader.number(one.score, `${where}.score`);
    const types = one.type === undefined ? [] : reader.list(one.type, `${where}.type`);
    if (!/^Q[1-9]\d*$/.test(item)) return reader.fail(`${where}.id`, 'is not an item of Wikidata', item);
    return [
      {
        item,
        name,
        names: [name],
        description: typeof one.description === 'string' ? one.description : '',
        types: types.flatMap(idAndName).filter(Boolean),
        places: [],
        dates: [],
        ended: [],
        given,
        origin: url,
      },
    ];
  });
}

function idAndName(type: unknown): [string, string] {
  if (typeof type === 'string') return [type, ''];
  const { id, name } = { id: '', name: '', ...(typeof type === 'object' ? type : {}) };
  return [String(id), String(name)];
}
