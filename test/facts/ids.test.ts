import { expect, it } from 'vitest';
import { idHint, isId } from '../../src/facts/ids.ts';

it.each([
  ['old quay', 'old-quay'],
  ['café', 'cafe'],
  ['Old Quay (2nd), Ltd.', 'old-quay-2nd-ltd'],
  ['../x', 'x'],
  ['a'.repeat(201), 'a'.repeat(200)],
])('a similar id for %j is suggested', (text, id) => {
  expect(isId(text)).toBe(false);
  expect(idHint(text)).toContain(`for example \`${id}\`: letters`);
  expect(isId(id)).toBe(true);
});

it.each(['кафе', '', '...'])('%j has no similar id, so the hint has only the rule', (text) => {
  expect(idHint(text)).toMatch(/^letters and digits/);
});
