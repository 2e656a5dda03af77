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

describe('the IRI of evidence', () => {
  it('is the same for the same quotation of the same source', () => {
    expect(evidenceOf({ says: 'keywords: ebb', claim: 'rank: deprecated,' })).toEqual(evidenceOf({}));
  });

  it.each<[string, Parts]>([
    ['namespace', { namespace: 'https://example.org/y/' }],
    ['source', { source: 'v' }],
    ['quote', { quote: 'other words' }],
    ['case', { quote: 'Words' }],
  ])('depends on its %s', (_, parts) => {
    const [node, selector] = evidenceOf(parts);
    expect(evidenceOf({})).not.toContain(node);
    expect(evidenceOf({})).not.toContain(selector);
  });

  it('differs from the IRI of its selector', () => {
    expect(evidenceOf({}).map((iri) => iri?.replace(/[0-9a-f]{20}$/, ''))).toEqual([
      'https://example.org/x/evidence/',
      'https://example.org/x/quote/',
    ]);
  });
});

function statementOf(parts: Parts) {
  const { namespace = 'https://example.org/x/', source = 'w', quote = 'words', claim = '' } = parts;
  const { subject = 's', says = 'keywords: tides' } = parts;
  const text = `namespace: ${namespace}
things: { s: { a: Edition, name: S }, t: { a: Edition, name: T } }
source: { id: ${source} }
claims: [{ quote: ${quote}, ${claim} says: { ${subject}: { ${says} } } }]`;
  const { series, problems } = stagedText(text, profile);
  const [statement] = series.statements;
  if (!statement || problems.length > 0) throw new TypeError(`one statement and no problems: ${problems[0]?.message}`);
  return statement;
}

function iriOf(parts: Parts): string {
  return statementOf(parts).iri.value;
}

function evidenceOf(parts: Parts): (string | undefined)[] {
  const [evidence] = statementOf(parts).evidence;
  return [evidence?.node.value, evidence?.selector.value];
}
