import { join } from 'node:path';
import type { NamedNode } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import type { SeriesGraph } from '../../src/graph/series-graph.ts';
import type { Focus } from '../../src/graph/trace.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { localName } from '../../src/rdf/graph-reader.ts';
import { wikibase } from '../../src/rdf/namespace.ts';
import { shorten } from '../../src/rdf/prefixes.ts';
import { termId, type Value } from '../../src/rdf/term-id.ts';
import { compareText, lineReader } from '../../src/report/problem.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';
import type { Staged } from '../support/stages.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

const x = 'https://example.org/x/';

describe('a claim', () => {
  it('becomes a value, a statement, a claim with its fragment, and a source', () => {
    const { series } = stagedText(
      `namespace: ${x}
things: { s: { a: EventSeries, name: { en: Talks } } }
source: { id: w, name: W, url: https://example.org/w }
claims: [{ quote: they met, says: { s: { startDate: { value: 1999-05, during: 1990/1995 } } } }]`,
      profile,
    );
    expect(linesOf(series)).toEqual([
      ':claim/# a sg:Claim',
      ':claim/# dcterms:source :source/w',
      ':claim/# prov:wasDerivedFrom :evidence/#-1',
      ':evidence/#-1 a oa:SpecificResource',
      ':evidence/#-1 oa:hasSelector :quote/#-1',
      ':evidence/#-1 oa:hasSource :source/w',
      ':period/1990--1995 a dcterms:PeriodOfTime',
      ':period/1990--1995 dcat:endDate "1995"^^xsd:gYear',
      ':period/1990--1995 dcat:startDate "1990"^^xsd:gYear',
      ':period/1990--1995 sg:earliest "1990-01-01"^^xsd:date',
      ':period/1990--1995 sg:latest "1995-12-31"^^xsd:date',
      ':quote/#-1 a oa:TextQuoteSelector',
      ':quote/#-1 oa:exact "they met"',
      ':s a schema:EventSeries',
      ':s schema:name "Talks"@en',
      ':s schema:startDate "1999-05"^^xsd:gYearMonth',
      ':source/w a sg:Source',
      ':source/w schema:name "W"',
      ':source/w schema:url https://example.org/w',
      ':statement/# a sg:Statement',
      ':statement/# dcterms:temporal :period/1990--1995',
      ':statement/# prov:wasDerivedFrom :claim/#',
      ':statement/# rdf:object "1999-05"^^xsd:gYearMonth',
      ':statement/# rdf:predicate schema:startDate',
      ':statement/# rdf:subject :s',
      ':statement/# sg:earliest "1999-05-01"^^xsd:date',
      ':statement/# sg:latest "1999-05-31"^^xsd:date',
      ':statement/# sg:settled "true"^^xsd:boolean',
      ':statement/# sg:year "1999"^^xsd:integer',
      ':statement/# wikibase:rank wikibase:NormalRank',
    ]);
  });
});

describe('each node of the graph', () => {
  it('has its place in the facts', () => {
    const text = `namespace: ${x}
things:
  s: { a: EventSeries, name: Talks }
source: { id: w, name: W, published: 2001 }
claims:
  - quote: they met
    says:
      e:
        a: Edition
        startDate:
          value: 1999-05
          during: 1990/`;
    const { series } = stagedText(text, profile);
    const lineOf = lineReader(new Map([['facts.yaml', text]]));
    const shownAt = (at: Focus) => {
      const place = series.trace.place(at) ?? nowhere;
      return `${place.line} ${lineOf(place)?.slice(place.column - 1, place.column - 1 + place.length)}`;
    };
    const nodes = new Map([...series.graph].map(({ subject }) => [subject.value, subject]));
    const found = [...nodes.values()].map((node) => `${short(node as Value)} ${shownAt({ focus: node as NamedNode })}`);
    expect(found.sort(compareText)).toEqual([
      ':claim/# 6 they met',
      ':e 8 e',
      ':evidence/#-1 6 they met',
      ':period/1990-- 12 1990/',
      ':quote/#-1 6 they met',
      ':s 3 s',
      ':source/w 4 { id: w, name: W, published: 2001 }',
      ':statement/# 11 1999-05',
    ]);
    const [statement] = series.statements;
    if (!statement) throw new TypeError('there is one statement');
    const { subject: focus, predicate: path, object: value } = statement;
    expect([{ focus, path, value }, { focus, path }, { focus }].map(shownAt)).toEqual([
      '11 1999-05',
      '11 1999-05',
      '8 e',
    ]);
    const names = [...series.graph.match(null, profile.properties.get('name')?.node)];
    expect(
      names.map(({ subject, predicate, object }) =>
        shownAt({ focus: subject as NamedNode, path: predicate as NamedNode, value: object as Value }),
      ),
    ).toEqual(['3 Talks', '4 W']);
  });
});

describe('the value of a claim', () => {
  it.each([
    ['theme: tides', '', ['theme tides']],
    ['keywords: [tides, ebb]', '', ['keywords tides', 'keywords ebb']],
    ['theme: { en: tides, fr: marées }', '', ['theme tides@en', 'theme marées@fr']],
    ['keywords: { en: [tides, ebb] }', '', ['keywords tides@en', 'keywords ebb@en']],
    ['theme: [tides, { fr: marées }]', '', ['theme tides', 'theme marées@fr']],
    ['theme: { value: tides }', '', ['theme tides']],
    [
      'theme: { value: { en: tides, fr: marées }, position: 2 }',
      '',
      ['theme tides@en position 2', 'theme marées@fr position 2'],
    ],
    [
      'themePart: [{ value: tides, position: 1 }, { value: ebb, position: 2 }]',
      '',
      ['themePart tides position 1', 'themePart ebb position 2'],
    ],
    ['theme: tides, keywords: talk', '', ['theme tides', 'keywords talk']],
    ['theme: tides', 'position: 3', ['theme tides position 3']],
    ['theme: { value: tides, position: 1 }', 'position: 3', ['theme tides position 1']],
    ['theme: { value: tides, position: 1 }', 'precision: uncertain', ['theme tides position 1 precision uncertain']],
    ['theme: { value: tides, finerThan: [s, p] }', '', ['theme tides finerThan s finerThan p']],
    ['startDate: 1999~', '', ['startDate 1999 precision approximate edtf 1999~']],
    [
      'startDate: { value: 1999~, position: 1 }',
      'precision: exact',
      ['startDate 1999 position 1 precision exact precision approximate edtf 1999~'],
    ],
    ['theme: tides', 'rank: preferred', ['preferred theme tides']],
    ['theme: tides', 'rank: deprecated, because: a misprint', ['deprecated theme tides rankReason a misprint']],
    ['theme: { value: tides, rank: normal }', 'rank: preferred', ['theme tides']],
    [
      'theme: [{ value: tides, rank: preferred }, ebb]',
      'rank: deprecated',
      ['preferred theme tides', 'deprecated theme ebb'],
    ],
    ['superEvent: { value: s, ordinal: 6 }', '', ['superEvent s', 'ordinal 6 inSeries s']],
    [
      'superEvent: [{ value: s, ordinal: { value: 6, precision: uncertain } }, p]',
      '',
      ['superEvent s', 'superEvent p', 'ordinal 6 inSeries s precision uncertain'],
    ],
    ['ordinal: { value: 6, in: s }', '', ['ordinal 6 inSeries s']],
    [
      'startDate: { value: 1492-08-03~, calendar: julian }',
      '',
      ['startDate 1492-08-12 calendar julian precision approximate edtf 1492-08-12~ asWritten 1492-08-03~'],
    ],
    ['theme: unknown', '', ['theme unknownValue']],
    ['theme: { value: none, position: 1 }', '', ['theme noValue position 1']],
    ['theme: { en: none }', '', ['theme none@en']],
  ])('{ %s } and { %s } is %j', (says, claim, expected) => {
    const { series, problems } = staged(says, claim);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(statementsIn(series)).toEqual(expected);
  });
});

describe('a thing or source', () => {
  it.each([
    ['{ a: Person, name: Ada, sameAs: [https://example.org/1, https://example.org/2] }', 3],
    ['{ a: Person, name: { en: Ada, fr: [Ada, Adèle] } }', 3],
  ])('%s has its fields as plain triples, without statements', (thing, count) => {
    const { series, problems } = stagedText(
      `namespace: ${x}\nthings: { s: { a: Edition, name: S }, ada: ${thing} }`,
      profile,
    );
    expect(problems).toEqual([]);
    expect(series.statements).toEqual([]);
    const own = [...series.graph].filter(({ subject }) => subject.value === `${x}ada`);
    expect(own.filter(({ predicate }) => localName(predicate.value) !== 'type')).toHaveLength(count);
  });

  it('may be described in a claim, after it is mentioned', () => {
    const { series, problems } = stagedText(
      `namespace: ${x}
source: { id: w, name: W }
claims:
  - { quote: one, says: { f: { previousWork: 1 } } }
  - { quote: two, says: { f: { theme: tides } } }
  - { quote: three, says: { f: { a: Edition } } }`.replace('previousWork: 1', 'theme: tides'),
      profile,
    );
    expect(problems).toEqual([]);
    expect(linesOf(series)).toContain(':f a sg:Edition');
  });
});

describe('a source', () => {
  it('may be a copy of a source that is described later', () => {
    const { series, problems } = stagedText(
      `namespace: ${x}
sources:
  - { id: copy, name: C, isVersionOf: w, claims: [] }
  - { id: w, name: W, claims: [] }`,
      profile,
    );
    expect(problems).toEqual([]);
    expect(linesOf(series)).toContain(':source/copy dcterms:isVersionOf :source/w');
  });
});

describe('facts that cannot be mapped', () => {
  it.each<[things: string, says: string, found: string, hint: string]>([
    ['s: { a: Edition, name: S }', '{ e: { them: tides } }', 'unknown-property at them', 'did you mean `theme`\\?'],
    [
      's: { a: Edition, name: S }',
      '{ e: { frequency: annual } }',
      'unknown-property at frequency',
      'it is a property of EventSeries',
    ],
    ['s: { a: Edition, name: S }', '{ p: { xyzxyzxyz: 1 } }', 'unknown-property at xyzxyzxyz', 'one of: .*jobTitle'],
    ['s: { a: Edition, name: S }', '{ e: { attestation: x } }', 'unknown-property at attestation', ''],
    ['s: { a: Edition, theme: S }', '{}', 'unknown-property at theme', ''],
    ['s: { a: Edition, name: { value: S } }', '{}', 'wrong-type at S', 'value alone'],
    ['s: { a: Edition, name: { value: S, position: 1 } }', '{}', 'wrong-type at S', 'value alone'],
    ['s: { name: S }', '{}', 'missing-class at s', '`a: '],
    ['s: { a: Editoin, name: S }', '{}', 'unknown-class at Editoin', 'did you mean `Edition`\\?'],
    ['s: { a: [Edition], name: S }', '{}', 'unknown-class at [Edition]', ''],
    ['s: { a: Source, name: S }', '{}', 'unknown-class at Source', 'one of: .*Person'],
    ['s: { a: Statement, name: S }', '{}', 'unknown-class at Statement', ''],
    ['s: { a: Evidence, name: S }', '{}', 'unknown-class at Evidence', ''],
    ['s: { a: Edition, name: S }', '{ s: { a: Person } }', 'two-classes at Person', 'facts.yaml:2:19'],
    ['s: { a: Edition, name: S }', '{ s: { a: Edition } }', '', ''],
    ['sun: { a: Edition, name: S }', '{ sum: { theme: x } }', 'unknown-thing at sum', 'did you mean `sun`\\?'],
    ['s: { a: Edition, name: S }', '{ moon: { theme: x } }', 'unknown-thing at moon', '`a: Edition`'],
    ['s: { a: Edition, name: S }', '{ e: { location: pp } }', 'unknown-thing at pp', 'one of: s, e, p'],
    [
      's: { a: Edition, name: S }',
      '{ e: { theme: { value: x, position: { value: 1 } } } }',
      'wrong-type at 1',
      'value alone',
    ],
    [
      's: { a: Edition, name: S }',
      '{ e: { theme: { value: x, rank: [normal, preferred, normal] } } }',
      'wrong-type at preferred',
      '',
    ],
    ['s: { a: Edition, name: S }', '{ e: { theme: { value: x, theme: y } } }', 'unknown-property at theme', ''],
    ['s: { a: Edition, name: S }', '{ e: { theme: { value: [x, y] } } }', 'wrong-type at [x, y]', 'a list of these'],
    [
      's: { a: Edition, name: S }',
      '{ e: { theme: { value: { value: x } } } }',
      'wrong-type at { value: x }',
      'a list of these',
    ],
    [
      's: { a: Edition, name: S }',
      '{ e: { location: { value: { en: x } } } }',
      'wrong-type at { en: x }',
      'a list of these',
    ],
    ['s: { a: Edition, name: S }', '{ e: { location: { en: x } } }', 'wrong-type at { en: x }', 'a map with `value`'],
    ['s: { a: Edition, name: S }', '{ e: { theme: [[x]] } }', 'wrong-type at [x]', ''],
    ['s: { a: Edition, superEvent: e }', '{ e: { theme: x } }', 'unknown-property at superEvent', 'under `says:`'],
    [
      's: { a: Edition, name: S }',
      '{ e: { theme: { value: x, startDate: 2012 } } }',
      'unknown-property at startDate',
      'write it under `says:`',
    ],
    [
      'l: { a: Place, name: { en: Old Quay, nl: [Oude Kade, De Kade] } }',
      '{ e: { location: oude kade } }',
      'unknown-thing at oude kade',
      'did you mean `l`, which has this name?',
    ],
    // A source is not a place, whatever its name.
    ['l: { a: Place, name: L }', '{ e: { location: W } }', 'unknown-thing at W', 'one of: l, e, p'],
    ['s: { a: Edition, name: S }', '{ e: { theme: {} } }', 'wrong-type at {}', 'texts by language'],
    ['s: { a: Edition, name: S }', '{ e: { theme: [x, { value: {} }] } }', 'wrong-type at {}', 'texts by language'],
    ['s: { a: Edition, name: S }', '{ e: { theme: { en: { fr: x } } } }', 'wrong-type at { fr: x }', ''],
    ['s: { a: Edition, name: S }', '{ e: { theme: { en: [x, [y]] } } }', 'wrong-type at [y]', ''],
    ['s: { a: Edition, name: S }', '{ e: { theme: { xy_z: x } } }', 'bad-language at xy_z', ''],
    ['s: { a: Edition, name: S }', '{ e: { theme: [{ en: [x] }, { xy_z: [y, z] }] } }', 'bad-language at xy_z', ''],
    [
      's: { a: Edition, name: S }',
      '{ e: { startDate: { value: 1901-02-29, calendar: julian } } }',
      'bad-date at 1901-02-29',
      '2013-05-31',
    ],
    [
      's: { a: Edition, name: S }',
      '{ e: { startDate: { value: 1492-08, calendar: julian } } }',
      'bad-date at 1492-08',
      'leave `calendar` out',
    ],
    [
      's: { a: Edition, name: S }',
      '{ e: { theme: { value: x, calendar: julian } } }',
      'bad-date at x',
      'beside the day',
    ],
    ['s: { a: Edition, name: S }', '{ e: { ordinal: 15th } }', 'wrong-type at 15th', 'write `15`'],
    ['s: { a: Edition, name: S }', '{ e: { startDate: 1995/1992 } }', 'bad-date at 1995/1992', ''],
    ['s: { a: Edition, name: S }', '{ e: { superEvent: { value: s, ordinal: [six] } } }', 'wrong-type at [six]', ''],
  ])('things { %s } and %s: %s', (things, says, expected, hint) => {
    const text = `namespace: ${x}
things: { ${things}, e: { a: Edition, name: E }, p: { a: Person, name: P } }
source: { id: w, name: W }
claims: [{ quote: q, says: ${says} }]`;
    const { problems } = stagedText(text, profile);
    const lineOf = lineReader(new Map([['facts.yaml', text]]));
    const found = problems.map(({ code, place = nowhere }) => {
      const start = place.column - 1;
      return `${code} at ${lineOf(place)?.slice(start, start + place.length)}`;
    });
    expect(found.join(', ')).toBe(expected);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
    if (hint !== '') expect(problems[0]?.hint).toMatch(new RegExp(hint));
  });

  it.each([
    ['frequency: annual', 'Edition has no property `frequency`'],
    ['xyzxyzxyz: 1', 'there is no property `xyzxyzxyz`'],
    // The program writes it.
    ['attestation: inferred', 'there is no property `attestation`'],
    ['theme: { value: x, theme: y }', '`theme` is not a qualifier of a claim'],
  ])('reports whether other classes have the property: %s', (says, message) => {
    expect(staged(says, '').problems).toMatchObject([{ code: 'unknown-property', message }]);
  });

  it('does not suggest read-only properties', () => {
    const [problem] = staged('attestatio: x', '').problems;
    expect(problem?.hint).not.toMatch(/`attestation`|one of:.*attestation/);
  });

  it('cannot have a namespace of the ontology', () => {
    const { problems } = stagedText('namespace: http://schema.org/\nthings: { s: { a: Edition, name: S } }', profile);
    expect(problems).toMatchObject([{ code: 'bad-namespace', place: { line: 1, column: 12 } }]);
  });

  it('does not affect the rest of the claim', () => {
    const { series, problems } = staged('them: a, theme: tides, startDate: never, keywords: [talk, [x]]', '');
    expect(problems.map(({ code }) => code)).toEqual(['unknown-property', 'bad-date', 'wrong-type']);
    expect(statementsIn(series)).toEqual(['theme tides', 'keywords talk']);
  });
});

const nowhere = { file: '', line: 0, column: 0, length: 0 };

/** What is said of an edition, with more fields of the claim. */
function staged(says: string, claim: string): Staged {
  return stagedText(
    `namespace: ${x}
things: { s: { a: EventSeries, name: S }, p: { a: Place, name: P }, e: { a: Edition, name: E } }
source: { id: w, name: W }
claims: [{ quote: q, says: { e: { ${says} } }${claim === '' ? '' : `, ${claim}`} }]`,
    profile,
  );
}

/** `preferred theme tides@en position 2`: what is not of normal rank, the property, the value and its qualifiers. */
function statementsIn({ statements }: SeriesGraph): string[] {
  return statements.map(({ rank, property, object, qualifiers }) =>
    [
      ...(rank.equals(wikibase.NormalRank) ? [] : [localName(rank.value).replace('Rank', '').toLowerCase()]),
      property.key,
      shown(object),
      ...qualifiers.flatMap(([predicate, value]) => [localName(predicate.value), shown(value)]),
    ].join(' '),
  );
}

function shown(value: Value): string {
  if (value.termType === 'NamedNode') return localName(value.value);
  return value.language === '' ? value.value : `${value.value}@${value.language}`;
}

/** The graph as lines of short names, sorted. */
function linesOf({ graph }: SeriesGraph): string[] {
  return [...graph]
    .map(({ subject, predicate, object }) => [subject, predicate, object].map((term) => short(term as Value)).join(' '))
    .map((line) => line.replace(' rdf:type ', ' a '))
    .sort(compareText);
}

/** A term as a short name, with # for what is made of a hash. */
function short(term: Value): string {
  const text = term.termType === 'NamedNode' ? shorten(term.value, profile.prefixes) : termId(term);
  return text
    .replace('http://www.w3.org/2001/XMLSchema#', 'xsd:')
    .replace(x, ':')
    .replace(/\/[0-9a-f]{20}(?=$|-\d+$)/, '/#');
}
