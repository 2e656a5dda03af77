import { createInterface } from 'node:readline/promises';
import { type Decide, decisionOf } from '../reconcile/propose/review.ts';

/** Asks at the terminal; undefined if there is no terminal. */
export function askReviewer(): Decide | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async ({ proposals }) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      for (;;) {
        const answer = await terminal.question('  [y] first, [2…] another, [n] none of them, [s] skip, [q] quit: ');
        const decision = decisionOf(answer, proposals);
        if (decision !== undefined) return decision;
      }
    } catch {
      // Ctrl+C or the end of the input.
      return 'stop';
    } finally {
      terminal.close();
    }
  };
}
