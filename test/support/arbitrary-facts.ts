import fc from 'fast-check';
import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  sourceClassKey,
  statementClassKey,
  thingClasses,
} from '../../src/ontology/profile.ts';
import type { ValueProfile } from '../../src/ontology/values/value-kind.ts';
import { wikibase } from '../../src/rdf/namespace.ts';
import { nastyText } from './fuzz.ts';

/** What a facts file may hold, as JSON. */
export type Json = string | number | boolean | Json[] | { [key: string]: Json };

interface Ids {
  readonly things: readonly string[];
  readonly sources: readonly string[];
}

const namespaces = ['https://example.org/x/', 'http://x/', 'https://example.org/schema/', 'https://example.org/é#'];
const languages = ['en', 'fr', 'EN-GB', 'zh-Hant-TW', 'de-1996', 'en-x-mine', 'es-419', 'ar'];
const idText = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,12}$/),
  fc.constantFrom('source', 'statement', 'dataset', 'constructor', 'toString', 'a.', 'a..b', 'A', 'a', '1', '1e3'),
);

/** A facts file of one series with everything that the profile allows, well formed. */
export function arbitraryFacts(profile: Profile): fc.Arbitrary<{ [key: string]: Json }> {
  const ids = fc.record({
    things: fc.uniqueArray(idText, { minLength: 1, maxLength: 5 }),
    sources: fc.uniqueArray(idText, { minLength: 1, maxLength: 3 }),
  });
  return ids.chain((known) => factsOf(profile, known));
}

function factsOf(profile: Profile, ids: Ids): fc.Arbitrary<{ [key: string]: Json }> {
  const identity = requiredClass(profile, 'Thing');
  const classes = thingClasses(profile);
  const classOf = fc.array(fc.constantFrom(...classes), { minLength: ids.things.length, maxLength: ids.things.length });
  return classOf.chain((types) => {
    const claims = fc.array(claim(profile, ids, types), { maxLength: 4 });
    const source = (id: string) =>
      fc
        .tuple(nastyText, fieldsOf(requiredClass(profile, sourceClassKey), profile, ids, false))
        .map(([name, fields]): { [key: string]: Json } => ({ name, ...fields, id }));
    const things = fc
      .tuple(...ids.things.map(() => fieldsOf(identity, profile, ids, false)))
      .map((fields) => Object.fromEntries(ids.things.map((id, i) => [id, { a: types[i]?.key ?? '', ...fields[i] }])));
    const [first = '', ...others] = ids.sources;
    return fc.record({
      namespace: fc.constantFrom(...namespaces),
      things,
      source: source(first),
      claims,
      sources: fc
        .tuple(...others.map((id) => fc.tuple(source(id), claims)))
        .map((list): Json[] => list.map(([fields, own]) => ({ ...fields, claims: own }))),
    });
  });
}

function claim(profile: Profile, ids: Ids, types: readonly ClassProfile[]): fc.Arbitrary<Json> {
  const says = fc
    .subarray(
      ids.things.map((id, index) => [id, types[index]] as const),
      { minLength: 1, maxLength: Math.min(2, ids.things.length) },
    )
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(([id, type]) =>
          (type ? fieldsOf(type, profile, ids, true) : fc.constant({})).map((fields) => [id, fields] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
  return fc
    .tuple(nastyText, says, fieldsOf(requiredClass(profile, statementClassKey), profile, ids, false))
    .map(([quote, saying, qualifiers]): Json => ({ quote: `q${quote}`, says: saying, ...qualifiers }));
}

/** Some fields of a class; with qualifiers where what is said may have them. */
function fieldsOf(
  type: ClassProfile,
  profile: Profile,
  ids: Ids,
  qualified: boolean,
): fc.Arbitrary<{ [key: string]: Json }> {
  // Only a day has a calendar, and a conflict needs another value.
  const properties = [...type.properties.values()].filter(
    ({ readOnly, key }) => !readOnly && !['calendar', 'conflictsWith'].includes(key),
  );
  return fc
    .subarray(properties, { maxLength: Math.min(3, properties.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((property) =>
          fieldOf(property, profile, ids, qualified).map((value) => [property.key, value] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

function fieldOf(property: PropertyProfile, profile: Profile, ids: Ids, qualified: boolean): fc.Arbitrary<Json> {
  const absence = fc.constantFrom(...profile.absences.keys());
  // Only a statement can tell that a date is approximate.
  const present = property.value.kind === 'date' && !qualified ? plainDate : presentValue(property, ids);
  const value = fc.oneof({ weight: 12, arbitrary: present }, { weight: 1, arbitrary: absence });
  const one = qualified
    ? fc.oneof(
        value,
        fc
          .tuple(value, fieldsOf(requiredClass(profile, statementClassKey), profile, ids, false))
          .map(([own, qualifiers]): Json => ({ value: own, ...qualifiers })),
      )
    : value;
  // A statement has one rank, and what is no statement one value of what is single.
  if (property.iri === wikibase.rank.value || (property.atMostOne && !qualified) || property.compared === 'single')
    return one;
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: fc.array(one, { maxLength: 3 }).map((list): Json => list) },
  );
}

function presentValue({ key, value }: PropertyProfile, ids: Ids): fc.Arbitrary<Json> {
  const valuesOf = valuesOfKinds[value.kind];
  if (!valuesOf) throw new Error(`no values are known of the kind ${value.kind}, which ${key} has`);
  return valuesOf(value, ids);
}

const noNames = { namespace: '', things: new Map(), sources: new Map() };

const valuesOfKinds: Readonly<Record<string, (value: ValueProfile, ids: Ids) => fc.Arbitrary<Json>>> = {
  thing: (_, ids) => fc.constantFrom(...ids.things),
  source: (_, ids) => fc.constantFrom(...ids.sources),
  term: ({ terms }) => fc.constantFrom(...(terms?.keys() ?? [])),
  iri: () => address,
  date: () => date,
  period: () => period,
  text: () =>
    fc.oneof(
      nastyText,
      fc.integer(),
      fc.boolean(),
      fc.dictionary(fc.constantFrom(...languages), fc.oneof(nastyText, fc.array(nastyText, { maxLength: 2 })), {
        minKeys: 1,
        maxKeys: 3,
      }),
    ),
  number: (value) =>
    fc.constantFrom(
      ...['1', '0', '007', '9'.repeat(40), '15bis', '40-50'].filter((text) => 'term' in value.read(text, noNames)),
    ),
  // Whatever the datatype is: of these, what it allows.
  literal: (value) => {
    const isAllowed = (text: string) => 'term' in value.read(text, noNames);
    const texts = fc.oneof(fc.constantFrom(...candidates.filter(isAllowed)), nastyText, fc.nat().map(String));
    return texts.filter(isAllowed);
  },
};

const candidates = [
  '1',
  '0',
  '007',
  '9'.repeat(40),
  '1.5',
  'true',
  'en',
  'pt-BR',
  '2012',
  '2012-05-31',
  'PT1H',
  'aGk=',
  'a text',
];

const address: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['https', 'http'] }),
  fc.constantFrom(
    ...[
      'https://example.org/',
      "https://example.org/'(a)",
      'https://example.org/%3E%22',
      'https://example.org/é/漢?x=y#z',
    ],
    ...[
      'urn:isbn:9780000000000',
      'mailto:a@example.org',
      'schema:name',
      'x:s',
      'source:w',
      'sg:Edition',
      'id:x',
      'type:x',
    ],
    ...[
      'https:',
      'https://[::1]:80/',
      'tag:example.org,2000:x',
      'x:',
      'http://schema.org/name',
      'https://example.org/x/s',
    ],
  ),
);

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const plainDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const mark = fc.constantFrom('', '', '~', '?', '%');
const date = fc.tuple(plainDate, mark).map(([text, end]) => text + end);
const period = fc.oneof(
  date,
  fc.tuple(plainDate, mark).map(([text, end]) => `${text}${end}/`),
  fc.tuple(plainDate, mark).map(([text, end]) => `/${text}${end}`),
  fc.tuple(day, day, mark, mark).map(([a, b, from, to]) => (a < b ? `${a}${from}/${b}${to}` : `${b}${from}/${a}${to}`)),
);
