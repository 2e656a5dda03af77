import { createInterface } from 'node:readline/promises';
import type { JudgedThing, Proposal } from '../reconcile/propose/judge.ts';

/** What a person says to a thing and its candidates: the one it is, that it is none of them, or nothing. */
export type Decision = { readonly accepted: Proposal } | 'none' | 'skip' | 'stop';

/** Asks a person; undefined where nobody is there to answer. */
export type Decide = ((judged: JudgedThing) => Promise<Decision>) | undefined;

/** Asks the person at the terminal about each thing; undefined where there is no terminal, or a score decides alone. */
export function decideOnTerminal({ acceptAbove, reviewer }: { acceptAbove?: number; reviewer?: string } = {}): Decide {
  if (acceptAbove !== undefined && reviewer === undefined) return undefined;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async ({ proposals }) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      for (;;) {
        const answer = await terminal.question('  [y] the first, [2…] another, [n] none of them, [s] skip, [q] stop: ');
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

/** What an answer means; undefined where it means nothing. */
export function decisionOf(
  answer: string,
  proposals: Parameters<NonNullable<Decide>>[0]['proposals'],
): Decision | undefined {
  const word = answer.trim().toLowerCase();
  const accepted = proposals[word === 'y' ? 0 : /^\d+$/.test(word) ? Number(word) - 1 : -1];
  if (accepted) return { accepted };
  if (word === 'n') return 'none';
  if (word === 's' || word === '') return 'skip';
  return word === 'q' ? 'stop' : undefined;
}
