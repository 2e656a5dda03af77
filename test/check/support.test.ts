import { describe, expect, it } from 'vitest';
import { speaksOfAnother } from '../../src/check/speaks-of-another.ts';
import { supportText } from '../../src/check/support.ts';
import { supportProblems } from '../../src/check/support-problems.ts';
import { mapSeries, type Ontology, readSeries, supportOfSeries } from '../../src/index.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { bundledOntology } from '../../src/node/package-folder.ts';
import type { Problem } from '../../src/report/problem.ts';

const ontology: Ontology = await readOntologyFolder(bundledOntology);

const head = `namespace: https://example.org/fair/
things:
  fair: { a: EventSeries, name: Weaving Fair }
  guild: { a: Organization, name: Guild of Weavers, alternateName: { de: Webergilde } }
  ghent: { a: Place, name: Ghent }
source: { id: letter, name: Letter, publisher: Guild, language: en, published: 1998-08 }
claims:
`;

function supportOf(claims: string) {
  const mapped = mapSeries(readSeries('fair', [{ name: 'fair.yaml', text: head + claims }]), ontology);
  expect(mapped.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { mapped, support: supportOfSeries(mapped, ontology) };
}

const shown = ({ severity, code, message, place }: Problem) =>
  `${(place?.line ?? 0) - head.split('\n').length + 1}:${place?.column} ${severity} ${code} ${message}`;
const problemsOf = (claims: string, isStrict = false) =>
  supportProblems(supportOf(claims).support, isStrict).map(shown);

describe('a value that is not supported', () => {
  const claims = `
  - quote: held in Ghent on 2-4 May
    says:
      fair-1998: { a: Edition, superEvent: fair, startDate: 1998-05-02, location: [ghent], organizer: { value: guild, because: known } }
      people: { a: Observation, observationAbout: fair-1998, measuredProperty: participants, value: 40 }
      fair: { website: { value: http://fair.example/, during: 1998/.. } }
`;

  it('is a warning at the value or qualifier, with what is lacking', () => {
    expect(problemsOf(claims)).toEqual([
      '4:112 warning not-supported the quotation does not say `organizer: guild`: its name is not in these words',
      '5:101 warning not-supported the quotation does not say `value: 40`: no 40',
      '6:33 warning not-supported the quotation does not say `website: http://fair.example/`: not this address',
      '6:63 warning not-supported the quotation does not say `during: 1998/..`: no year',
    ]);
  });

  it('is an error if the check is strict', () => {
    expect(problemsOf(claims, true).every((problem) => problem.includes(' error not-supported '))).toBe(true);
  });

  it('is counted apart from what a source or a reading says, and from what is not tested', () => {
    expect(supportText(supportOf(claims).support.tested)).toBe('1 value quoted, 1 by their source, 4 not supported');
    const reading = `
  - reading: The picture shows Ghent
    says: { fair-1998: { a: Edition, superEvent: fair, location: ghent, startDate: none } }
`;
    expect(supportText(supportOf(reading).support.tested)).toBe('0 values quoted, 1 reading, 1 unchecked');
  });

  it('has a hint if another claim of the source says it', () => {
    const { support } = supportOf(`
  - quote: the fair of 1998
    says: { fair-1998: { a: Edition, superEvent: fair, organizer: guild } }
  - quote: the Guild of Weavers
    says: { fair: { organizer: guild } }
`);
    const [problem] = supportProblems(support);
    expect(problem?.hint).toContain(`fair.yaml:${head.split('\n').length + 3}:12 quotes words that say it`);
  });

  it('is shown as facts write it', () => {
    expect(
      problemsOf(`
  - quote: in Ghent
    says: { fair: { month: May, frequency: annual, location: unknown } }
  - reading: The picture shows a street
    says: { fair: { location: ghent } }
`),
    ).toEqual([
      '3:28 warning not-supported the quotation does not say `month: May`: no month',
      '3:44 warning not-supported the quotation does not say `frequency: annual`: no word for annual',
      '5:31 warning not-supported the reading does not say `location: ghent`: its name is not in these words',
    ]);
  });

  it('is one in each claim that gives it, not once for a statement', () => {
    const found = problemsOf(`
  - quote: the fair of 1998
    says: { fair: { organizer: guild } }
  - quote: the Guild of Weavers
    says: { fair: { organizer: guild } }
`);
    expect(found).toHaveLength(1);
  });

  it('is not reported for what only says of what a claim speaks, and for withheld values', () => {
    const found = problemsOf(`
  - quote: held in 1998
    says:
      fair-1998: { a: Edition, superEvent: fair, startDate: 1998, description: a fair of cloth, location: { value: ghent, withhold: true } }
      there: { a: Participation, participant: unknown, edition: fair-1998, mode: attended }
`);
    expect(found).toEqual([]);
  });

  it('is a name or alias that the words do not have', () => {
    expect(
      problemsOf(`
  - quote: die Webergilde in Gent
    says: { guild: { alternateName: { de: Webergilde } }, ghent: { alternateName: { nl: Ghent } } }
`),
    ).toEqual(['3:89 warning not-supported the quotation does not say `alternateName: Ghent`: not in these words']);
  });
});

it('a day of the Julian calendar is looked up as the source has it', () => {
  const claims = `
  - quote: on 3 August 1492
    says: { fair-1492: { a: Edition, superEvent: fair, startDate: { value: 1492-08-03, calendar: julian } } }
`;
  expect(problemsOf(claims)).toEqual([]);
});

describe('a quotation that names another edition', () => {
  const notes = (claims: string) => {
    const { mapped, support } = supportOf(`
  - quote: the 7th in 1997, the 8th in 1998
    says:
      fair-1997: { a: Edition, superEvent: fair, startDate: 1997, ordinal: 7 }
      fair-1998: { a: Edition, superEvent: fair, startDate: 1998, ordinal: 8 }
${claims}`);
    const statements = mapped.settled.parts.flatMap((part) => part.statements);
    return speaksOfAnother(statements, support.textOf).map(shown);
  };

  it.each([
    ['the fair of 1997', true],
    ['the 7th fair', true],
    ['the fair of 1997, unlike that of 1998', false],
    ['the 8th fair, after 1997', false],
    ['the fair', false],
    ['the fair of 1996', false],
  ])('%s', (quote, isNoted) => {
    const found = notes(`  - quote: ${JSON.stringify(quote)}\n    says: { fair-1998: { location: ghent } }\n`);
    expect(found.length).toBe(isNoted ? 1 : 0);
  });

  it('is noted at the thing, by what it names', () => {
    expect(notes('  - quote: the fair of 1997\n    says: { fair-1998: { location: ghent } }\n')).toEqual([
      '7:13 info speaks-of-another the quotation names the year 1997, which is that of `fair-1997`, and no year or number of `fair-1998`',
    ]);
  });

  it('is noted too where a count or participation is of the edition, and never of readings', () => {
    const count =
      'says: { n: { a: Observation, observationAbout: fair-1998, measuredProperty: participants, value: 40 } }';
    expect(notes(`  - quote: 40 people in 1997\n    ${count}\n`)).toHaveLength(1);
    expect(notes(`  - reading: 40 people in 1997\n    ${count}\n`)).toEqual([]);
  });
});

describe('hostile words', () => {
  const longest = (word: string) => word.repeat(Math.floor(9_990 / word.length));
  const words = [
    'a ',
    '1-',
    '1/1/',
    '1, ',
    'May 1 ',
    '31/12/1999 - ',
    'one and ',
    'twenty ',
    'I ',
    '«',
    'a@',
    '\u00ad',
    '漢',
    'of of May ',
  ];

  it.each(words)('of %j many times are read in the time of their length', (word) => {
    const editions = Array.from({ length: 200 }, (_, index) => [
      `e${index}`,
      { a: 'Edition', superEvent: 'fair', startDate: '2001-05-31', ordinal: index + 1, theme: `a a a b${index}` },
    ]);
    const claim = { quote: longest(word), says: Object.fromEntries(editions) };
    const { support } = supportOf(`  - ${JSON.stringify(claim)}\n`);
    expect(support.tested).toHaveLength(600);
  });

  it('and thousands of names that repeat them are found up to a limit', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `o${index}`);
    const says = ids.map((id, index) => [id, { a: 'Organization', name: 'a '.repeat(1 + (index % 40)) }] as const);
    const organizers = { 'fair-1998': { a: 'Edition', superEvent: 'fair', organizer: ids } };
    const claim = { quote: longest('a '), says: { ...Object.fromEntries(says), ...organizers } };
    const { support } = supportOf(`  - ${JSON.stringify(claim)}\n`);
    expect(support.tested).toHaveLength(2000);
  });
});
