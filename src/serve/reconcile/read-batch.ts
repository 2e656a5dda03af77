import { JsonReader } from '../../sparql/json-reader.ts';
import { refuse } from '../refuse.ts';

/** Limits of a request. `batchSize` is in the manifest. */
export const batchSize = 50;
const longestText = 1_000;
const mostProperties = 20;
const mostValues = 20;
const mostCandidates = 100;
const usualCandidates = 10;

const reader = new JsonReader((where, wrong) => refuse(400, `${where} ${wrong}`));

/** One query of a batch (Reconciliation Service API 0.2, section 4.1). */
export interface ReconcileQuery {
  readonly query: string | undefined;
  readonly types: readonly string[];
  /** With `should`, things of other classes are candidates too, with a lower score. */
  readonly typeStrict: 'any' | 'should' | 'all';
  readonly limit: number;
  readonly properties: readonly QueryProperty[];
}

export interface QueryProperty {
  readonly pid: string;
  readonly values: readonly QueryValue[];
}

/** A text, or the result of an earlier query. */
interface QueryValue {
  readonly id: string | undefined;
  readonly text: string;
}

export interface ExtendRequest {
  readonly ids: readonly string[];
  readonly properties: readonly string[];
}

/** The queries of a batch by key. Rejects the batch if one of them is invalid. */
export function readBatch(text: string): Map<string, ReconcileQuery> {
  const entries = Object.entries(reader.object(parsed(text, 'queries'), 'queries'));
  if (entries.length > batchSize)
    refuse(413, `a request may have at most ${batchSize} queries; this one has ${entries.length}`);
  return new Map(entries.map(([key, value]) => [key, readQuery(value, `queries.${key.slice(0, 50)}`)]));
}

export function readExtend(text: string): ExtendRequest {
  const { ids, properties } = reader.object(parsed(text, 'extend'), 'extend');
  const wanted = reader
    .list(properties, 'extend.properties')
    .map((value, at) => textOf(reader.object(value, `extend.properties[${at}]`).id, `extend.properties[${at}].id`));
  const named = reader.list(ids, 'extend.ids').map((value, at) => textOf(value, `extend.ids[${at}]`));
  if (wanted.length > mostProperties || named.length > 1_000)
    refuse(413, `a request may have at most ${mostProperties} properties of 1000 things`);
  return { ids: named, properties: wanted };
}

const queryKeys = ['query', 'type', 'limit', 'properties', 'type_strict'];

function readQuery(value: unknown, where: string): ReconcileQuery {
  const map = reader.object(value, where);
  const unknown = Object.keys(map).find((key) => !queryKeys.includes(key));
  if (unknown !== undefined)
    refuse(400, `${where}: version 0.2 has no \`${unknown.slice(0, 50)}\`; it has ${queryKeys.join(', ')}`);
  const query = map.query === undefined ? undefined : textOf(map.query, `${where}.query`).trim();
  const listed = map.properties === undefined ? [] : reader.list(map.properties, `${where}.properties`);
  if (listed.length > mostProperties) refuse(413, `${where}: a query may have at most ${mostProperties} properties`);
  if ((query ?? '') === '' && listed.length === 0) refuse(400, `${where}: \`query\` or \`properties\` is required`);
  return {
    query: query === '' ? undefined : query,
    types: (Array.isArray(map.type) ? map.type : map.type === undefined ? [] : [map.type]).map((type) =>
      textOf(type, `${where}.type`),
    ),
    typeStrict: strictOf(map.type_strict, where),
    limit: limitOf(map.limit, where),
    properties: listed.map((property, at) => readProperty(property, `${where}.properties[${at}]`)),
  };
}

function readProperty(property: unknown, where: string): QueryProperty {
  const { pid, v } = reader.object(property, where);
  const values: readonly unknown[] = Array.isArray(v) ? v : [v];
  if (values.length > mostValues) refuse(413, `${where}: a property may have ${mostValues} values`);
  return { pid: textOf(pid, `${where}.pid`), values: values.map((value) => readValue(value, `${where}.v`)) };
}

function readValue(value: unknown, where: string): QueryValue {
  if (typeof value === 'string') return { id: undefined, text: textOf(value, where) };
  if (typeof value === 'number' || typeof value === 'boolean') return { id: undefined, text: String(value) };
  const { id, name } = reader.object(value, where);
  return { id: textOf(id, `${where}.id`), text: name === undefined ? '' : textOf(name, `${where}.name`) };
}

function strictOf(value: unknown, where: string): ReconcileQuery['typeStrict'] {
  if (value === undefined || value === 'any' || value === 'should' || value === 'all') return value ?? 'any';
  return refuse(400, `${where}.type_strict is not one of any, should, all`);
}

function limitOf(value: unknown, where: string): number {
  if (value === undefined) return usualCandidates;
  if (typeof value !== 'number' || !(value >= 1)) refuse(400, `${where}.limit is not a positive number`);
  return Math.min(Math.floor(Number(value)), mostCandidates);
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, `\`${where}\` is not JSON`);
  }
}

function textOf(value: unknown, where: string): string {
  const text = reader.text(value, where);
  return text.length > longestText ? refuse(413, `${where} has more than ${longestText} characters`) : text;
}
