import type { JudgedThing } from './judge.ts';

/** Number of candidates shown per thing. */
const shown = 5;

/** A thing and its candidates with their scores and the reasons for them, as text. */
export function showJudged({ thing, proposals }: JudgedThing): string {
  const known = [thing.types.join(', '), ...thing.descriptions, ...thing.places.slice(0, 3), ...thing.dates];
  const lines = [`${thing.id}  ${thing.name}`, `    ${known.filter(Boolean).join('; ')}`];
  const others = thing.names.filter((name) => name !== thing.name);
  if (others.length > 0) lines.push(`    also ${others.slice(0, 4).join(', ')}`);
  for (const [index, { candidate, score, similarity, ours, theirs, features }] of proposals.slice(0, shown).entries()) {
    const given = candidate.given === undefined ? '' : `  (score of the service: ${candidate.given})`;
    lines.push(`  ${index + 1}. ${score.toFixed(1).padStart(5)}  ${candidate.item}  ${candidate.name}${given}`);
    if (candidate.description) lines.push(`           ${candidate.description}`);
    const name = similarity === 1 ? `same (${theirs})` : `${similarity.toFixed(2)} (${theirs} / ${ours})`;
    lines.push(`           name ${name}`);
    for (const { id, verdict, reason } of features) lines.push(`           ${id} ${verdict} (${reason})`);
    lines.push(`           from ${candidate.origin}`);
  }
  return lines.join('\n');
}
