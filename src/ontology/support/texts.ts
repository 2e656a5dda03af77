import { wordsOf } from '../../facts/words.ts';
import { gap } from '../values/value-set.ts';
import { comparable } from './passage.ts';
import { type ClaimText, missing, quoted, type Support } from './support.ts';

/** Whether a passage has all words of a text, in order. `…` in the text stands for any words. */
export function supportsText(written: string, { passages }: ClaimText, lacking = 'not in these words'): Support {
  const runs = runsOf(written);
  if (runs.length === 0) return missing(lacking);
  return passages.some(({ keys }) => hasRuns(keys, runs)) ? quoted : missing(lacking);
}

/** The words of a text between its gaps. */
function runsOf(written: string): string[][] {
  const runs: string[][] = [[]];
  for (const word of wordsOf(written.replaceAll(/\[(?:…|\.\.\.)\]/g, '…'))) {
    if (word === gap) runs.push([]);
    else if (/[\p{L}\p{N}]/u.test(word)) runs.at(-1)?.push(comparable(word));
  }
  return runs.filter((run) => run.length > 0);
}

function hasRuns(keys: readonly string[], runs: readonly (readonly string[])[]): boolean {
  let from = 0;
  for (const run of runs) {
    const at = indexOfRun(keys, run, from);
    if (at < 0) return false;
    from = at + run.length;
  }
  return true;
}

/** Where a run of words occurs, in linear time (Knuth, Morris and Pratt). */
export function indexOfRun(keys: readonly string[], run: readonly string[], from: number): number {
  if (run.length > keys.length - from) return -1;
  const back = [0];
  for (let index = 1, length = 0; index < run.length; ) {
    if (run[index] === run[length]) {
      length += 1;
      back[index] = length;
      index += 1;
    } else if (length > 0) length = back[length - 1] ?? 0;
    else {
      back[index] = 0;
      index += 1;
    }
  }
  for (let at = from, length = 0; at < keys.length; at += 1) {
    while (length > 0 && keys[at] !== run[length]) length = back[length - 1] ?? 0;
    if (keys[at] === run[length]) length += 1;
    if (length === run.length) return at - length + 1;
  }
  return -1;
}
