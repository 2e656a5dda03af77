import { acceptedAbove } from './choose.ts';
import type { JudgedThing, Proposal } from './judge.ts';
import type { MappingSetEditor } from './mapping-set.ts';
import type { Acceptance, NewRow } from './new-row.ts';
import type { ProposedThing } from './propose.ts';
import { showJudged } from './show.ts';

/** A reviewer's answer: the candidate that is right, none of them, nothing yet, or the end of the review. */
type Decision = { readonly accepted: Proposal } | 'none' | 'skip' | 'stop';

/** Asks a reviewer about a thing. */
export type Decide = (judged: JudgedThing) => Promise<Decision>;

interface Review extends Pick<Acceptance, 'tool' | 'reviewer' | 'date'> {
  /** Accept candidates that reach this score and are not ambiguous. */
  readonly acceptAbove: number | undefined;
  /** Undefined if there is nobody to ask. */
  readonly decide: Decide | undefined;
  readonly print: (text: string) => void;
}

/** Prints each thing with its candidates, and accepts one by its score or by the reviewer's decision. */
export async function reviewedRows(
  proposed: readonly ProposedThing[],
  mappingSet: MappingSetEditor,
  { acceptAbove, decide, print, tool, reviewer, date }: Review,
): Promise<NewRow[]> {
  const accepted = acceptAbove === undefined ? undefined : acceptedAbove(proposed, acceptAbove);
  const rows: NewRow[] = [];
  for (const thing of proposed.filter(({ proposals }) => proposals.length > 0)) {
    const add = (proposal: Proposal, by: string | undefined, denied = false) =>
      rows.push(mappingSet.rowOf(thing, proposal, { tool, date, reviewer: by, denied }));
    print(`${showJudged(thing)}\n`);
    const proposal = accepted?.get(thing);
    if (proposal) {
      print(`  accepted: ${proposal.candidate.item}\n`);
      add(proposal, undefined);
    } else if (decide) {
      const decision = await decide(thing);
      if (decision === 'stop') break;
      if (decision === 'none' && reviewer !== undefined)
        for (const denied of thing.proposals) add(denied, reviewer, true);
      if (typeof decision === 'object') add(decision.accepted, reviewer);
    }
    print('\n');
  }
  return rows;
}

/** Reads an answer: `y`, a number, `n`, `s` or `q`; undefined for anything else. */
export function decisionOf(answer: string, proposals: JudgedThing['proposals']): Decision | undefined {
  const word = answer.trim().toLowerCase();
  const accepted = proposals[word === 'y' ? 0 : /^\d+$/.test(word) ? Number(word) - 1 : -1];
  if (accepted) return { accepted };
  if (word === 'n') return 'none';
  if (word === 's' || word === '') return 'skip';
  return word === 'q' ? 'stop' : undefined;
}
