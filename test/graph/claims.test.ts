import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClaimInGraph } from '../../src/graph/statement-in-graph.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import { objectsOf, subjectsOf } from '../../src/rdf/graph-reader.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { oa, prov, rdf } from '../../src/rdf/namespace.ts';
import { sortedProblems } from '../../src/report/problem.ts';
import { referencesOf } from '../../src/wikidata/references.ts';
import { explanationOf } from '../../src/write/explanation.ts';
import { explanationText } from '../../src/write/explanation-text.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));
const x = 'https://example.org/x/';

function staged(claims: string, things = '') {
  return stagedText(
    `namespace: ${x}
things:
  s: { a: EventSeries, name: Tides }
  ann: { a: Person, name: Ann Ebb, alternateName: { nl: Annie Eb }${things} }
  club: { a: Organization, name: Club }
source: { id: w, name: W, url: https://example.org/w, language: en }
claims:
${claims}`,
    profile,
  );
}

const problemsOf = (claims: string) =>
  sortedProblems(staged(claims).problems).map(
    ({ severity, code, place }) => `${severity} ${code} ${place?.line}:${place?.column}`,
  );

/** The claims behind the values of a thing. */
function claimsOf({ series: { graph } }: ReturnType<typeof staged>, id: string) {
  const statements = subjectsOf(graph, rdf.subject, namedNode(x + id));
  return statements.flatMap((statement) =>
    objectsOf(graph, statement, prov.wasDerivedFrom).map((claim) => readClaimInGraph(graph, claim)),
  );
}

const theme = 'says: { e: { a: Edition, superEvent: s } }';

describe('the words of a claim', () => {
  it('are fragments in their order, also across gaps', () => {
    const found = staged(`  - { quote: [third, "first […] second [...] more", third], at: title, ${theme} }`);
    expect(found.problems).toEqual([]);
    const [claim] = claimsOf(found, 'e');
    expect(claim?.fragments).toEqual(['third', 'first', 'second', 'more', 'third']);
    expect(claim?.at).toBe('title');
    expect(claim?.source.value).toBe(`${x}source/w`);
  });

  it('have what stands before and after them at their ends', () => {
    const { graph } = staged(`  - { quote: [one, two], before: the, after: of them, ${theme} }`).series;
    const around = [oa.prefix, oa.suffix].map((predicate) =>
      [...graph.match(null, predicate)].map(({ subject, object }) => [
        objectsOf(graph, subject, oa.exact)[0]?.value,
        object.value,
      ]),
    );
    expect(around).toEqual([[['one', 'the']], [['two', 'of them']]]);
  });

  it('may be a reading, which is no quotation anywhere', () => {
    const { graph, statements } = staged(`  - { reading: the address calls it a talk, ${theme} }`).series;
    expect([...graph.match(null, oa.exact)]).toEqual([]);
    const [statement] = statements;
    if (!statement) throw new TypeError('one statement');
    expect(referencesOf(graph, statement.iri)).toMatchObject([{ quote: undefined, urls: ['https://example.org/w'] }]);
    const explanation = explanationOf(namedNode(`${x}e`), graph, profile);
    if (!explanation) throw new TypeError('the edition is in the graph');
    const text = explanationText(explanation);
    expect(text).toContain('w, in our reading: the address calls it a talk');
    expect(text).not.toContain('“');
  });

  it.each([
    ['neither', '{ says: { s: {} } }', ['error incomplete-claim 8:5']],
    ['both', `{ quote: q, reading: r, ${theme} }`, ['error incomplete-claim 8:17']],
    ['an empty list', `{ quote: [], ${theme} }`, ['error empty-quote 8:14']],
    ['an empty fragment', `{ quote: [q, ""], ${theme} }`, ['error empty-quote 8:18']],
    ['a gap alone', `{ quote: "[…]", ${theme} }`, ['error empty-quote 8:14']],
    ['a gap at the end', `{ quote: "words […]", ${theme} }`, ['error empty-quote 8:14']],
    ['an empty reading', `{ reading: " ", ${theme} }`, ['error empty-quote 8:16']],
    ['a list as a reading', `{ reading: [r], ${theme} }`, ['error wrong-type 8:16']],
    ['words before a reading', `{ reading: r, before: b, ${theme} }`, ['error incomplete-claim 8:19']],
    ['an empty place', `{ quote: q, at: "", ${theme} }`, ['error empty-quote 8:21']],
    ['a long fragment', `{ quote: ${'q'.repeat(10_001)}, ${theme} }`, ['error long-quote 8:14']],
    ['many words', `{ quote: [q, ${'q '.repeat(41)}], ${theme} }`, ['warning long-quote 8:18']],
    ['withheld perhaps', `{ quote: q, withhold: perhaps, ${theme} }`, ['error wrong-type 8:27']],
  ])('are refused if they are %s', (_, claim, expected) => {
    expect(problemsOf(`  - ${claim}`)).toEqual(expected);
  });

  it('of a reading are not those of a quotation', () => {
    expect(problemsOf(`  - { quote: "They  met", ${theme} }\n  - { reading: They met, ${theme} }`)).toEqual([
      'warning needless-reading 9:16',
    ]);
  });
});

describe('what is withheld', () => {
  const claims = `  - { quote: the club met, says: { e: { a: Edition, superEvent: s, organizer: [club, ann] } } }
  - { quote: she came, says: { p: { a: Participation, participant: ann, edition: e, mode: attended } } }
  - { quote: she led the club, says: { club: { leader: ann } } }
`;
  const written = (found: ReturnType<typeof staged>) => toNQuads(found.series.graph);

  it('is a thing with all that tells of it', () => {
    for (const word of ['Ann', 'she led']) expect(written(staged(claims))).toContain(word);
    const text = written(staged(claims, ', withhold: true'));
    for (const word of ['ann', 'Ann', '/p>', 'she came', 'she led']) expect(text).not.toContain(word);
    for (const word of ['the club met', `${x}club>`]) expect(text).toContain(word);
  });

  it('is a value', () => {
    const text = written(staged('  - { quote: q, says: { s: { keywords: [a, { value: bb, withhold: true }] } } }'));
    expect(text).toContain('"a"');
    expect(text).not.toContain('"bb"');
  });

  it('is a claim, whose facts are checked', () => {
    const found = staged(`  - { quote: q, withhold: true, says: { s: { keywords: a, startDate: x } } }`);
    expect(written(found)).not.toMatch(/"a"|"q"/);
    expect(found.problems.map(({ code }) => code)).toEqual(['bad-date']);
  });

  it.each(['Ann Ebb spoke', 'spoke Annie Eb, they said'])('is not named by the quotation “%s”', (quote) => {
    const found = staged(`  - { quote: "${quote}", ${theme} }`, ', withhold: true');
    expect(found.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning withheld-name']);
  });

  it('may have a name that is part of other words', () => {
    expect(staged(`  - { quote: Hann Ebbs spoke, ${theme} }`, ', withhold: true').problems).toEqual([]);
  });
});
