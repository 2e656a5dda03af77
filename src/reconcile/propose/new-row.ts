import type { JudgedThing, Proposal } from './judge.ts';

/** A row to append to a mapping set, by column. */
export type NewRow = ReadonlyMap<string, string>;

export interface Acceptance {
  readonly tool: { readonly name: string; readonly version: string };
  /** Who decided; undefined if the score did. */
  readonly reviewer: string | undefined;
  /** `2026-11-24` */
  readonly date: string;
  /** The reviewer says that the candidate is another thing. */
  readonly denied: boolean;
}

/**
 * The row for a link, with its justification. A link that the program found never counts as manual curation.
 * @param ids subject, predicate and object as CURIEs
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
    ['reviewer_label', listed(reviewer ?? '')],
    ['mapping_tool', tool.name],
    ['mapping_tool_version', tool.version],
    ['mapping_date', date],
    ['confidence', String(Math.floor(score) / 100)],
    ['match_string', denied ? '' : listed(proposal.theirs)],
    ['comment', evidenceOf(proposal, reviewer, denied)],
  ];
  return new Map(cells.map(([column, text]) => [column, oneLine(text)]));
}

/** A term of semapv: matched by name only, or also by class, place or date. */
function justificationOf({ similarity, features }: Proposal): string {
  if (similarity < 1) return 'LexicalSimilarityThresholdMatching';
  return features.some(({ verdict }) => verdict === 'agrees') ? 'CompositeMatching' : 'LexicalMatching';
}

function evidenceOf(
  { candidate, ours, theirs, similarity, features, score }: Proposal,
  reviewer: string | undefined,
  denied: boolean,
): string {
  const names = similarity === 1 ? `same name (${theirs})` : `name ${theirs} similar to ours (${ours})`;
  const known = features.filter(({ verdict }) => verdict !== 'unknown');
  const parts = [names, ...known.map(({ id, verdict, reason }) => `${id} ${verdict} (${reason})`)];
  const review = reviewer === undefined ? '' : ` ${denied ? 'Rejected' : 'Accepted'} by ${reviewer}.`;
  return `${candidate.origin}: ${candidate.item}, ${candidate.name}. ${parts.join('; ')}. Score ${score}.${review}`;
}

/** Cells have one line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** In a column of several values, SSSOM separates them by | and writes their own as \\|. */
function listed(text: string): string {
  return text.replaceAll('|', '\\|');
}
