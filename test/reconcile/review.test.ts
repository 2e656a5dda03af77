import { expect, it } from 'vitest';
import type { Proposal } from '../../src/reconcile/propose/judge.ts';
import { decisionOf } from '../../src/reconcile/propose/review.ts';

const proposal = (item: string): Proposal => ({
  candidate: {
    item,
    name: item,
    names: [item],
    description: '',
    types: [],
    places: [],
    dates: [],
    ended: [],
    given: undefined,
    origin: 'a list',
  },
  score: 90,
  similarity: 1,
  ours: item,
  theirs: item,
  features: [],
});
const [first, second] = [proposal('Q1'), proposal('Q2')];

it.each([
  ['y', { accepted: first }],
  [' Y ', { accepted: first }],
  ['2', { accepted: second }],
  ['3', undefined],
  ['0', undefined],
  ['n', 'none'],
  ['s', 'skip'],
  ['', 'skip'],
  ['q', 'stop'],
  ['yes please', undefined],
])('the answer %j means %j', (answer, decision) => {
  expect(decisionOf(answer, [first, second])).toEqual(decision);
});
