import type { Mark } from './passage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The number of marks of an ordinal suffix behind figures: -й, :e, °, 'th. */
export function ordinalSuffixAt(marks: readonly Mark[], index: number, { ordinalSuffixes }: Vocabulary): number {
  const [figures, joiner, suffix] = [marks[index], marks[index + 1], marks[index + 2]];
  if (!figures || !joiner || joiner.start !== figures.end) return 0;
  if (joiner.key === '°' || joiner.key === '˚') return 1;
  if (!/^[-:.'"°]$/.test(joiner.key) || !suffix || suffix.start !== joiner.end) return 0;
  return ordinalSuffixes.has(suffix.key) ? 2 : 0;
}
