import { join } from 'node:path';
import { namesIn, textOf } from './repository.ts';

/**
 * The cases of a folder with what must come of each: `expected.txt` holds blocks of a file name and the lines expected
 * of it; a block of a name alone expects nothing to be reported.
 * @throws where a case has no expectation, or an expectation no case
 */
export function expectedOf(...folder: readonly string[]): [name: string, lines: string[]][] {
  const expected = textOf(...folder, 'expected.txt')
    .trim()
    .split('\n\n')
    .map((block): [string, string[]] => {
      const [name = '', ...lines] = block.split('\n');
      return [name, lines];
    });
  const names = namesIn(join(...folder)).filter((name) => name !== 'expected.txt');
  const known = new Set(expected.map(([name]) => name));
  const strangers = [
    ...names.filter((name) => !known.has(name)),
    ...[...known].filter((name) => !names.includes(name)),
  ];
  if (strangers.length > 0) throw new Error(`without case or without expectation: ${strangers.join(', ')}`);
  return expected;
}
