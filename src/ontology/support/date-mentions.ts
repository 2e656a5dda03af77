import { type Expression, expressionsIn } from './date-expressions.ts';
import type { DateParts, Year } from './date-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A day, month or year in a passage, or some of these from one expression. */
export interface DateMention {
  readonly days: readonly number[];
  readonly month: number;
  /** The year of the expression; undefined if another part of the claim has it. */
  readonly year?: Year | undefined;
  /** Whether day and month may also be read the other way round: 05/06. */
  readonly ambiguous: boolean;
}

/** The expressions of a day and a month, or of a month. */
export function dateMentionsIn(parts: DateParts, vocabulary: Vocabulary): DateMention[] {
  const lent = lendParts(expressionsIn(parts, vocabulary.dayAfterMonth), parts.kinds);
  return lent.flatMap(({ days, month, swapped, year }) => {
    const isAmbiguous = swapped !== undefined && (swapped.month !== month || swapped.day !== days[0]);
    const first: DateMention = { days, month, year, ambiguous: isAmbiguous };
    return swapped && isAmbiguous
      ? [first, { days: [swapped.day], month: swapped.month, year, ambiguous: true }]
      : [first];
  });
}

/** In a range, the earlier expression takes the year of the later, and figures of both are read in the same order. */
function lendParts(expressions: readonly Expression[], kinds: string): Expression[] {
  const lent: Expression[] = [];
  let later: Expression | undefined;
  for (const one of expressions.toReversed()) {
    const isRange =
      later !== undefined && one.lends && later.lends && /^[-t,.f/]{1,4}$/.test(kinds.slice(one.to, later.from));
    const near = isRange ? later : undefined;
    const order = near && near.swapped === undefined && one.swapped !== undefined ? undefined : one.swapped;
    const read: Expression = { ...one, year: one.year ?? near?.year, swapped: order };
    lent.unshift(read);
    later = read;
  }
  // Forward too: 31/05 decides how 02/06 is read.
  for (const [index, one] of lent.entries()) {
    const before = lent[index - 1];
    if (!before || one.swapped === undefined || before.swapped !== undefined || !before.lends || !one.lends) continue;
    if (/^[-t,.f/]{1,4}$/.test(kinds.slice(before.to, one.from))) lent[index] = { ...one, swapped: undefined };
  }
  return lent;
}
