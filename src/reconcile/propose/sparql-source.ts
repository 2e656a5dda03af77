import { wikidataNamespace } from '../../links/kinds.ts';
import type { JsonReader } from '../../sparql/json-reader.ts';
import { type AskJson, answerReader } from './ask-json.ts';
import { type Candidate, type CandidateSource, noDetails } from './candidate.ts';
import { placeName } from './country-names.ts';

/** Things per query. */
const batch = 20;

/** Language tags of the labels that are searched. */
const languages = ['', 'en', 'mul', 'fr', 'nl', 'de', 'es', 'it', 'pt', 'ru'];

/** Finds items that have one of these names as label or alias. It works on Wikidata and on extracts of it. */
function labelsQuery(names: readonly string[]): string {
  const texts = names.flatMap((name) => languages.map((language) => textOf(name) + (language && `@${language}`)));
  return `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT DISTINCT ?item ?name ?label ?kind ?place ?date ?end WHERE {
  VALUES ?name { ${texts.join(' ')} }
  { ?item rdfs:label ?name } UNION { ?item skos:altLabel ?name }
  FILTER(STRSTARTS(STR(?item), "${wikidataNamespace}Q"))
  OPTIONAL { ?item rdfs:label ?label FILTER(LANG(?label) = "en") }
  OPTIONAL { ?item wdt:P31 ?kind }
  OPTIONAL { ?item wdt:P17/rdfs:label ?place FILTER(LANG(?place) = "en") }
  OPTIONAL { ?item wdt:P571 ?date }
  OPTIONAL { ?item wdt:P576 ?end }
}`;
}

/** A SPARQL endpoint of Wikidata, or of an extract, as a source of candidates. Names must be equal. */
export function sparqlSource(url: string, ask: AskJson): CandidateSource {
  const reader = answerReader(url);
  return {
    places: [],
    async candidatesFor(things) {
      const found: Candidate[][] = [];
      for (let start = 0; start < things.length; start += batch) {
        const part = things.slice(start, start + batch);
        const names = [...new Set(part.flatMap((thing) => thing.names))];
        const candidates = candidatesIn(await ask(url, { query: labelsQuery(names) }), reader, url);
        for (const thing of part)
          found.push(candidates.filter((candidate) => candidate.names.some((name) => thing.names.includes(name))));
      }
      return found;
    },
  };
}

function candidatesIn(answer: unknown, reader: JsonReader, url: string): Candidate[] {
  const results = reader.object(reader.object(answer, 'answer').results, 'results');
  const rows = reader.list(results.bindings, 'results.bindings').map((row, at) => {
    const cells = reader.object(row, `bindings[${at}]`);
    const value = (name: string) =>
      cells[name] === undefined ? '' : reader.text(reader.object(cells[name], name).value, `bindings[${at}].${name}`);
    return { item: value('item').slice(wikidataNamespace.length), value };
  });
  return [...Map.groupBy(rows, ({ item }) => item)].map(([item, own]) => {
    const all = (name: string) => [...new Set(own.map(({ value }) => value(name)).filter(Boolean))];
    if (!/^Q[1-9]\d*$/.test(item)) return reader.fail('item', 'is not an item of Wikidata', item);
    const [label] = all('label');
    const names = [...new Set([...(label === undefined ? [] : [label]), ...all('name')])];
    return {
      ...noDetails,
      item,
      name: names[0] ?? item,
      names,
      types: all('kind').map((kind) => kind.replace(wikidataNamespace, '')),
      places: all('place').map(placeName),
      dates: all('date').map((date) => date.slice(0, 10)),
      ended: all('end').map((date) => date.slice(0, 10)),
      origin: url,
    };
  });
}

/** A string literal of SPARQL. */
function textOf(name: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };
  return `"${name.replaceAll(/[\\"\n\r]/g, (mark) => escapes[mark] ?? mark)}"`;
}
