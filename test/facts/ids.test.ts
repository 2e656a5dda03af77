import { expect, it } from 'vitest';
import { idHint, isId } from '../../src/facts/ids.ts';

it.each([
  ['old quay', 'old-quay'],
  ['café', 'cafe'],
  ['Old Quay (2nd), Ltd.', 'old-quay-2nd-ltd'],
  ['../x', 'x'],
  ['a'.repeat(201), 'a'.repeat(200)],
])('an id that is near to %j is proposed', (text, id) => {
  expect(isId(text)).toBe(false);
  expect(idHint(text)).toContain(`for example \`${id}\`: letters`);
  expect(isId(id)).toBe(true);
});

it.each(['кафе', '', '...'])('where %j has no letters that an id can have, only the rule is told', (text) => {
  expect(idHint(text)).toMatch(/^letters, digits/);
});
