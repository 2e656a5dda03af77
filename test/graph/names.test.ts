import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/node/files.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

// The IRI of a statement is the same wherever and whenever it is made; who links to it relies on that.

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

interface Parts {
  readonly namespace?: string;
  readonly source?: string;
  readonly quote?: string;
  /** The words of the claim: `quote: words`. */
  readonly words?: string;
  readonly claim?: string;
  readonly subject?: string;
  readonly says?: string;
}

describe('the IRI of a statement', () => {
  it.each<[string, Parts, Parts]>([
    ['quote', {}, { quote: 'other words' }],
    ['rank', {}, { claim: 'rank: deprecated,' }],
    ['rank at the value', {}, { says: 'keywords: { value: tides, rank: preferred }' }],
    ['reason', { claim: 'rank: deprecated, because: a misprint,' }, { claim: 'rank: preferred, because: seen,' }],
    [
      'order of qualifiers',
      { says: 'keywords: { value: tides, position: 1, during: 1999 }' },
      { says: 'keywords: { value: tides, during: 1999, position: 1 }' },
    ],
    [
      'place of a qualifier, at the value or at the claim',
      { says: 'keywords: { value: tides, position: 1 }' },
      { claim: 'position: 1,' },
    ],
  ])('does not depend on its %s', (_, one, other) => {
    expect(iriOf(one)).toBe(iriOf(other));
  });

  it.each<[string, Parts]>([
    ['namespace', { namespace: 'https://example.org/y/' }],
    ['source', { source: 'v' }],
    ['subject', { subject: 't' }],
    ['property', { says: 'alternateName: tides' }],
    ['value', { says: 'keywords: ebb' }],
    ['language', { says: 'keywords: { en: tides }' }],
    ['period', { says: 'keywords: { value: tides, during: 1999 }' }],
    ['position', { says: 'keywords: { value: tides, position: 1 }' }],
    ['position at the claim', { claim: 'position: 2,' }],
    ['precision', { says: 'keywords: { value: tides, precision: uncertain }' }],
  ])('depends on its %s', (_, parts) => {
    expect(iriOf(parts)).not.toBe(iriOf({}));
  });

  it('depends on qualifiers and on the precision of dates', () => {
    const different = [
      'startDate: 1999',
      'startDate: 1999~',
      'startDate: 1999?',
      'startDate: 1999-05',
      'endDate: 1999',
      'startDate: { value: 1999, position: 1 }',
      'startDate: { value: 1999, position: 2 }',
      'startDate: unknown',
      'startDate: none',
    ];
    expect(new Set(different.map((says) => iriOf({ says }))).size).toBe(different.length);
  });

  it('starts with the namespace of its series', () => {
    expect(iriOf({})).toMatch(/^https:\/\/example\.org\/x\/statement\/[0-9a-f]{20}$/);
  });
});

describe('the IRIs of a claim and its fragments', () => {
  it('are the same for the same quotation of the same source', () => {
    expect(claimOf({ says: 'keywords: ebb', claim: 'rank: deprecated,' })).toEqual(claimOf({}));
  });

  it.each<[string, Parts]>([
    ['namespace', { namespace: 'https://example.org/y/' }],
    ['source', { source: 'v' }],
    ['quote', { quote: 'other words' }],
    ['case', { quote: 'Words' }],
    ['second fragment', { quote: '[words, more]' }],
    ['gap', { quote: '"words […] words"' }],
    ['place', { claim: 'at: title,' }],
    ['words before', { claim: 'before: the,' }],
    ['words after', { claim: 'after: the,' }],
  ])('depend on its %s', (_, parts) => {
    for (const iri of claimOf(parts)) expect(claimOf({})).not.toContain(iri);
  });

  it('tell a reading from a quotation of its words', () => {
    const json = '{"fragments":[],"reading":"words"}';
    const [reading] = claimOf({ words: 'reading: words' });
    for (const quote of ['words', '[reading, words]', `'${json}'`, `[claim, '${json}']`])
      expect(claimOf({ quote })).not.toContain(reading);
  });

  it('differ from each other, and number the fragments', () => {
    expect(claimOf({ quote: '[words, "more […] words"]' }).map((iri) => iri.replace(/[0-9a-f]{20}/, ''))).toEqual([
      'https://example.org/x/claim/',
      ...[1, 2, 3].flatMap((n) => [`https://example.org/x/evidence/-${n}`, `https://example.org/x/quote/-${n}`]),
    ]);
  });
});

function statementOf(parts: Parts) {
  const {
    namespace = 'https://example.org/x/',
    source = 'w',
    quote = 'words',
    words = `quote: ${quote}`,
    claim = '',
  } = parts;
  const { subject = 's', says = 'keywords: tides' } = parts;
  const text = `namespace: ${namespace}
things: { s: { a: Edition, name: S }, t: { a: Edition, name: T } }
source: { id: ${source} }
claims: [{ ${words}, ${claim} says: { ${subject}: { ${says} } } }]`;
  const { series, problems } = stagedText(text, profile);
  const [statement] = series.statements;
  if (!statement || problems.length > 0) throw new TypeError(`one statement and no problems: ${problems[0]?.message}`);
  return statement;
}

function iriOf(parts: Parts): string {
  return statementOf(parts).iri.value;
}

function claimOf(parts: Parts): string[] {
  const [claim] = statementOf(parts).claims;
  return [claim.node, ...claim.fragments.flatMap(({ node, selector }) => [node, selector])].map(({ value }) => value);
}
