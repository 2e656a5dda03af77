import { describe, expect, it } from 'vitest';
import type {
  Names,
  ReadValue,
  ValueProblem,
  ValueProfile,
  ValueShape,
} from '../../../src/ontology/values/value-kind.ts';
import { valueProfileOf } from '../../../src/ontology/values/value-kinds.ts';
import { namedNode } from '../../../src/rdf/environment.ts';
import { termId } from '../../../src/rdf/term-id.ts';
import { code as inBackticks } from '../../../src/report/message-text.ts';

const x = 'https://example.org/x/';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const sg = 'https://w3id.org/seminar-graph/ns#';

const names: Names = {
  namespace: x,
  things: new Map(['ludo-martens', 'wpb'].map((id) => [id, namedNode(x + id)])),
  sources: new Map([['wikipedia', namedNode(`${x}source/wikipedia`)]]),
};

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const terms = new Map([
  ['annual', `${x}freq/annual`],
  ['monthly', `${x}freq/monthly`],
]);

const shapes = {
  thing: { classes: [`${x}Party`] },
  source: { classes: [`${sg}Source`] },
  term: { terms },
  iri: { nodeKind: 'http://www.w3.org/ns/shacl#IRI' },
  text: { datatypes: [`${xsd}string`, `${rdf}langString`] },
  date: { datatypes: ['date', 'gYearMonth', 'gYear'].map((name) => xsd + name) },
  period: { classes: ['http://purl.org/dc/terms/PeriodOfTime'] },
  count: { datatypes: [`${xsd}nonNegativeInteger`] },
  number: { datatypes: [`${xsd}positiveInteger`] },
  printed: { datatypes: [`${xsd}positiveInteger`, `${xsd}string`], pattern: '^(0|[0-9]+ ?[A-Za-z]{1,8})$' },
  range: { datatypes: [`${xsd}nonNegativeInteger`, `${xsd}string`], pattern: '^[0-9]+-[0-9]+$' },
  tag: { datatypes: [`${xsd}language`] },
  string: { datatypes: [`${xsd}string`] },
  decimal: { datatypes: [`${xsd}decimal`] },
  boolean: { datatypes: [`${xsd}boolean`] },
} satisfies Record<string, Partial<ValueShape>>;
type Kind = keyof typeof shapes;

describe('the text of a value', () => {
  it.each([
    ['thing', 'wpb', `${x}wpb`],
    ['source', 'wikipedia', `${x}source/wikipedia`],
    ['term', 'annual', `${x}freq/annual`],
    ['iri', 'https://example.org/a#b', 'https://example.org/a#b'],
    ['text', ' a text\n', '"a text"'],
    ['text', '1999', '"1999"'],
    ['text', '', '""'],
    ['date', '1992', `"1992"^^${xsd}gYear`],
    ['date', '2014-06', `"2014-06"^^${xsd}gYearMonth`],
    ['date', '2013-05-31', `"2013-05-31"^^${xsd}date`],
    ['count', '0', `"0"^^${xsd}nonNegativeInteger`],
    ['number', '12', `"12"^^${xsd}positiveInteger`],
    ['number', '+012', `"12"^^${xsd}positiveInteger`],
    ['printed', '12', `"12"^^${xsd}positiveInteger`],
    ['printed', '15bis', '"15bis"'],
    ['printed', '0', '"0"'],
    ['date', '199X', '"199X"^^http://id.loc.gov/datatypes/edtf/EDTF'],
    ['date', '2010-21', '"2010-21"^^http://id.loc.gov/datatypes/edtf/EDTF'],
    ['date', '2010-05/2010-06', '"2010-05/2010-06"^^http://id.loc.gov/datatypes/edtf/EDTF'],
    ['date', '-0775', `"-0775"^^${xsd}gYear`],
    ['date', 'Y-17000', `"-17000"^^${xsd}gYear`],
    ['tag', 'pt-BR', `"pt-BR"^^${xsd}language`],
    ['tag', 'grc', `"grc"^^${xsd}language`],
    ['tag', 'dhv', `"dhv"^^${xsd}language`],
    ['string', 'a text', '"a text"'],
    ['decimal', '0.5', `"0.5"^^${xsd}decimal`],
  ] as const)('as %s: %j is %s', (kind, text, id) => {
    const value = read(text, kind);
    expect(termId(value.term)).toBe(id);
    expect(value.qualifiers ?? []).toEqual([]);
    expect(value.description).toBeUndefined();
  });

  it.each([
    ['1992~', `"1992"^^${xsd}gYear`, `${sg}approximate`],
    ['1992-05?', `"1992-05"^^${xsd}gYearMonth`, `${sg}uncertain`],
    ['1992-05-02%', `"1992-05-02"^^${xsd}date`, `${sg}approximate`],
  ])('as a date: %s has the precision and qualifiers of its text', (text, id, precision) => {
    const { term, qualifiers = [] } = read(text, 'date');
    expect(termId(term)).toBe(id);
    expect(qualifiers.map(([predicate, value]) => [predicate.value, termId(value)])).toEqual([
      [`${sg}precision`, precision],
      [`${sg}edtf`, `"${text}"^^http://id.loc.gov/datatypes/edtf/EDTF`],
    ]);
  });

  it.each([
    [
      '1992/1995',
      'period/1992--1995',
      `"1992"^^${xsd}gYear`,
      `"1995"^^${xsd}gYear`,
      [
        ['earliest', '1992-01-01'],
        ['latest', '1995-12-31'],
      ],
    ],
    [
      '2007/2012-05',
      'period/2007--2012-05',
      `"2007"^^${xsd}gYear`,
      `"2012-05"^^${xsd}gYearMonth`,
      [
        ['earliest', '2007-01-01'],
        ['latest', '2012-05-31'],
      ],
    ],
    ['1992/', 'period/1992--', `"1992"^^${xsd}gYear`, undefined, [['earliest', '1992-01-01']]],
    ['/1995', 'period/--1995', undefined, `"1995"^^${xsd}gYear`, [['latest', '1995-12-31']]],
    [
      '1999',
      'period/1999',
      `"1999"^^${xsd}gYear`,
      `"1999"^^${xsd}gYear`,
      [
        ['earliest', '1999-01-01'],
        ['latest', '1999-12-31'],
      ],
    ],
    [
      '1992?/1995',
      'period/1992%3F--1995',
      `"1992"^^${xsd}gYear`,
      `"1995"^^${xsd}gYear`,
      [
        ['earliest', '1992-01-01'],
        ['latest', '1995-12-31'],
      ],
    ],
    ['1992/..', 'period/1992--..', `"1992"^^${xsd}gYear`, undefined, [['earliest', '1992-01-01']]],
  ])('as a period: %s is a node with the known start and end', (text, id, from, to, bounds) => {
    const { term, description = [] } = read(text, 'period');
    expect(term.value).toBe(`${x}${id}`);
    const dcat = 'http://www.w3.org/ns/dcat#';
    expect(description.map(([predicate, value]) => [predicate.value, termId(value)])).toEqual([
      [`${rdf}type`, 'http://purl.org/dc/terms/PeriodOfTime'],
      ...(from === undefined ? [] : [[`${dcat}startDate`, from]]),
      ...(to === undefined ? [] : [[`${dcat}endDate`, to]]),
      ...bounds.map(([bound, day]) => [`${sg}${bound}`, `"${day}"^^${xsd}date`]),
      ...(/[?.]/.test(text) ? [[`${sg}edtf`, `"${text}"^^http://id.loc.gov/datatypes/edtf/EDTF`]] : []),
    ]);
  });

  it.each([
    ['thing', 'wpd', 'unknown-thing', 'did you mean `wpb`?'],
    ['thing', 'wikipedia', 'unknown-thing', 'one of: ludo-martens, wpb'],
    ['source', 'wikipaedia', 'unknown-source', 'did you mean `wikipedia`?'],
    ['source', 'wpb', 'unknown-source', 'one of: wikipedia'],
    ['term', 'anual', 'unknown-value', 'did you mean `annual`?'],
    ['term', 'often', 'unknown-value', 'one of: annual, monthly'],
    ['term', 'Yearly', 'unknown-value', 'write `annual`'],
    // This property has no such terms.
    ['term', 'biannual', 'unknown-value', 'did you mean `annual`?'],
    ['iri', 'example.org', 'bad-iri', 'https://example.org/page'],
    ['iri', 'https://example.org/a b', 'bad-iri', 'https://example.org/page'],
    ['text', 'half \ud83c', 'bad-text', 'escape'],
    ['text', 'nul \0', 'bad-text', 'escape'],
    ['string', 'half \ud83c', 'bad-text', 'escape'],
    ['date', 'May 1992', 'bad-date', 'write `1992-05`'],
    ['date', 'spring 1992', 'bad-date', '2014-06'],
    ['date', '2013-02-30', 'bad-date', '2013-05-31'],
    ['period', '1995/1992', 'bad-period', '1992/1995'],
    ['count', 'about 50', 'wrong-type', 'a whole number such as 52'],
    ['count', '-1', 'wrong-type', 'a whole number such as 52'],
    ['number', '0', 'wrong-type', 'from 1 upward'],
    ['number', 'XIV', 'wrong-type', 'write `14`'],
    ['printed', '15th', 'wrong-type', 'write `15`'],
    ['printed', '15e', 'wrong-type', 'write `15`'],
    ['printed', '12-14', 'wrong-type', 'from 1 upward'],
    ['range', '50-40', 'wrong-type', 'did you mean `40-50`?'],
    ['range', '40-40', 'wrong-type', 'write `40`'],
    ['tag', 'en_GB!', 'wrong-type', 'pt-BR'],
    ['tag', 'en_GB', 'wrong-type', 'write `en-GB`'],
    ['tag', 'english', 'bad-language', 'write `en`'],
    ['tag', 'Français', 'wrong-type', 'write `fr`'],
    ['tag', 'Deutsch', 'bad-language', 'write `de`'],
    ['tag', 'eng', 'bad-language', 'write `en`'],
    ['tag', 'ger-AT', 'bad-language', 'write `de-AT`'],
    ['tag', 'jp', 'bad-language', 'pt-BR'],
    ['tag', 'x-mine', 'bad-language', 'pt-BR'],
  ] as const)('as %s: %j is a problem: %s, with a hint', (kind, text, code, hint) => {
    const problem = profileOf(kind).read(text, names);
    expect(problem).toMatchObject({ code });
    expect(hintOf(problem)).toContain(hint);
    // What cannot be carried is not repeated either.
    if (code !== 'bad-text')
      expect(problem).toMatchObject({ message: expect.stringContaining(inBackticks(text)) as unknown });
  });

  it('that is an id has a hint if no thing or source is described', () => {
    const none = { ...names, things: new Map(), sources: new Map() };
    expect(hintOf(profileOf('thing').read('wpb', none))).toContain('`things`');
    expect(hintOf(profileOf('source').read('wpb', none))).toContain('`sources`');
  });

  it('of a datatype without a row has a problem without a hint', () => {
    expect(profileOf('boolean').read('half', names)).toMatchObject({ code: 'wrong-type', hint: undefined });
  });

  it('has no kind if the shape has no constraints, or several datatypes', () => {
    const nothing = { terms: new Map(), classes: [], datatypes: [], nodeKind: undefined };
    const datatypes = [`${xsd}decimal`, `${xsd}boolean`];
    expect(valueProfileOf(nothing)).toBeUndefined();
    expect(valueProfileOf({ ...nothing, ...shapes.iri, datatypes })).toBeUndefined();
  });
});

describe('a text in a language', () => {
  it.each([
    ['en', 'en'],
    ['EN', 'en'],
    ['pt-BR', 'pt-br'],
    ['zh-Hant-TW', 'zh-hant-tw'],
    ['nds', 'nds'],
    ['en-x-mine', 'en-x-mine'],
    ['iw', 'he'],
    [`en-x-${'a1234567-'.repeat(6)}a`, `en-x-${'a1234567-'.repeat(6)}a`],
  ])('%s has the tag %s, each time', (language, tag) => {
    for (let time = 0; time < 2; time += 1) {
      const value = readIn(language, 'tides');
      expect('code' in value ? value : termId(value.term)).toBe(`"tides"@${tag}`);
    }
  });

  it.each([
    ...['', 'e', 'en-', '-en', 'e1', 'en-x', 'x-en', 'en en', 'en-123456789', 'jp'].map((bad) => [bad, 'pt-BR']),
    ['english', 'write `en`'],
    ['en_GB', 'write `en-GB`'],
    ['eng', 'write `en`'],
  ])('has no tag %j, each time', (language, hint) => {
    for (let time = 0; time < 2; time += 1) {
      const problem = readIn(language, 'tides');
      const message = expect.stringContaining(inBackticks(language)) as unknown;
      expect(problem).toMatchObject({ code: 'bad-language', message });
      expect(hintOf(problem)).toContain(hint);
    }
  });

  it('can contain every text that RDF can represent', () => {
    expect(readIn('en', 'half \ud83c')).toMatchObject({ code: 'bad-text' });
  });

  it('is allowed for texts only', () => {
    const kinds = Object.keys(shapes) as Kind[];
    expect(kinds.filter((kind) => profileOf(kind).inLanguage)).toEqual(['text']);
  });
});

function profileOf(kind: Kind): ValueProfile {
  const shape = { terms: new Map(), classes: [], datatypes: [], nodeKind: undefined, ...shapes[kind] };
  const profile = valueProfileOf(shape);
  if (!profile) throw new TypeError(`no kind recognizes the shape of ${kind}`);
  return profile;
}

function readIn(language: string, text: string): ReadValue | ValueProblem {
  const inLanguage = profileOf('text').inLanguage?.(language);
  if (!inLanguage) throw new TypeError('texts have languages');
  return typeof inLanguage === 'function' ? inLanguage(text, names) : inLanguage;
}

function read(text: string, kind: Kind): ReadValue {
  const value = profileOf(kind).read(text, names);
  if ('code' in value) throw new TypeError(value.message);
  return value;
}

function hintOf(value: ReadValue | ValueProblem): string | undefined {
  if (!('code' in value)) return undefined;
  return typeof value.hint === 'function' ? value.hint() : value.hint;
}
