import type { JudgedThing, Proposal } from './judge.ts';

/** A row to append to a table of links, by column. */
export type NewRow = ReadonlyMap<string, string>;

/** How a proposal became a row. */
export interface Acceptance {
  readonly tool: { readonly name: string; readonly version: string };
  /** Who looked at it and said yes (or no); nobody where a score decided. */
  readonly reviewer: string | undefined;
  /** `2026-11-24` */
  readonly date: string;
  /** Somebody says that it is another: the row denies the link. */
  readonly denied: boolean;
}

/**
 * The row that says what was found, how, and by whom. What a program found is never called a person's curation.
 * @param ids subject, predicate and object as the table writes them
 */
export function newRow(
  { thing }: JudgedThing,
  proposal: Proposal,
  [subject = '', predicate = '', object = '']: readonly string[],
  { tool, reviewer, date, denied }: Acceptance,
): NewRow {
  const { candidate, score } = proposal;
  const cells: [string, string][] = [
    ['subject_id', subject],
    ['subject_label', thing.name],
    ['predicate_id', predicate],
    ['predicate_modifier', denied ? 'Not' : ''],
    ['object_id', object],
    ['object_label', candidate.name],
    ['mapping_justification', denied ? 'semapv:MappingReview' : `semapv:${justificationOf(proposal)}`],
    ['author_label', tool.name],
    ['reviewer_label', reviewer ?? ''],
    ['mapping_tool', tool.name],
    ['mapping_tool_version', tool.version],
    ['mapping_date', date],
    ['confidence', String(Math.floor(score) / 100)],
    ['match_string', denied ? '' : proposal.theirs],
    ['comment', evidenceOf(proposal, reviewer, denied)],
  ];
  return new Map(cells.map(([column, text]) => [column, oneLine(text)]));
}

/** The term of semapv for how a program found it: by the name alone, or by more. */
export function justificationOf({ similarity, features }: Proposal): string {
  if (similarity < 1) return 'LexicalSimilarityThresholdMatching';
  return features.some(({ verdict }) => verdict === 'agrees') ? 'CompositeMatching' : 'LexicalMatching';
}

function evidenceOf(
  { candidate, ours, theirs, similarity, features, score }: Proposal,
  reviewer: string | undefined,
  denied: boolean,
): string {
  const names = similarity === 1 ? `its name is ours (${theirs})` : `its name ${theirs} is like ours (${ours})`;
  const known = features.filter(({ verdict }) => verdict !== 'unknown');
  const parts = [names, ...known.map(({ id, verdict, reason }) => `${id} ${verdict} (${reason})`)];
  const review = reviewer === undefined ? '' : ` ${reviewer} ${denied ? 'says that it is another' : 'accepted it'}.`;
  return `${candidate.origin}: ${candidate.item}, ${candidate.name}. ${parts.join('; ')}. Score ${score}.${review}`;
}

/** Cells hold one line; readers of SSSOM take | for a list and # for a comment. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('|', '/')
    .replaceAll('#', 'no. ')
    .trim();
}
