import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// Converts facts to the form that is easiest for other engines: a list of subjects and values per property, with absolute
// IRIs, so that their mappings need no joins, conditions or functions. For regular series only.
//
//   node bench/flatten.ts SERIES.ndjson OUT.json OUT.jsonld.ndjson

type Fields = Readonly<Record<string, unknown>>;
interface Thing {
  readonly id: string;
  readonly fields: Fields;
}

const [input = '', json = '', jsonLd = ''] = process.argv.slice(2);
const context = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'ontology', 'context.jsonld'), 'utf8'))[
  '@context'
];
const lists: Record<string, { s: string; o: string }[]> = {};
const documents: string[] = [];

for await (const line of createInterface(createReadStream(input))) {
  const { namespace, things, sources } = JSON.parse(line);
  const said: Thing[] = [
    things,
    ...sources.flatMap(({ claims }: { claims: { says: Fields }[] }) => claims.map(({ says }) => says)),
  ]
    .flatMap((part: Record<string, Fields>) => Object.entries(part))
    .map(([id, fields]) => ({ id, fields }));
  const nodes: Fields[] = [];
  for (const { id, fields } of said) {
    const node: Record<string, unknown> = { '@id': namespace + id };
    for (const [key, value] of Object.entries(fields))
      for (const [list, text] of valuesOf(key, value, namespace)) {
        lists[list] ??= [];
        lists[list].push({ s: namespace + id, o: text });
        const [name = '', language] = list.split('_');
        node[name] = [
          node[name] ?? [],
          language === undefined ? text : { '@value': text, '@language': language },
        ].flat();
      }
    nodes.push(node);
  }
  documents.push(`${JSON.stringify({ '@graph': nodes })}\n`);
}
writeFileSync(json, JSON.stringify(lists));
writeFileSync(jsonLd, documents.join(''));

/** The values of a field, each with the name of its list: the key, and the language if it has one. */
function valuesOf(key: string, value: unknown, namespace: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(key, item, namespace));
  if (typeof value === 'object' && value !== null && 'value' in value) return valuesOf(key, value.value, namespace);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([language, text]) =>
      [text].flat().map((one): [string, string] => [`${key}_${language}`, one]),
    );
  const text = String(value);
  if (key === 'a') return [['type', expand(context[text])]];
  const { '@type': type } = context[key];
  if (type === '@vocab') return [[key, expand(context[text])]];
  return [[key, type === '@id' ? namespace + text : text]];
}

function expand(short: string): string {
  const [prefix = '', local] = short.split(/:(.*)/s);
  return prefix in context ? context[prefix] + local : short;
}
