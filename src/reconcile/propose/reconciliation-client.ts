import { wikidataNamespace } from '../../links/kinds.ts';
import type { Profile } from '../../ontology/profile.ts';
import { Failure } from '../../report/failure.ts';
import type { JsonReader } from '../../sparql/json-reader.ts';
import { type AskJson, answerReader } from './ask-json.ts';
import { type AskedThing, type Candidate, type CandidateSource, noDetails } from './candidate.ts';
import { classesNamed } from './class-names.ts';

/** The service's identifiers of the properties for place and date. */
interface PropertyHints {
  readonly place?: string | undefined;
  readonly date?: string | undefined;
}

/** Versions with the same format of queries. */
const versions = ['0.2', '0.1'];

/** Queries per request if the service gives no limit (as in OpenRefine), and at most. */
const defaultBatch = 10;
const largestBatch = 50;

/** Queries per thing, one for each name, and candidates per query. */
const namesAsked = 3;
const candidatesAsked = 5;

interface Query {
  readonly query: string;
  readonly limit: number;
  readonly type?: string;
  readonly properties?: readonly { readonly pid: string; readonly v: string }[];
}

/**
 * A service with the Reconciliation Service API 0.2 as a source of candidates.
 * @throws Failure `bad-answer` if it is none, has another version, or does not return Wikidata items
 */
export async function reconciliationSource(
  url: string,
  ask: AskJson,
  profile: Profile,
  hints: PropertyHints,
): Promise<CandidateSource> {
  const reader = answerReader(url);
  const manifest = reader.object(await ask(url), 'manifest');
  const offered = reader.list(manifest.versions, 'versions').map(String);
  if (!versions.some((version) => offered.includes(version)))
    throw new Failure('bad-answer', `${url} has version ${offered.join(', ')} of the reconciliation API, not 0.2`, {
      hint: 'many services have version 0.2 at another address',
    });
  const space = reader.text(manifest.identifierSpace, 'identifierSpace');
  if (space !== wikidataNamespace)
    throw new Failure('bad-answer', `${url} does not return Wikidata items, but identifiers of <${space}>`, {
      hint: `use a service whose identifierSpace is ${wikidataNamespace}`,
    });
  const batch = manifest.batchSize === undefined ? defaultBatch : reader.number(manifest.batchSize, 'batchSize');
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

/** The service's class for each of ours, if it offers one that we know. */
function typeHints(defaultTypes: unknown, profile: Profile): Map<string, string> {
  const hints = new Map<string, string>();
  for (const type of Array.isArray(defaultTypes) ? (defaultTypes as unknown[]) : []) {
    const [id, name] = idAndName(type);
    for (const key of [id, name].flatMap((word) => classesNamed(word, profile)))
      if (!hints.has(key)) hints.set(key, id);
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
        ...noDetails,
        item,
        name,
        names: [name],
        description: typeof one.description === 'string' ? one.description : '',
        types: types.flatMap(idAndName).filter(Boolean),
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
