import type { JudgedThing } from './judge.ts';

/** Candidates shown of each thing. */
const shown = 5;

/** A thing beside its candidates, each with its score and the reasons for it, as text for a terminal. */
export function showJudged({ thing, proposals }: JudgedThing): string {
  const known = [thing.types.join(', '), ...thing.descriptions, ...thing.places.slice(0, 3), ...thing.dates];
  const lines = [`${thing.id}  ${thing.name}`, `    ${known.filter(Boolean).join('; ')}`];
  const others = thing.names.filter((name) => name !== thing.name);
  if (others.length > 0) lines.push(`    also ${others.slice(0, 4).join(', ')}`);
  for (const [index, { candidate, score, similarity, ours, theirs, features }] of proposals.slice(0, shown).entries()) {
    const given = candidate.given === undefined ? '' : `  (the service says ${candidate.given})`;
    lines.push(`  ${index + 1}. ${score.toFixed(1).padStart(5)}  ${candidate.item}  ${candidate.name}${given}`);
    if (candidate.description) lines.push(`           ${candidate.description}`);
    const name = similarity === 1 ? `same (${theirs})` : `${similarity.toFixed(2)} (${theirs} / ${ours})`;
    lines.push(`           name ${name}`);
    for (const { id, verdict, reason } of features) lines.push(`           ${id} ${verdict} (${reason})`);
    lines.push(`           from ${candidate.origin}`);
  }
  if (proposals.length === 0) lines.push('  no candidate');
  return lines.join('\n');
}
