import { describe, expect, it } from 'vitest';
import { sharedPrefixes } from '../../src/rdf/prefixes.ts';
import { missingDeclarations } from '../../src/sparql/query-prefixes.ts';
import { sharedEngine } from '../support/engine.ts';

const prefixes = new Map([
  ['sg', 'https://w3id.org/seminar-graph/ns#'],
  ['schema', 'http://schema.org/'],
  ['x', 'https://example.org/x/'],
]);
const sg = 'PREFIX sg: <https://w3id.org/seminar-graph/ns#> ';
const schema = 'PREFIX schema: <http://schema.org/> ';

describe('the prefixes that are declared for a query are', () => {
  it.each([
    ['those it uses', 'SELECT * {\n ?e a sg:Edition ; schema:name ?n }', sg + schema],
    [
      'those of datatypes and paths',
      'ASK { ?e schema:a/sg:b "1"^^x:c }',
      `${sg}${schema}PREFIX x: <https://example.org/x/> `,
    ],
    [
      'not those it declares itself',
      'PREFIX sg: <https://example.org/> ASK { ?e a sg:Edition ; schema:name ?n }',
      schema,
    ],
    ['not those it declares over several lines', 'prefix # mine\n  sg:\n <u:v> ASK { ?e a sg:Edition }', ''],
    ['not those in comments', '# sg:Edition\nASK { ?s ?p ?o } # schema:name', ''],
    ['not those in texts', `ASK { ?s ?p "sg:a", 'schema:b \\' x:c', """ " sg:d\n "" """, '''sg:' ''' }`, ''],
    ['not those in addresses', 'ASK { <sg:Edition> ?p <http://example.org/#schema:a> }', ''],
    ['not those in blank nodes and variables', 'ASK { _:sg ?sg $x:b }', ''],
    ['none for a prefix nobody knows', 'ASK { ?e a foo:Edition }', ''],
    ['those after a sign of smaller and larger', 'ASK { ?e sg:a ?n FILTER (?n < 5 && ?n > schema:x) }', sg + schema],
    ['those at the end of a sentence', 'ASK { ?a ?b "x".sg:a ?c 1.schema:b ?d ?e }', sg + schema],
  ])('%s', (_, query, declared) => {
    expect(missingDeclarations(query, prefixes)).toBe(declared);
  });

  it('found in time that grows with the length of the query alone', () => {
    const ends = ['"', '"\\', "'''\\", '"""', 'a', 'a:', '<a', '?', '_:', 'a.'].map((part) => part.repeat(60_000));
    expect(ends.map((query) => missingDeclarations(query, prefixes))).toEqual(ends.map(() => ''));
  });
});

it('a prefix that means two things in two series is known of neither, and the ontology keeps its own', () => {
  const shared = sharedPrefixes(prefixes, [
    { namespace: 'https://example.org/talks/' },
    { namespace: 'https://example.org/schema/' },
  ]);
  expect(shared.get('talks')).toBe('https://example.org/talks/');
  expect(shared.get('schema')).toBe('http://schema.org/');
  expect(shared.has('source')).toBe(false);
  expect(sharedPrefixes(prefixes, [{ namespace: 'https://example.org/talks/' }]).get('source')).toBe(
    'https://example.org/talks/source/',
  );
});

describe('a query that does not parse', () => {
  const engine = sharedEngine();
  const failureOf = (query: string) =>
    engine.answer(query, undefined, { prefixes }).then(
      () => expect.fail('it was answered'),
      (error: { message: string; hint?: string; excerpt?: { text: string; column: number; length: number } }) => ({
        message: error.message,
        hint: error.hint,
        marked: error.excerpt?.text.slice(error.excerpt.column - 1, error.excerpt.column - 1 + error.excerpt.length),
      }),
    );

  it.each([
    [
      'a misspelt word',
      'SELEC * { }',
      'line 1, column 1: `SELEC` is not a word of SPARQL',
      'SELEC',
      /did you mean `SELECT`/,
    ],
    [
      'a word without prefix',
      'ASK {\n  ?e a Edition }',
      'line 2, column 8: `Edition` is not a word of SPARQL',
      'Edition',
      /schema:name/,
    ],
    [
      'a misspelt prefix',
      'ASK { ?e sg:a ?b .\n ?e shcema:name ?n }',
      'line 2, column 5: the prefix `shcema:` is not declared',
      'shcema:',
      /did you mean `schema:`/,
    ],
    [
      'an unknown prefix',
      'ASK { ?e foo:name ?n }',
      'line 1, column 10: the prefix `foo:` is not declared',
      'foo:',
      /PREFIX foo: <.*predefined: sg, schema, x$/,
    ],
    [
      'a missing full stop',
      'ASK { ?e a sg:Edition ?e sg:a ?b }',
      'line 1, column 23: found `?e`, where `}` is expected',
      '?e',
      undefined,
    ],
    [
      'lines that end in two characters',
      '# a\r\nASK {\r\n ?e sg:a ?n ;;; , }\r\n',
      'line 3, column 17: found `,`, where `}` is expected',
      ',',
      undefined,
    ],
    [
      'a text that is not closed',
      'ASK {\n ?e sg:a "b }',
      'line 2, column 10: the string that starts here does not end in its line',
      '"',
      /end it with "/,
    ],
    [
      'a bracket that is not closed',
      'ASK { ?e sg:a ?b\n',
      'line 1, column 17: the query ends too early: `}` is missing',
      '',
      undefined,
    ],
    [
      'a bracket that is not closed before a comment',
      'ASK { ?e sg:a "#"\n# that is all',
      'line 1, column 18: the query ends too early: `}` is missing',
      '',
      undefined,
    ],
    ['more after the end', 'ASK { } }', 'line 1, column 9: found `}`, which is not allowed here', '}', undefined],
    [
      'a variable that is not grouped',
      'SELECT ?a { ?a ?b ?c } GROUP BY ?b',
      'SELECT has a variable that is not grouped',
      undefined,
      /COUNT/,
    ],
  ])('because of %s says so, and where', async (_, query, message, marked, hint) => {
    const found = await failureOf(query);
    expect(found).toMatchObject({ message, marked });
    if (hint) expect(found.hint).toMatch(hint);
    else expect(found.hint).toBeUndefined();
  });
});
