/** Whether this is `npm run test:all`: `npm test` takes a sample of what is slow because there is much of it. */
export const everything = process.env.TESTS === 'all';

/** The cases of a long table, or so many of them, from its beginning to its end. */
export function sampleOf<Case>(cases: readonly Case[], size: number): readonly Case[] {
  const step = cases.length / size;
  return everything ? cases : cases.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}
